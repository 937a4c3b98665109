/** Running totals of a table against the figures of each year or month that they add up. */
import type { Found } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import type { CellNumber } from '../understand/cells.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { intervalOf, meet, plus } from '../understand/interval.ts';
import { num } from '../understand/show.ts';

type Line = { readonly low: string; readonly cells: readonly (CellNumber | null)[] };

type Cumulative = {
  readonly inYear: Line;
  readonly cumulative: Line;
  /** Whether two places that follow each other are versions of one year: "budget" and "forecast". */
  readonly isOneTime: (at: number) => boolean;
  readonly spots: (at: number) => Found['spots'];
};

/** Lines of a table that are an in-year figure and its running sum, down its columns or along its rows. */
function cumulativeOf(grid: Grid): Cumulative[] {
  const lines = grid.rows.map((row) => ({ low: row.low, cells: row.cells.slice(1), row }));
  const columns = grid.columns.map(({ low }, at) => ({
    low,
    cells: grid.rows.map((row) => row.cells[at] ?? null),
    at,
  }));
  const isYearly = (low: string) =>
    /in[- ]year|annual|this year|(?:for|of|in) the (?:year|quarter|month)|monthly|in month|yearly|result|overspend/.test(
      low,
    ) && !/cumulative/.test(low);
  const isRunning = (low: string) =>
    /cumulative|running (?:total|sum)|to date|accumulated|balance at|at (?:the )?(?:31 march|year[- ]end|end of)|carried forward|so far|^(?:the )?end of (?:the )?year\b|^year[- ]end\b/.test(
      low,
    ) && !/after|net of|cap|ceiling|limit|target/.test(low);
  const yearRow = lines.find(({ low }) => isYearly(low));
  const runRow = lines.find(({ low }) => isRunning(low));
  if (yearRow !== undefined && runRow !== undefined)
    return [
      {
        inYear: yearRow,
        cumulative: runRow,
        isOneTime: (at) => isSameTime(grid.columns[at]?.period, grid.columns[at + 1]?.period),
        spots: (at) => cellSpots(grid, runRow.row, at + 1),
      },
    ];
  const yearColumn = columns.find(({ low }) => isYearly(low));
  const runColumn = columns.find(({ low }) => isRunning(low));
  if (yearColumn === undefined || runColumn === undefined) return [];
  return [
    {
      inYear: yearColumn,
      cumulative: runColumn,
      isOneTime: (at) => isSameTime(grid.rows[at - 1]?.period, grid.rows[at]?.period),
      spots: (at) => {
        const row = grid.rows[at];
        return row === undefined ? [] : cellSpots(grid, row, runColumn.at);
      },
    },
  ];
}

function isSameTime(a: Period | null | undefined, b: Period | null | undefined): boolean {
  if (a == null && b == null) return false;
  return a?.from == null || b?.from == null || (a.from === b.from && a.to === b.to);
}

/** Money whose scale is not told may stand beside a column whose head does not say that it is money. */
function isOneUnit(a: CellNumber, b: CellNumber): boolean {
  return a.unit === b.unit || a.isUnsure || b.isUnsure;
}

/** Where a running total is not the one before it and what was added; silent where no step adds up. */
export function runningSums(grid: Grid): Found[] {
  const otherMoves =
    grid.rows.some(({ low }) => /payment|contribution/.test(low)) ||
    grid.columns.some(({ low }) => /payment|contribution/.test(low) && !/before|cumulative/.test(low));
  return cumulativeOf(grid).flatMap(({ inYear, cumulative, isOneTime, spots }) => {
    const judged = cumulative.cells.flatMap((cell, at) => {
      const before = cumulative.cells[at - 1];
      const added = inYear.cells[at];
      if (at === 0 || !cell || !before || !added || !isOneUnit(cell, added) || isOneTime(at)) return [];
      const isGood = meet(plus(intervalOf(before), intervalOf(added)), intervalOf(cell));
      return [{ at, cell, before, added, isGood }];
    });
    const bad = judged.filter(({ isGood }) => !isGood);
    // One wrong running total also spoils the step after it, which is then told of but once.
    const isPlain = judged.length > bad.length || (judged.length === 1 && !otherMoves);
    if (!isPlain || (otherMoves && bad.length * 2 > judged.length)) return [];
    return bad
      .filter(({ at }) => !bad.some((other) => other.at === at - 1))
      .map(({ at, cell, before, added }) => ({
        spots: spots(at),
        arithmetic: `${num(before.value)} + ${num(added.value)} = ${num(before.value + added.value)}, not ${num(cell.value)}`,
      }));
  });
}
