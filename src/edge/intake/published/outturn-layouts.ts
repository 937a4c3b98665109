/** Section 251 tables with one row of headings: the flat outturn, the benchmarking service's two files, and top-up spend. */
import { parseYear } from '../../../core/base/time.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { Layout } from '../tables/layout.ts';
import type { ProblemLog } from '../tables/problem-log.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { type AmountColumn, POUNDS } from './allocation-figure.ts';
import { yearIn } from './allocation-headings.ts';
import { firstOf } from './first-of.ts';
import { OUTTURN_SUBJECTS, outturnColumn } from './outturn-subjects.ts';
import { amountReader } from './read-amounts.ts';

const FRAME: ReadonlySet<string> = new Set([
  ...['region', 'regionname', 'lacode', 'oldlacode', 'newlacode', 'laname', 'runtype', 'runid'],
  ...['year', 'financialyear', 'timeperiod', ''],
]);

function figureColumns(headers: readonly string[]): AmountColumn[] {
  return headers.flatMap((header, place) =>
    FRAME.has(columnKey(header)) ? [] : [outturnColumn(place, header)],
  );
}

/**
 * Make a reader of the flat outturn: headings "Outturn | group | item" and "Budget | group | item".
 * @source DfE, section 251 budget and outturn, as laid flat: one row an authority.
 */
function flatOutturnReader(input: ReaderInput): RowReader {
  const yearAt = firstOf(input.headers, ['financialyear', 'year']);
  const named = yearIn(input.name);
  return amountReader(input, {
    numberAt: firstOf(input.headers, ['lacode', 'oldlacode']),
    nameAt: placeOf(input.headers, 'laname'),
    levelAt: -1,
    columns: figureColumns(input.headers),
    yearOf: (cells) => (yearAt < 0 ? named : parseYear(cellAt(cells, yearAt))),
  });
}

/** A total that is less than one of its parts is a contradiction, told and left as it stands. */
function checkPlans(lines: readonly AllocationLine[], row: number, log: ProblemLog): void {
  const plans = lines.filter(({ heading, quantity }) => /^EHCP/.test(heading) && quantity !== null);
  const total = plans.find(({ heading }) => heading === 'EHCPTotal')?.quantity ?? null;
  if (total !== null && plans.some(({ quantity }) => (quantity ?? 0) > total))
    log.add('plans.total-below-part', row, 'EHCPTotal');
}

/**
 * Make a reader of the benchmarking service's files. `RunId` is the year in which the financial year ends.
 * The files name no authority, only its number.
 * @source DfE, Financial Benchmarking and Insights Tool, files LocalAuthorityFinancial and LocalAuthorityNonFinancial.
 */
function benchmarkingReader(input: ReaderInput): RowReader {
  const endsAt = placeOf(input.headers, 'runid');
  return amountReader(input, {
    numberAt: placeOf(input.headers, 'lacode'),
    nameAt: -1,
    levelAt: -1,
    columns: figureColumns(input.headers),
    yearOf: (cells) => {
      const ends = /^20\d\d$/.exec(cellAt(cells, endsAt))?.[0];
      return ends === undefined ? null : Number(ends) - 1;
    },
    check: checkPlans,
  });
}

const TOP_UP: readonly (readonly [key: string, heading: string, power: number | null])[] = [
  ['totalspend', 'Total spend (£)', POUNDS],
  ['spendperhead', 'Spend per head of people aged 2 to 18 (£ per head)', null],
  ['popest', 'People aged 2 to 18', null],
];

/**
 * Make a reader of top-up spend in special and alternative settings: the category stands before each heading.
 * @source DfE, section 251 outturn, top-up funding by category of setting.
 */
function topUpReader(input: ReaderInput): RowReader {
  const yearAt = placeOf(input.headers, 'year');
  const categoryAt = placeOf(input.headers, 'category');
  return amountReader(input, {
    numberAt: firstOf(input.headers, ['oldlacode', 'lacode']),
    nameAt: placeOf(input.headers, 'laname'),
    levelAt: -1,
    columns: TOP_UP.map(([key, heading, power]) => {
      return { place: placeOf(input.headers, key), table: OUTTURN_SUBJECTS.topUp, heading, power };
    }),
    yearOf: (cells) => parseYear(cellAt(cells, yearAt)),
    prefixOf: (cells) => cellAt(cells, categoryAt),
  });
}

/** Section 251 tables by their columns. */
export const OUTTURN_LAYOUTS: readonly Layout[] = [
  {
    kind: 's251-outturn',
    name: 'outturn-flat',
    reader: flatOutturnReader,
    required: [['lacode', 'oldlacode'], 'laname', ['outturnplacefunding', 'budgetplacefunding']],
    optional: [],
    takesAnyColumn: true,
  },
  {
    kind: 's251-outturn',
    name: 'benchmarking',
    reader: benchmarkingReader,
    required: ['runid', 'lacode', ['outturntotalhighneeds', 'ehcptotal']],
    optional: [],
    takesAnyColumn: true,
  },
  {
    kind: 's251-outturn',
    name: 'top-up-spend',
    reader: topUpReader,
    required: ['laname', 'category', 'year', 'spendperhead', 'popest', 'totalspend'],
    optional: ['region', 'oldlacode', 'lacode'],
  },
];
