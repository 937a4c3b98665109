/** `evenkeel plan from-reference` and `evenkeel plan bridge`: a plan made from a calibration; one plan beside another. */
import type { Command } from 'commander';
import { bridgeFolders } from '../app/bridge-folders.ts';
import { writePlanFromReference } from '../app/plan-from-reference.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { bridgeText } from './bridge-text.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { addPlanCourses } from './plan-courses.ts';
import { addPlanExplain } from './plan-explain.ts';
import { addPlanOnRecords } from './plan-on-records.ts';
import { addPlanOutturn } from './plan-outturn.ts';
import { addPlanS251 } from './plan-s251.ts';
import { addPlanVersions } from './plan-versions.ts';
import { addPlanWorkbook } from './plan-workbook.ts';

/** Add the commands to the program. */
export function registerPlan(program: Command, context: CommandContext): void {
  const plan = commandGroup(program, 'plan', 'management plans');
  plan
    .command('from-reference')
    .description('make a plan of a reference calibration')
    .argument('<file>', 'the calibration, a JSON file')
    .requiredOption('--out <folder>', 'where to write plan.json')
    .option('--json', 'write one JSON document')
    .action(async (file: string, { out, json }: { readonly out: string; readonly json?: boolean }) => {
      const written = await writePlanFromReference(file, out);
      context.out(
        json === true
          ? writeExactJson({ schema: 'evenkeel/plan-written@1', file: written })
          : `Wrote ${written}. Forecast it with "evenkeel forecast plan ${out}".`,
      );
    });
  plan
    .command('bridge')
    .description('what moved the in-year deficit from one plan to another, to the penny')
    .argument('<from>', 'folder of the earlier plan')
    .argument('<to>', 'folder of the later plan')
    .option('--json', 'write one JSON document')
    .action(async (from: string, to: string, options: { readonly json?: boolean }) => {
      const answer = await bridgeFolders(from, to);
      context.out(options.json === true ? writeExactJson(answer) : bridgeText(answer));
    });
  addPlanCourses(plan, context);
  addPlanOutturn(plan, context);
  addPlanExplain(plan, context);
  addPlanOnRecords(plan, context);
  addPlanS251(plan, context);
  addPlanVersions(plan, context);
  addPlanWorkbook(plan, context);
}
