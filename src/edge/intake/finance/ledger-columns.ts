/** The columns of a ledger table out of its headings: which amounts are kept, of what and when, and which only check others. */
import type { FinancialYear, Month } from '../../../core/base/time.ts';
import { financialYearOf, monthOfPeriod } from '../../../core/domain/financial-period.ts';
import type { LedgerBasis } from '../../../core/domain/ledger-line.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { type AmountHeading, readAmountHeading, type TextRole, textRole } from './ledger-words.ts';

/** When the amounts of a column are of; `row` where the row's own period says it. */
export type ColumnTime =
  | { readonly is: 'row' }
  | { readonly is: 'year' }
  | { readonly is: 'month'; readonly month: Month }
  | { readonly is: 'period'; readonly period: number };

/** A column of figures of money. */
export type FigureColumn = {
  readonly place: number;
  readonly heading: string;
  /** 2 pounds, 5 thousands, 8 millions. */
  readonly power: number;
};

/** A column of amounts that are kept. */
export type AmountColumn = FigureColumn & {
  /** -1 for a column of credits. */
  readonly sign: 1 | -1;
  readonly basis: LedgerBasis;
  readonly year: FinancialYear | null;
  readonly time: ColumnTime;
};

/** A column that is not kept: it is held against others. */
export type CheckColumn = FigureColumn & {
  readonly check: 'months' | 'variance';
  /** For months: places of the columns that it sums. For a variance: none. */
  readonly of: readonly number[];
};

/** The columns of one table. */
export type LedgerColumns = {
  readonly texts: ReadonlyMap<TextRole, number>;
  readonly amounts: readonly AmountColumn[];
  readonly checks: readonly CheckColumn[];
  /** Columns of amounts that are left out, with which a variance may still have been worked out. */
  readonly leftOut: readonly FigureColumn[];
  /** What is to be told of columns before any row is read. */
  readonly told: readonly { readonly code: ReadingProblemCode; readonly heading: string }[];
};

type Found = { readonly place: number; readonly heading: string; readonly says: AmountHeading };
type Told = { code: ReadingProblemCode; heading: string };

/** What the titles above a table say for all its columns. */
export type TableFrame = { readonly year: FinancialYear | null; readonly power: number | null };

/** Take the headings of a table, one a column, as its columns. `frame` serves where a heading is silent. */
export function ledgerColumns(headings: readonly string[], frame: TableFrame): LedgerColumns {
  const texts = new Map<TextRole, number>();
  const found: Found[] = [];
  const told: Told[] = [];
  for (const [place, heading] of headings.entries()) {
    if (heading === '') continue;
    const role = textRole(heading);
    if (role !== null) {
      if (!texts.has(role)) texts.set(role, place);
      continue;
    }
    const says = readAmountHeading(heading);
    if (says === null) told.push({ code: 'column.unknown', heading });
    else found.push({ place, heading, says });
  }
  nameLines(texts, headings, found);
  return { texts, ...sortOut(found, texts, frame, told), told };
}

/** Where no column is headed as the account, the description or the first column without figures names the lines. */
function nameLines(texts: Map<TextRole, number>, headings: readonly string[], found: readonly Found[]): void {
  if (texts.has('account') || texts.has('accountName') || texts.has('description')) return;
  const taken = new Set([...texts.values(), ...found.map(({ place }) => place)]);
  const first = headings.findIndex((_, place) => !taken.has(place));
  if (first >= 0) texts.set('account', first);
  else if (!texts.has('costCentre')) texts.set('account', 0);
}

function isMonthly({ when }: AmountHeading): boolean {
  return when?.is === 'month' || when?.is === 'period';
}

/** The words that say that an amount is of what. */
function basisOf(says: AmountHeading, hasActual: boolean): LedgerBasis | null {
  switch (says.is) {
    case 'actual':
    case 'budget':
    case 'forecast':
      return says.is;
    case 'outturn':
      return hasActual ? 'forecast' : 'actual';
    case 'amount':
    case 'debit':
    case 'credit':
      return 'actual';
    default:
      return null;
  }
}

type Sorted = Pick<LedgerColumns, 'amounts' | 'checks' | 'leftOut'>;

function sortOut(
  found: readonly Found[],
  texts: ReadonlyMap<TextRole, number>,
  frame: TableFrame,
  told: Told[],
): Sorted {
  const monthly = found.filter(({ says }) => isMonthly(says));
  const hasActual = found.some(({ says }) => says.is === 'actual');
  const hasForecast = found.some(
    ({ says }) => says.is === 'forecast' || (says.is === 'outturn' && hasActual),
  );
  if (monthly.length > 0 && monthly.every(({ says }) => says.is === null))
    told.push({ code: 'ledger.months-taken-as-actual', heading: monthly[0]?.heading ?? '' });
  const sorting: Sorting = {
    texts,
    frame,
    told,
    hasActual,
    isPartYear: hasForecast,
    monthly: monthly.map((one) => ({ ...one, basis: basisOf(one.says, hasActual) ?? 'actual' })),
    hasLaterBudget: found.some(
      ({ says }) => says.is === 'budget' && !says.isOriginal && !says.isToDate && !isMonthly(says),
    ),
  };
  const amounts: AmountColumn[] = [];
  const checks: CheckColumn[] = [];
  const leftOut: FigureColumn[] = [];
  for (const one of found) {
    const column = sortColumn(one, sorting);
    if (column === null)
      leftOut.push({ place: one.place, heading: one.heading, power: one.says.power ?? frame.power ?? 2 });
    else if ('check' in column) checks.push(column);
    else amounts.push(column);
  }
  return { amounts: withoutAlike(amounts, told), checks, leftOut };
}

