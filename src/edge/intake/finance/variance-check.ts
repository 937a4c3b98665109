/** Variances held against the columns they are the difference of; which two, the table itself shows. */
import type { FigureColumn } from './ledger-columns.ts';
import { roundingOf, type Writing } from './rounding.ts';

/** One row's amounts by place of column [pence]; null where there is none. */
export type VarianceRow = { readonly row: number; readonly amountAt: (place: number) => bigint | null };

/** A row whose variance is another than its columns give [pence]. */
export type VarianceDifference = {
  readonly row: number;
  readonly stated: bigint;
  readonly difference: bigint;
  readonly of: readonly [string, string];
};

/** Columns beyond this many are of a table in which no two stand out. */
const MOST_COLUMNS = 8;

/**
 * Find the two columns whose difference a variance is in most rows, and list the rows in which it is not.
 * @returns null where no two columns fit at least half of the rows.
 */
export function checkVariance(
  variance: FigureColumn,
  others: readonly FigureColumn[],
  rows: readonly VarianceRow[],
  writing: Writing,
): readonly VarianceDifference[] | null {
  const stated = rows.filter(({ amountAt }) => amountAt(variance.place) !== null);
  if (stated.length === 0) return [];
  const slack = roundingOf(writing, 2);
  let best: { readonly apart: readonly VarianceDifference[]; readonly fits: number } | null = null;
  for (const [one, other] of pairs(others.slice(0, MOST_COLUMNS))) {
    const { apart, fits } = differences([variance, one, other], stated, slack);
    if (best === null || fits > best.fits) best = { apart, fits };
  }
  return best === null || best.fits * 2 < stated.length || best.fits === 0 ? null : best.apart;
}

function* pairs(columns: readonly FigureColumn[]): Generator<readonly [FigureColumn, FigureColumn]> {
  for (const one of columns) for (const other of columns) if (one !== other) yield [one, other];
}

function differences(
  [variance, one, other]: readonly [FigureColumn, FigureColumn, FigureColumn],
  rows: readonly VarianceRow[],
  slack: bigint,
) {
  const apart: VarianceDifference[] = [];
  let fits = 0;
  for (const { row, amountAt } of rows) {
    const [first, second] = [amountAt(one.place), amountAt(other.place)];
    const stated = amountAt(variance.place) ?? 0n;
    if (first === null && second === null) continue;
    const difference = (first ?? 0n) - (second ?? 0n);
    const gap = difference > stated ? difference - stated : stated - difference;
    if (gap <= slack) fits++;
    else apart.push({ row, stated, difference, of: [one.heading, other.heading] });
  }
  return { apart, fits };
}
