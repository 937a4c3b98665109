/** `evenkeel plan workbook|workbook-changes|workbook-accept`: a plan as an Excel workbook, and back again change by change. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { folderPlanSource } from '../app/plans/plan-source.ts';
import {
  type ChangedHeadline,
  planWorkbook,
  readPlanWorkbookBack,
  type WorkbookAnswer,
} from '../app/plans/plan-workbook.ts';
import { writeWhole } from '../app/write-whole.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { pence } from '../core/base/pence.ts';
import { raise } from '../core/base/problem.ts';
import { showCount, showPence } from '../core/base/show.ts';
import { EVIDENCE_GRADES } from '../core/plan/evidence-grade.ts';
import { showCell } from '../core/plan/show-assumption.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme, openToChange } from './open-named-programme.ts';
import { textTable } from './text-table.ts';

type Json = { readonly json?: boolean };
const PLAN = 'folder with a plan.json, id of a stored programme, or a programme folder';

/** Add the commands under `plan`. */
export function addPlanWorkbook(plan: Command, context: CommandContext): void {
  plan
    .command('workbook')
    .description('write a plan as an Excel workbook with live formulas')
    .argument('<plan>', PLAN)
    .requiredOption('--out <file>', 'where to write it, FILE.xlsx')
    .option('--json', 'write one JSON document')
    .action(async (name: string, { out, json }: Json & { readonly out: string }) => {
      const bytes = await bytesOf(context, name);
      await writeWhole(out, bytes);
      context.out(
        json === true
          ? writeExactJson({ schema: 'evenkeel/plan-workbook-written@1', file: out, bytes: bytes.length })
          : `Wrote ${out}. Change the cells in a frame, save it, and see what they do with "evenkeel plan workbook-changes ${out} ${name}".`,
      );
    });

  plan
    .command('workbook-changes')
    .description('what a workbook that came back would change in a plan; nothing is kept')
    .argument('<file>', 'the workbook, XLSX')
    .argument('<plan>', PLAN)
    .option('--json', 'write one JSON document')
    .action(async (file: string, name: string, { json }: Json) => {
      const answer = await answerOf(context, file, name);
      context.out(json === true ? writeExactJson(answer) : changesText(answer));
      if (answer.questions.length > 0) context.setExit(1);
    });

  plan
    .command('workbook-accept')
    .description('take over changes of a workbook into the live plan, each with its reason, source and grade')
    .argument('<file>', 'the workbook, XLSX')
    .argument('<programme>', 'id of a stored programme')
    .requiredOption('--reason <words>', 'why they are set so')
    .requiredOption('--source <words>', 'where the values come from')
    .requiredOption('--grade <grade>', `how well they are founded: ${EVIDENCE_GRADES.join(', ')}`)
    .option(
      '--only <cells...>',
      'only these cells, as workbook-changes names them; all changes where not given',
    )
    .option('--json', 'write one JSON document')
    .action(async (file: string, name: string, options: AcceptOptions) => {
      const { app, scope } = await openToChange(context, name);
      const answer = await app.plans.workbookChanges(context.actor, scope, file);
      const { reason, source, grade, only, json } = options;
      const set = await app.plans.setAll(context.actor, scope, {
        changes: chosen(answer, only),
        reason,
        source,
        grade,
        planVersion: answer.planVersion,
        workbook: { sha256: answer.sha256 },
      });
      const version = set[0]?.planVersion ?? 0;
      const lines = set.map(
        (one) => `  ${one.cell}: ${showCell(one.cell, one.oldValue)} to ${showCell(one.cell, one.newValue)}`,
      );
      context.out(
        json === true
          ? writeExactJson({
              schema: 'evenkeel/plan-workbook-accepted@1',
              planVersion: version,
              settings: set,
            })
          : `Set ${set.length} ${set.length === 1 ? 'cell' : 'cells'}; the live plan is at version ${version}.\n${lines.join('\n')}`,
      );
    });
}

type AcceptOptions = Json & {
  readonly reason: string;
  readonly source: string;
  readonly grade: string;
  readonly only?: readonly string[];
};

