/** Deficits of the grant and totals of the grant by authority; a deficit is positive, and the heading says so. */
import { type FinancialYear, parseYear } from '../../../core/base/time.ts';
import { parseNumber } from '../../../core/domain/numbers.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { Layout } from '../tables/layout.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { POUNDS } from './allocation-figure.ts';
import { firstOf } from './first-of.ts';
import { amountReader } from './read-amounts.ts';

const TABLE = 'DSG deficit';
/** Headings of the lines. */
export const DEFICIT_HEADINGS = {
  percent: 'Cumulative deficit as a percentage of the total grant (positive = deficit)',
  carriedForward: 'Carried forward, section 251 line 1.9.3 (£s, positive = deficit)',
  total: 'Total DSG allocation (£s)',
} as const;

const FIRST_YEAR = 2015;
const YEARS = Array.from({ length: 30 }, (_, at) => FIRST_YEAR + at);
/** "s251_1_9_3_carried_forward_2023_24_gbp" for each year, to the year. */
const CARRIED_FORWARD: ReadonlyMap<string, FinancialYear> = new Map(
  YEARS.map((year) => [`s251193carriedforward${year}${String(year + 1).slice(2)}gbp`, year]),
);

/** Read "202122" or "2021-22". */
function yearOfPeriod(text: string): FinancialYear | null {
  return parseYear(/^\d{6}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}` : text);
}

/** The largest difference between a deficit and its negative that rounding explains [percent]. */
const ROUNDING = 0.011;

/**
 * Make a reader of the deficit as a share of the grant. The table has the balance too, with the opposite sign; the
 * deficit is kept, and a row where they disagree is told.
 * @source DfE, section 251 outturn line 1.9.3 over the total of the grant.
 */
function percentReader(input: ReaderInput): RowReader {
  const periodAt = placeOf(input.headers, 'timeperiod');
  const deficitAt = placeOf(input.headers, 'deficit');
  const balanceAt = input.headers.findIndex((header) => columnKey(header).startsWith('dsgcumulativebalance'));
  const column = { place: deficitAt, table: TABLE, heading: DEFICIT_HEADINGS.percent, power: null };
  return amountReader(input, {
    numberAt: firstOf(input.headers, ['oldlacode', 'lacode']),
    nameAt: placeOf(input.headers, 'laname'),
    levelAt: placeOf(input.headers, 'geographiclevel'),
    columns: [column],
    yearOf: (cells) => yearOfPeriod(cellAt(cells, periodAt)),
    checkCells: (cells, row) => {
      const deficit = parseNumber(cellAt(cells, deficitAt));
      const balance = parseNumber(cellAt(cells, balanceAt));
      if (deficit !== null && balance !== null && Math.abs(deficit + balance) > ROUNDING)
        input.log.add('deficit.signs-disagree', row, input.headers[balanceAt] ?? null);
    },
  });
}

/**
 * Make a reader of balances carried forward in pounds; the year stands in the name of the column.
 * @source DfE, section 251 outturn line 1.9.3; positive = deficit.
 */
function carriedForwardReader(input: ReaderInput): RowReader {
  const place = input.headers.findIndex((header) => CARRIED_FORWARD.has(columnKey(header)));
  const year = CARRIED_FORWARD.get(columnKey(input.headers[place] ?? '')) ?? null;
  return amountReader(input, {
    numberAt: firstOf(input.headers, ['oldlacode']),
    nameAt: placeOf(input.headers, 'laname'),
    levelAt: -1,
    columns: [{ place, table: TABLE, heading: DEFICIT_HEADINGS.carriedForward, power: POUNDS }],
    yearOf: () => year,
  });
}

/**
 * Make a reader of the total of the grant, one sheet a year.
 * @source DfE, dedicated schools grant allocations, total before recoupment, as gathered by year.
 */
function grantTotalReader(input: ReaderInput): RowReader {
  const periodAt = placeOf(input.headers, 'timeperiod');
  const place = placeOf(input.headers, 'totaldsgallocations');
  return amountReader(input, {
    numberAt: placeOf(input.headers, 'lacode'),
    nameAt: placeOf(input.headers, 'laname'),
    levelAt: -1,
    columns: [{ place, table: 'Summary', heading: DEFICIT_HEADINGS.total, power: POUNDS }],
    yearOf: (cells) => yearOfPeriod(cellAt(cells, periodAt)),
  });
}

/** Tables of deficits, and of the grant's total by year. */
export const DEFICIT_LAYOUTS: readonly Layout[] = [
  {
    kind: 'dsg-deficit',
    name: 'deficit-percent',
    reader: percentReader,
    required: ['timeperiod', 'geographiclevel', 'laname', 'deficit'],
    optional: [
      'regionname',
      'oldlacode',
      'lacode',
      'dsgcumulativebalanceasaofthetotalincome',
      'financialyear',
    ],
  },
  {
    kind: 'dsg-deficit',
    name: 'carried-forward',
    reader: carriedForwardReader,
    required: ['laname', 'oldlacode', [...CARRIED_FORWARD.keys()]],
    optional: ['lacode', 'newlacode'],
  },
  {
    kind: 'dsg-allocations',
    name: 'grant-total',
    reader: grantTotalReader,
    required: ['lacode', 'laname', 'totaldsgallocations', 'timeperiod'],
    optional: [],
  },
];
