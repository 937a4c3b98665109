/** `evenkeel plan on-records`: a stored plan's own plan numbers held against those that the programme's records foretell. */
import type { Command } from 'commander';
import { spreadByLevel } from '../app/chances-answer.ts';
import { PLAN_LEVELS } from '../app/forecast-plan.ts';
import { CHANCE } from '../app/forecast-programme-plan.ts';
import type { StoredPlanOnRecords } from '../app/plan-on-records.ts';
import { planOnRecordsView } from '../app/views/plan-on-records-view.ts';
import { yearInWords } from '../core/base/time.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { textTable } from './text-table.ts';

/** Add the command under `plan`. */
export function addPlanOnRecords(plan: Command, context: CommandContext): void {
  plan
    .command('on-records')
    .description('hold a plan that states its own plan numbers against those that the records foretell')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--json', 'write one JSON document')
    .action(async (name: string, { json }: { readonly json?: boolean }) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const stored = await app.planOnRecords(context.actor, scope);
      context.out(
        json === true ? JSON.stringify(answerOf(stored, context.version), null, 2) : textOf(stored),
      );
      if (stored.kind === 'refused') context.setExit(1);
    });
}

function textOf(stored: StoredPlanOnRecords): string {
  const { sentences, conditions, charts, deficits, note } = planOnRecordsView(stored);
  const tables = [conditions, ...charts.map(({ table }) => table), deficits].filter((one) => one !== null);
  return [
    sentences.join('\n'),
    ...tables.map(({ caption, columns, rows }) =>
      [caption, textTable([columns.map(({ header }) => header), ...rows.map(({ cells }) => cells)])].join(
        '\n',
      ),
    ),
    note,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `evenkeel/plan-on-records@1`. */
function answerOf(stored: StoredPlanOnRecords, version: string) {
  const head = { schema: 'evenkeel/plan-on-records@1', version, ...CHANCE, kind: stored.kind };
  if (stored.kind === 'same') return head;
  if (stored.kind === 'refused') return { ...head, problem: stored.problem };
  const { sentences, isOutside, plans, conditions, deficits } = stored.told;
  return {
    ...head,
    inputs: stored.from.inputs,
    sentences,
    isOutside,
    plans: plans.map(({ year, ...rest }) => ({ date: `${year}-03-31`, ...rest })),
    conditions: conditions.map(({ condition: { id, probability }, onRecords }) => ({
      id,
      onOwnNumbers: probability,
      onRecords,
    })),
    inYearDeficitPence: deficits.map(({ year, own, onRecords }) => ({
      year: yearInWords(year),
      onOwnNumbers: spreadByLevel(own, PLAN_LEVELS),
      onRecords: spreadByLevel(onRecords, PLAN_LEVELS),
    })),
  };
}
