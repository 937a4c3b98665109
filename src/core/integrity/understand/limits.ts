/** The deficits of a table that are above the limit for them in the same table. */
import type { DayNumber } from '../../base/day-number.ts';
import type { Spot } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import { financialYearOf } from './balance.ts';
import type { CellNumber } from './cells.ts';
import { type Grid, rowSpot } from './grid.ts';
import { intervalOf, meet } from './interval.ts';
import { basisIn } from './measures.ts';
import type { Understanding } from './understanding.ts';

/** A limit that is passed: figure and limit in pounds. */
export type Passed = {
  readonly value: number;
  readonly limit: number;
  readonly year: string | null;
  readonly from: DayNumber | null;
  readonly to: DayNumber | null;
  readonly spots: readonly Spot[];
};

const LIMIT = /\b(?:cap|ceiling|limit|maximum|agreed (?:deficit|profile|cumulative))\b/;
const DEFICIT = /\b(?:cumulative|closing|carried forward|deficit)\b/;
const NOT_HELD =
  /\b(?:opening|in[- ]year|change|variance|difference|above|below|headroom|room|margin|over|under|payment|residual)\b/;

type Line = { readonly low: string; readonly cells: readonly (CellNumber | null)[] };

/** Pairs of a deficit and its limit that stand on one footing; where several deficits could be meant, none. */
function pairOf(lines: readonly Line[], wide: string): readonly [number, number] | null {
  const limits = lines.flatMap(({ low }, at) => (LIMIT.test(low) && !NOT_HELD.test(low) ? [at] : []));
  const [limit] = limits;
  if (limit === undefined || limits.length !== 1) return null;
  const basis = basisIn(lines[limit]?.low ?? '') ?? basisIn(wide);
  const deficits = lines.flatMap(({ low }, at) =>
    at !== limit && DEFICIT.test(low) && !NOT_HELD.test(low) && !LIMIT.test(low) ? [at] : [],
  );
  const fitting = deficits.filter((at) => {
    const own = basisIn(lines[at]?.low ?? '') ?? basisIn(wide);
    return deficits.length === 1
      ? own === null || basis === null || own === basis
      : own === basis && basis !== null;
  });
  const [deficit] = fitting;
  return deficit === undefined || fitting.length !== 1 ? null : [deficit, limit];
}

function passedIn(
  lines: readonly Line[],
  pair: readonly [number, number],
  at: number,
  period: Period | null,
  spot: Spot,
): Passed[] {
  const [value, limit] = [lines[pair[0]]?.cells[at], lines[pair[1]]?.cells[at]];
  if (!value || !limit || value.unit !== 'money' || limit.unit !== 'money') return [];
  // Deficits told below nothing are larger the lower they stand.
  const isBelow = value.value < 0 && limit.value < 0;
  const isPast = isBelow ? value.value < limit.value : value.value > limit.value;
  if (!isPast || meet(intervalOf(value), intervalOf(limit))) return [];
  const year = period === null ? null : financialYearOf(period);
  return [
    {
      value: value.value,
      limit: limit.value,
      year,
      from: period?.from ?? null,
      to: period?.to ?? null,
      spots: [spot],
    },
  ];
}

function passedInGrid(grid: Grid): Passed[] {
  const wide = `${grid.caption} ${grid.columns[0]?.low ?? ''}`.toLowerCase();
  const columns: Line[] = grid.columns.map(({ low }, at) => ({
    low: at === 0 ? '' : low,
    cells: grid.rows.map(({ cells }) => cells[at] ?? null),
  }));
  const rows: Line[] = grid.rows.map(({ low, cells }) => ({ low, cells }));
  const across = pairOf(columns, wide);
  if (across !== null)
    return grid.rows.flatMap((row, at) =>
      passedIn(columns, across, at, row.period, rowSpot(grid, row, across[0])),
    );
  const down = pairOf(rows, wide);
  const held = down === null ? undefined : grid.rows[down[0]];
  if (down === null || held === undefined) return [];
  return grid.columns.flatMap((column, at) =>
    passedIn(rows, down, at, column.period, rowSpot(grid, held, at)),
  );
}

/** Give the limits that are passed, table by table. */
export function limitsPassed({ grids }: Understanding): Passed[] {
  return grids.filter(({ block }) => !block.isChart).flatMap(passedInGrid);
}
