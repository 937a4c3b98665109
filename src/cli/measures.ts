/** `evenkeel measures`: every indicator that a programme's data supports, and what the others lack. */
import type { Command } from 'commander';
import type { MeasuresAnswer } from '../app/measure-programme.ts';
import { pence } from '../core/base/pence.ts';
import { showCount, showDecimal, showPence, showShare } from '../core/base/show.ts';
import { yearInWords } from '../core/base/time.ts';
import { MEASURES } from '../core/measures/catalogue.ts';
import { MEASURE_GROUPS, type MeasureGroup } from '../core/measures/measure-definition.ts';
import type { MeasureValue } from '../core/measures/measure-value.ts';
import { isOfOneSchool, newestOfEach } from '../core/measures/public-measures.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { textTable } from './text-table.ts';

type Options = { readonly asAt?: string; readonly json?: boolean; readonly public?: boolean };
/** A figure, with its mark where it is for publication. */
type ShownMeasure = MeasureValue & { readonly mark?: string | null };
/** An answer as it is, or protected for publication under a rule that stands on it. */
type ShownAnswer = Omit<MeasuresAnswer, 'measures'> & {
  readonly measures: readonly ShownMeasure[];
  readonly disclosure?: { readonly rule: string; readonly text: string };
};

/** Add the command to the program. */
export function registerMeasures(program: Command, context: CommandContext): void {
  program
    .command('measures')
    .description('every indicator that the data supports, with its count, and what the others lack')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--as-at <month>', 'leave out later months, for example 2024-10')
    .option('--public', 'round counts and keep small groups back, the newest figure of each only')
    .option('--json', 'write one JSON document with every month')
    .action(async (name: string, options: Options) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const copy = options.public === true ? 'public' : 'internal';
      const answer: ShownAnswer = await app.measureProgramme(
        context.actor,
        scope,
        options.asAt ?? null,
        copy,
      );
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : measuresText(answer));
    });
}

const TITLES: ReadonlyMap<string, string> = new Map(MEASURES.map(({ name, title }) => [name, title]));

/** The newest figure of each indicator, part and basis, in tables by subject. */
export function measuresText(answer: ShownAnswer): string {
  const all: readonly ShownMeasure[] = newestOfEach(answer.measures);
  const newest = all.filter((measure) => !isOfOneSchool(measure));
  const ofSchools = all.length - newest.length;
  const parts = [
    answer.asAt === null
      ? 'No month is told by the data.'
      : `As at ${answer.asAt}. The newest figure of each indicator; --json has every month.`,
    ...(answer.coverage === null ? [] : [`Flows: ${answer.coverage}.`]),
    ...(answer.disclosure === undefined ? [] : [answer.disclosure.text]),
    ...answer.notes,
    ...(ofSchools === 0
      ? []
      : [`${showCount(ofSchools)} figures of single schools and settings stand in --json only.`]),
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

function groupTable(rows: readonly ShownMeasure[]): string {
  const table = textTable([
    ['Indicator', 'Period', 'Value', 'Count', 'Out of', 'Basis', 'Quality'],
    ...rows.map((row) => [
      titleOf(row),
      row.period,
      valueCell(row),
      row.numerator === null || !isCount(row) ? '' : plain(row.numerator),
      row.denominator === null ? '' : plain(row.denominator),
      row.basis,
      row.quality.flag === 'good' ? '' : row.quality.flag,
    ]),
  ]);
  const notes = rows
    .filter(({ quality }) => quality.notes.length > 0)
    .map((row) => `  ${titleOf(row)}, ${row.period}, ${row.basis}: ${row.quality.notes.join('; ')}`);
  return [table, ...notes].join('\n');
}

/** A figure that is kept back shows its mark; one that is not there says so and is never nought. */
function valueCell(row: ShownMeasure): string {
  if (row.value !== null) return shown(row);
  return row.mark === undefined || row.mark === null || row.mark === 'x' ? 'not available' : row.mark;
}

function titleOf({ id, name, cut }: MeasureValue): string {
  const stem = name.replace(/_vs_plan(_pct)?$/, '');
  const title = TITLES.get(stem) ?? TITLES.get(stem.replace(/_pct$/, '')) ?? stem;
  const against = name.includes('_vs_plan') ? ', against plan' : '';
  return `${id} ${title}${against}${cut === null ? '' : `, ${cut.by} ${cut.key}`}`;
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
