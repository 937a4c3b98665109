/** Rules on the totals of tables: down columns, along rows, and shares of a whole. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { CellNumber } from '../understand/cells.ts';
import { cellSpots, type Grid, type GridRow } from '../understand/grid.ts';
import { type Interval, intervalOf, meet, plus } from '../understand/interval.ts';
import { num } from '../understand/show.ts';
import { ADVICE, isNear, NIL, total } from './sum-parts.ts';

const TOTAL =
  /^(?:grand |overall |sub-?)?totals?\b|^sum\b|^all(?: (?:(?!other)\w+ ){0,2}(?:areas|settings|types|needs|plans|schools|provision|placements|children|sectors|sources|ages|schemes|lines|sites|phases|requests|pupils|groups|measures|bands|teams|services|blocks|categories|budgets|items))?$|^(?:together|altogether|in all|combined|both|sum total)$|^(?:the )?whole\b.{0,24}$|^everything\b|\btotals?\b$|^overall$|^(?:(?:the )?(?:full|half|whole)[- ]year|year(?: to date)?|(?:three|six|nine|twelve) months|all (?!other)(?:[a-z-]+ ){0,3}[a-z-]+)$/;

/** Heads of the last column that gather what stands before it; only where most rows fit. */
const GATHERED =
  /^(?:all\b.{0,24}|both|together|combined|altogether|whole .{0,14}|(?:half|full)[- ]year|year|in all|sum)$/;

/** Lines and columns that no total is the sum of. */
const NOT_ADDED =
  /\b(?:average|mean|median|rate|per cent|share|unit cost|per (?:place|plan|pupil)|cumulative|opening|closing|balance|ratio|target|variance|cap|ceiling)\b|(?<!\d\s?)%/;

const ROLLED =
  /opening|closing|brought forward|carried forward|start|income|less|received|net\b|funding|grant/;

function sumOf(cells: readonly CellNumber[]): Interval {
  return cells.reduce((sum, cell) => plus(sum, intervalOf(cell)), NIL);
}

/** The least that two ranges have in common where a sum is true [last digits]. */
const COMMON = 0.01;

/**
 * Whether lines make their total but for rounding. Where the two ranges only touch they do not: not every line can lie at its edge, as
 * halves are rounded one way.
 */
function addsUp(parts: readonly CellNumber[], stated: CellNumber): boolean {
  const [sum, end] = [sumOf(parts), intervalOf(stated)];
  const isExact = stated.unit === 'count' && stated.step === 1;
  return (
    meet(sum, end) && (isExact || Math.min(sum.high - end.low, end.high - sum.low) > stated.step * COMMON)
  );
}

function addends(
  grid: Grid,
  from: number,
  to: number,
  column: number,
): { readonly row: GridRow; readonly cell: CellNumber }[] {
  return grid.rows.slice(from, to).flatMap((row) => {
    const cell = row.cells[column];
    return cell === null || cell === undefined || NOT_ADDED.test(row.low) ? [] : [{ row, cell }];
  });
}

/** What a row is called: its first cell, or the next that holds words where the first is empty. */
function nameOf({ low, row }: GridRow): string {
  if (low !== '') return low;
  const words = row.cells.find((cell) => /[a-z]{3}/i.test(cell)) ?? '';
  return words.replaceAll('*', '').trim().toLowerCase();
}

type ColumnSum = {
  readonly row: GridRow;
  readonly column: number;
  readonly parts: readonly CellNumber[];
  readonly stated: CellNumber;
};

const SPEND = /\b(?:spend|spending|expenditure|costs?)\b/;
const INCOME = /\b(?:income|funding|grant|allocation)\b/;

/** A total of spend leaves lines of income out that stand in the same table, and the other way round. */
function otherSide(total: string): (label: string) => boolean {
  if (SPEND.test(total) && !INCOME.test(total)) return (label) => INCOME.test(label);
  if (INCOME.test(total) && !SPEND.test(total)) return (label) => SPEND.test(label);
  return () => false;
}

