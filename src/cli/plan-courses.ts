/** `evenkeel plan courses`: the plan and each of its scenarios by placement type, without mitigations and with them. */
import type { Command } from 'commander';
import { type CoursesAnswer, planCourses } from '../app/plans/plan-courses.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { pence } from '../core/base/pence.ts';
import { showMillions } from '../core/base/show.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

/** Add the command under `plan`. */
export function addPlanCourses(plan: Command, context: CommandContext): void {
  plan
    .command('courses')
    .description('a plan and each of its scenarios by placement type, without mitigations and with them')
    .argument('<folder>', 'a folder with plan.json, or that file')
    .option('--json', 'write one JSON document')
    .action(async (folder: string, options: { readonly json?: boolean }) => {
      const answer = await planCourses(folder);
      context.out(
        options.json === true ? writeExactJson(answer) : answer.courses.map(courseText).join('\n\n'),
      );
    });
}

function courseText({
  id,
  years,
  types,
  inYearDeficitPence,
  residualPence,
  firstSustainedBalance,
}: CoursesAnswer['courses'][number]): string {
  const row = (label: string, amounts: Readonly<Record<string, bigint>> | null) =>
    amounts === null ? [] : [[label, ...years.map((year) => showMillions(pence(amounts[year] ?? 0n), 2))]];
  const table = textTable([
    ['Type', ...years],
    ...types.flatMap((one) => [
      ...row(`${one.type}, unmitigated`, one.unmitigatedPence),
      ...row(one.type, one.mitigatedPence),
      ...row('  spared', one.differencePence),
    ]),
    ...row('In-year deficit', inYearDeficitPence),
  ]);
  const balance =
    firstSustainedBalance === null ? 'does not balance' : `balances from ${firstSustainedBalance}`;
  return `${id}: ${balance}, ${showMillions(pence(residualPence), 2)} left after payments and own contribution\n${table}`;
}