type Sorting = {
  readonly texts: ReadonlyMap<TextRole, number>;
  readonly frame: TableFrame;
  readonly told: Told[];
  readonly hasActual: boolean;
  /** True where a forecast stands beside the actuals: the year is not over, so they are up to a day. */
  readonly isPartYear: boolean;
  readonly hasLaterBudget: boolean;
  readonly monthly: readonly (Found & { readonly basis: LedgerBasis })[];
};

/** Decide what one column is; null where it is left out, which is then told. */
function sortColumn(one: Found, sorting: Sorting): AmountColumn | CheckColumn | null {
  const { place, heading, says } = one;
  const power = says.power ?? sorting.frame.power ?? 2;
  const leaveOut = (code: ReadingProblemCode) => {
    sorting.told.push({ code, heading });
    return null;
  };
  if (says.is === 'left-out' || (says.isOriginal && sorting.hasLaterBudget))
    return leaveOut('ledger.column-left-out');
  if (says.is === 'variance') return { place, heading, power, check: 'variance', of: [] };
  if (says.when?.is === 'after-year-end') return leaveOut('ledger.after-year-end');
  if (says.when?.is === 'quarter') return quarterColumn(one, says.when.quarter, power, sorting, leaveOut);
  if (says.when?.is === 'month' || says.when?.is === 'period') {
    const basis = basisOf(says, sorting.hasActual) ?? 'actual';
    return { place, heading, power, sign: signOf(says), basis, year: says.year, time: says.when };
  }
  return yearColumn(one, power, sorting, leaveOut);
}

function signOf({ is }: AmountHeading): 1 | -1 {
  return is === 'credit' ? -1 : 1;
}

/** A column of no month of its own: the sum of months beside it, an amount of the row's period, or one of the year. */
function yearColumn(
  { place, heading, says }: Found,
  power: number,
  { monthly, texts, frame, hasActual, isPartYear }: Sorting,
  leaveOut: (code: ReadingProblemCode) => null,
): AmountColumn | CheckColumn | null {
  const basis = basisOf(says, hasActual);
  const of = monthsOf(basis, monthly);
  if (of.length > 0) return { place, heading, power, check: 'months', of };
  if (basis === null) return leaveOut('column.unknown');
  const base = { place, heading, power, sign: signOf(says), basis } as const;
  if (texts.has('period')) return { ...base, year: says.year, time: { is: 'row' } };
  if (says.isToDate || (basis === 'actual' && isPartYear)) return leaveOut('ledger.to-date-left-out');
  const year = texts.has('year') ? says.year : (says.year ?? frame.year);
  return { ...base, year, time: { is: 'year' } };
}

/** Which months a column for the whole year sums: those of its basis; a forecast of the year also those booked. */
function monthsOf(basis: LedgerBasis | null, monthly: Sorting['monthly']): readonly number[] {
  const bases = new Set(monthly.map((month) => month.basis));
  if (basis === null && bases.size > 1 && bases.has('budget')) return [];
  if (basis !== null && !bases.has(basis)) return [];
  return monthly
    .filter(
      (month) =>
        basis === null || month.basis === basis || (basis === 'forecast' && month.basis === 'actual'),
    )
    .map(({ place }) => place);
}

/** A quarter beside its three months is their sum; alone it is of no one month. */
function quarterColumn(
  { place, heading }: Found,
  quarter: number,
  power: number,
  { monthly }: Sorting,
  leaveOut: (code: ReadingProblemCode) => null,
): CheckColumn | null {
  const first = quarter * 3 - 2;
  const of = monthly.filter(({ says }) => {
    const period = periodOf(says);
    return period >= first && period <= first + 2;
  });
  return of.length === 3
    ? { place, heading, power, check: 'months', of: of.map((month) => month.place) }
    : leaveOut('ledger.quarter-left-out');
}

function periodOf({ when }: AmountHeading): number {
  if (when?.is === 'period') return when.period;
  return when?.is === 'month' ? ((Number(when.month.slice(5, 7)) + 8) % 12) + 1 : 0;
}

/** Two columns of the same thing and time could both be meant: neither is kept. Debits and credits go together. */
function withoutAlike(amounts: readonly AmountColumn[], told: Told[]): readonly AmountColumn[] {
  const key = ({ basis, year, time, sign }: AmountColumn) => JSON.stringify([basis, year, time, sign]);
  const byKey = Map.groupBy(amounts, key);
  return amounts.filter((column) => {
    const isAlone = byKey.get(key(column))?.length === 1;
    if (!isAlone) told.push({ code: 'ledger.columns-alike', heading: column.heading });
    return isAlone;
  });
}

/** The financial year and month of an amount; `month` is null for a whole year. */
export type AmountTime = { readonly year: FinancialYear; readonly month: Month | null };

/**
 * Say when an amount of a column is of.
 * @param rowYear  the year that the row or the table names, or null.
 * @returns a code where the year is not known or the month lies outside it.
 */
export function columnTime(
  { year, time }: AmountColumn,
  rowYear: FinancialYear | null,
  rowTime: ColumnTime,
): AmountTime | ReadingProblemCode {
  const when = time.is === 'row' ? rowTime : time;
  const named = year ?? rowYear;
  if (when.is === 'month') {
    const own = financialYearOf(when.month);
    return named !== null && named !== own ? 'ledger.period-outside-year' : { year: own, month: when.month };
  }
  if (named === null) return 'ledger.year-unknown';
  return { year: named, month: when.is === 'period' ? monthOfPeriod(named, when.period) : null };
}