function chosen({ changes }: WorkbookAnswer, only: readonly string[] | undefined) {
  const unknown = only?.find((cell) => !changes.some((change) => change.cell === cell));
  if (unknown !== undefined)
    raise({
      code: 'call.wrong',
      place: unknown,
      message: 'The workbook changes no cell of that name',
      advice: 'Name cells as "evenkeel plan workbook-changes" lists them.',
    });
  return changes
    .filter(({ cell }) => only === undefined || only.includes(cell))
    .map(({ cell, value }) => ({ cell, value }));
}

/** A folder with a plan.json alone is no programme: it is read as it lies there. */
function isPlanFolder(name: string): boolean {
  return name.endsWith('.json') || existsSync(`${name}/plan.json`);
}

async function bytesOf(context: CommandContext, name: string): Promise<Uint8Array> {
  if (isPlanFolder(name)) return await planWorkbook(await folderPlanSource(name, productOf(context)));
  const { app, scope } = await openNamedProgramme(context, name);
  return await app.plans.workbook(context.actor, scope);
}

async function answerOf(context: CommandContext, file: string, name: string): Promise<WorkbookAnswer> {
  if (isPlanFolder(name))
    return await readPlanWorkbookBack(await folderPlanSource(name, productOf(context)), file);
  const { app, scope } = await openNamedProgramme(context, name);
  return await app.plans.workbookChanges(context.actor, scope, file);
}

function productOf({ version }: CommandContext): string {
  return `Evenkeel ${version}`;
}

const money = (amount: bigint) => showPence(pence(amount));

function changesText(answer: WorkbookAnswer): string {
  const { changes, all, now, follows, movedInPlan, questions } = answer;
  const count = changes.length;
  const head =
    count === 0
      ? `The workbook changes nothing; ${answer.cellsRead} cells were read.`
      : `The workbook changes ${count} ${count === 1 ? 'cell' : 'cells'} of the plan. Nothing is kept yet.`;
  const hasGrant = now.wholeGrantPence !== null || (all?.headline?.wholeGrantPence ?? null) !== null;
  const grant = (cell: string) => (hasGrant ? [cell] : []);
  const effects = (one: ChangedHeadline) => [
    ...effectOf(one),
    ...grant(one.headline === null ? '' : grantText(one.headline.wholeGrantPence)),
  ];
  const table = textTable([
    [
      'Cell',
      'In the plan',
      'In the workbook',
      `In-year ${now.lastYear}`,
      'Deficit after contributions',
      'Balance from',
      ...grant('Whole grant, before contributions'),
    ],
    [
      'The plan as it stands',
      '',
      '',
      money(now.lastInYearPence),
      money(now.afterContributionsPence),
      now.firstBalance ?? 'none',
      ...grant(grantText(now.wholeGrantPence)),
    ],
    ...changes.map(({ cell, before, after, hasMoved, alone }) => [
      cell,
      before,
      hasMoved ? `${after} (the plan has moved meanwhile)` : after,
      ...effects(alone),
    ]),
    ...(all === null ? [] : [['All of them together', '', '', ...effects(all)]]),
  ]);
  const moved =
    movedInPlan.length === 0
      ? []
      : [
          `Changed in the plan since the workbook was written, and left as the plan has them: ${movedInPlan.join(', ')}.`,
        ];
  const asked = questions.map(
    ({ place, message, advice }) => `  ${place ?? ''}: ${message}. ${advice ?? ''}`,
  );
  return [
    head,
    ...(count === 0 ? [] : [table]),
    ...(follows.length === 0 ? [] : [`Plans that move with the mitigations:\n${followsText(follows)}`]),
    ...moved,
    ...(asked.length === 0 ? [] : [`Not read, please look at these:\n${asked.join('\n')}`]),
  ].join('\n\n');
}

function grantText(amount: bigint | null): string {
  return amount === null ? 'not stated' : money(amount);
}

function followsText(follows: WorkbookAnswer['follows']): string {
  return follows
    .map(({ label, before, value }) => `  ${label}: ${showCount(before)} to ${showCount(value)}`)
    .join('\n');
}

function effectOf({ headline, problem }: ChangedHeadline): readonly string[] {
  return headline === null
    ? [problem.message, '', '']
    : [
        money(headline.lastInYearPence),
        money(headline.afterContributionsPence),
        headline.firstBalance ?? 'none',
      ];
}