/** A total row is the sum of the lines since the last total, or of the totals, or of every line. */
function candidateParts(grid: Grid, at: number, column: number): readonly (readonly CellNumber[])[] {
  const isTotal = (row: GridRow) => TOTAL.test(nameOf(row));
  // A total of spend right below one of income is no sum of what stands above.
  const isOther = otherSide(grid.rows[at]?.low ?? '');
  const above = grid.rows[at - 1];
  if (above !== undefined && isTotal(above) && isOther(above.low)) return [];
  const before = addends(grid, 0, at, column).filter(({ row }) => !isOther(row.low));
  const lastTotal = grid.rows.slice(0, at).findLastIndex(isTotal);
  const since = addends(grid, lastTotal + 1, at, column).filter(({ row }) => !isOther(row.low));
  const subtotals = before.filter(({ row }) => isTotal(row));
  const plain = before.filter(({ row }) => !isTotal(row));
  const mixed = [...subtotals, ...since.filter(({ row }) => !isTotal(row))];
  // "Fee cap with two providers" is a line like the others, if the column adds up with it.
  const whole = grid.rows.slice(lastTotal + 1, at).flatMap((row) => {
    const cell = row.cells[column];
    return cell == null ? [] : [{ row, cell }];
  });
  const withAll = whole.length > since.length ? [whole] : [];
  const unit = grid.rows[at]?.cells[column]?.unit;
  return [since, plain, subtotals, mixed, ...withAll]
    .filter((parts) => parts.length >= 2)
    .map((parts) => parts.map(({ cell }) => cell))
    .filter((parts) => parts.every((cell) => cell.unit === unit));
}

function columnSums(grid: Grid): ColumnSum[] {
  return grid.rows.flatMap((row, at) => {
    if (!TOTAL.test(nameOf(row)) || at < 2) return [];
    return grid.columns.flatMap((head, column): ColumnSum[] => {
      const stated = row.cells[column];
      if (column === 0 || stated === null || stated === undefined || NOT_ADDED.test(head.low)) return [];
      if (stated.unit === 'percent' || stated.unit === 'points') return [];
      const options = candidateParts(grid, at, column);
      const fits = options.find((parts) => addsUp(parts, stated));
      const parts = fits ?? options.find((some) => isNear(total(some), stated.value));
      return parts === undefined ? [] : [{ row, column, parts, stated }];
    });
  });
}

/** A cell that breaks the sum of its row breaks its column by as much: it is told once, in its row. */
function isToldByRow(grid: Grid, { column, parts, stated }: ColumnSum): boolean {
  const gap = total(parts) - stated.value;
  return badRows(grid, column).some(
    ({ stated: cell, parts: own }) =>
      parts.includes(cell) && Math.abs(cell.value - total(own) - gap) < 1e-6 * Math.max(1, Math.abs(gap)),
  );
}

function sumsOfColumns(grid: Grid): Found[] {
  const hasRolling = grid.rows.some((row) => ROLLED.test(row.low));
  const sums = columnSums(grid);
  const good = sums.filter(({ parts, stated }) => addsUp(parts, stated));
  // Where no column of several adds up, the row is no plain sum of what stands above it.
  if (sums.length > 1 && good.length * 3 < sums.length) return [];
  if (hasRolling && good.length === 0) return [];
  return sums
    .filter((sum) => !good.includes(sum) && !isToldByRow(grid, sum))
    .map(({ row, column, parts, stated }) => ({
      spots: cellSpots(grid, row, column),
      arithmetic: `${parts.map(({ value }) => num(value)).join(' + ')} = ${num(total(parts))}, not ${num(stated.value)}: out by ${num(Math.abs(total(parts) - stated.value))}`,
    }));
}

type RowSum = {
  readonly row: GridRow;
  readonly at: number;
  readonly parts: readonly CellNumber[];
  readonly stated: CellNumber;
};

function rowSums(grid: Grid, at: number): RowSum[] {
  return grid.rows.flatMap((row): RowSum[] => {
    const stated = row.cells[at];
    if (stated === null || stated === undefined || NOT_ADDED.test(row.low)) return [];
    const parts = row.cells.flatMap((cell, k) =>
      k > 0 &&
      k < at &&
      cell !== null &&
      !NOT_ADDED.test(grid.columns[k]?.low ?? '') &&
      cell.unit === stated.unit
        ? [cell]
        : [],
    );
    return parts.length >= 2 ? [{ row, at, parts, stated }] : [];
  });
}

