/** The series of a table: a column or a row of figures whose other side is months, quarters or years. */
import type { Spot } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import type { Unit } from '../lex/quantities.ts';
import { deficitSign } from './deficit-signs.ts';
import { cellSpots, type Grid, type GridRow } from './grid.ts';
import { measureIn } from './measures.ts';
import type { Sentence } from './sentence.ts';

export type Point = { readonly period: Period; readonly value: number; readonly spots: readonly Spot[] };

/** Figures of one thing in the order of their times. */
export type Series = {
  /** Words of its own head or label, in lower case; the table's caption is not among them. */
  readonly low: string;
  readonly unit: Unit;
  readonly points: readonly Point[];
  readonly grid: Grid;
};

/** Fewer points tell no trend. */
const LEAST = 3;
/** Words of a column that is no actual series of its own. */
const NO_ACTUAL = /gap|variance|forecast|target|plan(?!s)|agreed|share|trajectory|budget|difference|change/;

function seriesFrom(
  grid: Grid,
  low: string,
  unit: Unit | undefined,
  points: readonly (Point | null)[],
): Series[] {
  const known = points.flatMap((point) => (point === null ? [] : [point]));
  return unit === undefined || known.length < LEAST || NO_ACTUAL.test(low)
    ? []
    : [{ low, unit, points: known, grid }];
}

/** The value of a cell; a deficit is above nothing, whatever sign its table gives it. */
function figureOf(grid: Grid, row: GridRow, at: number, low: string): number {
  const measure = measureIn(low, 'money');
  const value = row.cells[at]?.value ?? 0;
  return measure === null ? value : value * deficitSign(grid, row, at, measure.id);
}

/** Months or years that run down the first column, one series a column. */
function downwards(grid: Grid): Series[] {
  const dated = grid.rows.filter(({ period }) => period !== null);
  if (dated.length < LEAST || dated.length * 4 < grid.rows.length * 3) return [];
  return grid.columns.flatMap((column, at) => {
    if (at === 0 || column.numbers < LEAST) return [];
    const points = dated.map((row): Point | null => {
      const cell = row.cells[at];
      return cell == null || row.period === null
        ? null
        : { period: row.period, value: figureOf(grid, row, at, column.low), spots: cellSpots(grid, row, at) };
    });
    return seriesFrom(grid, column.low, dated.find((row) => row.cells[at] != null)?.cells[at]?.unit, points);
  });
}

/** Months or years that run along the head, one series a row. */
function along(grid: Grid): Series[] {
  const dated = grid.columns.flatMap(({ period }, at) => (at > 0 && period !== null ? [{ period, at }] : []));
  if (dated.length < LEAST) return [];
  return grid.rows.flatMap((row) => {
    const points = dated.map(({ period, at }): Point | null => {
      const cell = row.cells[at];
      return cell == null
        ? null
        : { period, value: figureOf(grid, row, at, row.low), spots: cellSpots(grid, row, at) };
    });
    const [first] = dated;
    return seriesFrom(grid, row.low, first === undefined ? undefined : row.cells[first.at]?.unit, points);
  });
}

/** A figure stands right behind its time [characters]. */
const NEAR = 8;

/** "August 71, September 78, October 85": times of a sentence that each have their figure behind them. */
export function pointsOf(sentence: Sentence): readonly Omit<Point, 'spots'>[] {
  const points = sentence.periods.flatMap((period) => {
    const figure = sentence.quantities.find(({ start }) => start >= period.end && start - period.end <= NEAR);
    const gap = figure === undefined ? '' : sentence.low.slice(period.end, figure.start);
    return figure !== undefined && /^[\s:(=–-]{0,3}(?:at|was|is)?\s?[£(]?$/.test(gap)
      ? [{ period, value: figure.value }]
      : [];
  });
  return points.length >= LEAST && points.length === sentence.periods.length ? points : [];
}

/** The series of a table, whichever way its times run. */
export function seriesOf(grid: Grid): readonly Series[] {
  const down = downwards(grid);
  return down.length > 0 ? down : along(grid);
}
