/** `evenkeel measures`: every indicator that a programme's data supports, and what the others lack. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { App } from '../app/app.ts';
import { findProgramme } from '../app/find-programme.ts';
import type { MeasuresAnswer } from '../app/measure-programme.ts';
import type { Actor } from '../core/access/access.ts';
import { pence } from '../core/base/pence.ts';
import { showCount, showDecimal, showPence, showShare } from '../core/base/show.ts';
import { type Month, yearInWords } from '../core/base/time.ts';
import { MEASURES } from '../core/measures/catalogue.ts';
import { MEASURE_GROUPS, type MeasureGroup } from '../core/measures/measure-definition.ts';
import type { MeasureValue } from '../core/measures/measure-value.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

/** The use cases with the one that measures a programme. */
export type MeasuringApp = App & {
  measureProgramme(
    actor: Actor,
    scope: Parameters<App['openProgramme']>[1],
    asAt: Month | null,
  ): Promise<MeasuresAnswer>;
};
/** What the command needs: the product opened with that use case. */
export type MeasuringContext = Omit<CommandContext, 'openApp' | 'openPassingApp'> & {
  readonly openApp: () => Promise<MeasuringApp>;
  readonly openPassingApp: () => Promise<MeasuringApp>;
};

type Options = { readonly asAt?: string; readonly json?: boolean };

/** Add the command to the program. */
export function registerMeasures(program: Command, context: MeasuringContext): void {
  program
    .command('measures')
    .description('every indicator that the data supports, with its count, and what the others lack')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--as-at <month>', 'leave out later months, for example 2024-10')
    .option('--json', 'write one JSON document with every month')
    .action(async (name: string, options: Options) => {
      const isFolder = existsSync(join(name, 'programme'));
      const app = isFolder ? await context.openPassingApp() : await context.openApp();
      const scope = isFolder
        ? await app.loadProgramme(context.actor, name)
        : await findProgramme(app, context.actor, name);
      const answer = await app.measureProgramme(context.actor, scope, options.asAt ?? null);
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : measuresText(answer));
    });
}

const TITLES: ReadonlyMap<string, string> = new Map(MEASURES.map(({ name, title }) => [name, title]));

/** The newest figure of each indicator, part and basis, in tables by subject. */
export function measuresText(answer: MeasuresAnswer): string {
  const newest = newestFigures(answer.measures);
  const parts = [
    answer.asAt === null
      ? 'No month is told by the data.'
      : `As at ${answer.asAt}. The newest figure of each indicator; --json has every month.`,
    ...(answer.coverage === null ? [] : [`Flows: ${answer.coverage}.`]),
    ...answer.notes,
  ];
  for (const group of Object.keys(MEASURE_GROUPS) as MeasureGroup[]) {
    // the keys are the groups
    const rows = newest.filter(({ id }) => id.startsWith(group));
    if (rows.length > 0) parts.push(`${MEASURE_GROUPS[group]}\n${groupTable(rows)}`);
  }
  const missing = answer.unsupported.map(
    ({ id, name, missing: needs }) => `  ${id} ${name}: ${needs.join('; ')}`,
  );
  if (missing.length > 0)
    parts.push(`Not supported by the stored data; each with what it lacks:\n${missing.join('\n')}`);
  return parts.join('\n\n');
}

/** Of each indicator, part, window and basis the newest with a value; the newest without one where none has. */
function newestFigures(values: readonly MeasureValue[]): readonly MeasureValue[] {
  const newest = new Map<string, MeasureValue>();
  for (const value of values) {
    const { name, cut, basis, period, unit } = value;
    const sort = period.replace(/[0-9/-]+/g, '');
    const key = [name, basis, cut?.by, cut?.key, sort, unit].join('|');
    const known = newest.get(key);
    if (known === undefined || value.value !== null || known.value === null) newest.set(key, value);
  }
  return [...newest.values()];
}

function groupTable(rows: readonly MeasureValue[]): string {
  return textTable([
    ['Indicator', 'Period', 'Value', 'Count', 'Out of', 'Basis', 'Quality'],
    ...rows.map((row) => [
      `${row.id} ${titleOf(row)}`,
      row.period,
      row.value === null ? 'not available' : shown(row),
      row.numerator === null || !isCount(row) ? '' : plain(row.numerator),
      row.denominator === null ? '' : plain(row.denominator),
      row.basis,
      row.quality.flag === 'good' ? '' : [row.quality.flag, ...row.quality.notes].join(': '),
    ]),
  ]);
}

function titleOf({ name, cut }: MeasureValue): string {
  const [stem = name] = name.split(/_vs_plan|_pct$/);
  const title = TITLES.get(name) ?? TITLES.get(stem) ?? TITLES.get(`${stem}_n`) ?? name;
  const against = name.includes('_vs_plan') ? ', against plan' : '';
  return cut === null ? `${title}${against}` : `${title}${against}, ${cut.by} ${cut.key}`;
}

/** Say whether the number above the line is of cases; money and weeks are shown in the value. */
function isCount({ unit }: MeasureValue): boolean {
  return unit === 'share' || unit === 'count/month' || unit === 'per 1,000' || unit === 'per 100';
}

function plain(value: number): string {
  return Number.isInteger(value) ? showCount(value) : showDecimal(value, 1);
}

function shown({ value, unit }: MeasureValue): string {
  const number = value ?? 0;
  switch (unit) {
    case 'share':
      return showShare(number, 1);
    case 'pence':
    case 'pence/plan':
    case 'pence/person':
      return showPence(pence(Math.round(number)));
    case 'financial year':
      return yearInWords(number);
    case 'count':
      return plain(number);
    default:
      return `${showDecimal(number, 2)}${unit === 'score' || unit === 'ratio' ? '' : ` ${unit}`}`;
  }
}
