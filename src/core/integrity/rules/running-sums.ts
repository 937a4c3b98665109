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
        isOneTime: (at) => isOneStep(grid.columns[at], grid.columns[at + 1]),
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
      isOneTime: (at) => isOneStep(grid.rows[at - 1], grid.rows[at]),
      spots: (at) => {
        const row = grid.rows[at];
        return row === undefined ? [] : cellSpots(grid, row, runColumn.at);
      },
    },
  ];
}

type Head = { readonly low: string; readonly period: Period | null };

/** "Year 3", "Autumn term", "Q2": a time that no calendar places. */
const SOME_TIME =
  /^\W{0,3}(?:[ymqpw]|year|month|quarter|term|week|period|autumn|spring|summer|winter|start|end|opening|closing|\d{1,2}\W{0,2}$)/;

/** Whether two places that follow each other are no two times: cases, versions, or changes beside their figures. */
function isOneStep(a: Head | undefined, b: Head | undefined): boolean {
  if (a?.period == null && b?.period == null)
    return ![a, b].every((one) => one !== undefined && one.low.length < 24 && SOME_TIME.test(one.low));
  return isSameTime(a?.period, b?.period);
}

function isSameTime(a: Period | null | undefined, b: Period | null | undefined): boolean {
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
      if (at === 0 || !cell || !before || !added || isOneTime(at)) return [];
      if (!isOneUnit(cell, added) || !isOneUnit(cell, before)) return [];
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