/** The rows whose last column is no sum of what stands before it, where most rows are. */
function badRows(grid: Grid, at: number): RowSum[] {
  const low = grid.columns[at]?.low ?? '';
  const isGathered = at === grid.columns.length - 1 && GATHERED.test(low);
  if (at < 3 || !(TOTAL.test(low) || isGathered)) return [];
  const sums = rowSums(grid, at);
  const bad = sums.filter(({ parts, stated }) => !addsUp(parts, stated));
  if (sums.length > 1 && bad.length * 2 > sums.length) return [];
  if (!TOTAL.test(low) && bad.length === sums.length) return [];
  return bad.filter(
    ({ row, parts, stated }) =>
      isNear(total(parts), stated.value) &&
      stated.unit !== 'percent' &&
      // Where the first cell is a number, it is one more part that was taken for the label.
      !/^[£(−-]{0,3}\d[\d.,]*[km%)]{0,2}$/.test(row.label.trim()),
  );
}

function sumsOfRows(grid: Grid): Found[] {
  return grid.columns.flatMap((_, at) =>
    badRows(grid, at).map(({ row, parts, stated }) => ({
      spots: cellSpots(grid, row, at),
      arithmetic: `${parts.map(({ value }) => num(value)).join(' + ')} = ${num(total(parts))}, not ${num(stated.value)}`,
    })),
  );
}

/** Shares of a whole, where the table says that they are: a total of 100, or a caption that says shares of something. */
function sharesOfColumns(grid: Grid): Found[] {
  return grid.rows.flatMap((row, at) => {
    if (!TOTAL.test(row.low) || at < 2) return [];
    return grid.columns.flatMap((_, column): Found[] => {
      const stated = row.cells[column];
      if (stated?.unit !== 'percent' || Math.abs(stated.value - 100) > 1e-9) return [];
      const parts = addends(grid, 0, at, column).map(({ cell }) => cell);
      if (parts.length < 2 || meet(sumOf(parts), { low: 100, high: 100 })) return [];
      if (!isNear(total(parts), 100)) return [];
      return [
        {
          spots: cellSpots(grid, row, column),
          arithmetic: `${parts.map(({ value }) => num(value)).join(' + ')} = ${num(total(parts))}%, not 100%`,
        },
      ];
    });
  });
}

/** Totals of tables. */
export const TABLE_SUM_RULES: readonly Rule[] = [
  {
    code: 'sum.column-total',
    kind: 'sum',
    severity: 'error',
    title: 'A total row is not the sum of its lines',
    meaning:
      'Adds the lines above a total, or its subtotals, each as exact as it is printed. Silent where the total is nowhere near the sum or no column adds up: then it is another kind of total.',
    advice: ADVICE,
    fires: '| Scheme | Places |\n| --- | --- |\n| Ash Lane | 40 |\n| Birch Road | 35 |\n| Total | 85 |',
    silent: '| Scheme | Places |\n| --- | --- |\n| Ash Lane | 40 |\n| Birch Road | 35 |\n| Total | 75 |',
    find: ({ grids }) => grids.flatMap(sumsOfColumns),
  },
  {
    code: 'sum.row-total',
    kind: 'sum',
    severity: 'error',
    title: 'A total column is not the sum of its row',
    meaning: 'Adds the figures of a row before a column headed total. Silent where most rows do not add up.',
    advice: ADVICE,
    fires:
      '| Scheme | Primary | Secondary | Total |\n| --- | --- | --- | --- |\n| Ash Lane | 10 | 12 | 22 |\n| Birch Road | 8 | 9 | 19 |',
    silent:
      '| Scheme | Primary | Secondary | Total |\n| --- | --- | --- | --- |\n| Ash Lane | 10 | 12 | 22 |\n| Birch Road | 8 | 9 | 17 |',
    find: ({ grids }) => grids.flatMap(sumsOfRows),
  },
  {
    code: 'sum.shares',
    kind: 'sum',
    severity: 'error',
    title: 'Shares of a whole do not make 100%',
    meaning: 'Adds shares above a total of 100%, with half a last digit of each as leeway.',
    advice: 'Mend the share that is wrong, or say what else belongs to the whole.',
    fires:
      '| Need | Share |\n| --- | --- |\n| Autism | 41% |\n| Speech | 28% |\n| Other | 36% |\n| Total | 100% |',
    silent:
      '| Need | Share |\n| --- | --- |\n| Autism | 41% |\n| Speech | 28% |\n| Other | 31% |\n| Total | 100% |',
    find: ({ grids }) => grids.flatMap(sharesOfColumns),
  },
];
