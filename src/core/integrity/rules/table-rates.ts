/** Rules on the shares and averages of tables. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { CellNumber } from '../understand/cells.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { intervalOf, meet, over, scaleBy } from '../understand/interval.ts';
import { num } from '../understand/show.ts';
import { ADVICE } from './rate-parts.ts';

type Columns = { readonly count: number; readonly base: number };

function isShareOf(part: CellNumber, whole: CellNumber, stated: CellNumber): boolean {
  return meet(scaleBy(over(intervalOf(part), intervalOf(whole)), 100), intervalOf(stated));
}

/** Which two columns make a share in most rows: the figures say it, whatever the headers are called. */
function columnsByFit(grid: Grid, share: number): Columns | null {
  const counts = grid.columns
    .flatMap(({ numbers }, at) => (at > 0 && at !== share && numbers >= 3 ? [at] : []))
    .slice(0, 8);
  let best: Columns | null = null;
  let most = 1;
  for (const count of counts)
    for (const base of counts) {
      const fits = grid.rows.filter(({ cells }) => {
        const [part, whole, stated] = [cells[count], cells[base], cells[share]];
        return (
          part &&
          whole &&
          stated &&
          count !== base &&
          part.value > 0 &&
          whole.value > part.value &&
          part.unit === whole.unit &&
          isShareOf(part, whole, stated)
        );
      }).length;
      if (fits > most && fits * 5 >= grid.rows.length * 3) {
        most = fits;
        best = { count, base };
      }
    }
  return best;
}

/** Columns whose headers say that they are a count and its base. */
function columnsByName(grid: Grid, share: number): Columns | null {
  const base = grid.columns.findIndex(
    ({ low, numbers, unit }, at) =>
      at > 0 &&
      at !== share &&
      numbers > 0 &&
      unit?.unit !== 'percent' &&
      /\b(?:all|total|base|plans|ehcps|caseload|due|requests|decided|number|planned|capacity|commissioned|sent|issued|respondents)\b/.test(
        low,
      ),
  );
  const count = grid.columns.findIndex(
    ({ low, numbers, unit }, at) =>
      at > 0 &&
      at !== share &&
      at !== base &&
      numbers > 0 &&
      unit?.unit !== 'percent' &&
      !/gap|variance|target|forecast|short|total/.test(low),
  );
  return base === -1 || count === -1 ? null : { count, base };
}

/** The columns of a table that are a count, its base and its share. */
function tableRates(grid: Grid): Found[] {
  const share = grid.columns.findIndex(
    ({ low, unit, numbers }, at) =>
      at > 0 &&
      numbers > 0 &&
      unit?.unit === 'percent' &&
      !/agreed|target|forecast|gap|variance|change|growth|increase|plan(?!s)/.test(low),
  );
  if (share === -1) return [];
  const columns = columnsByFit(grid, share) ?? columnsByName(grid, share);
  if (columns === null) return [];
  const judged = grid.rows.flatMap((row) => {
    const [part, whole, stated] = [row.cells[columns.count], row.cells[columns.base], row.cells[share]];
    if (
      !part ||
      !whole ||
      !stated ||
      whole.value <= 0 ||
      part.unit !== whole.unit ||
      stated.unit !== 'percent'
    )
      return [];
    return [{ row, part, whole, stated, isGood: isShareOf(part, whole, stated) }];
  });
  const bad = judged.filter(({ isGood }) => !isGood);
  if (judged.length > 1 && bad.length * 2 > judged.length) return [];
  return bad
    .filter(
      ({ part, whole, stated }) =>
        part.value <= whole.value &&
        (judged.length > 1 || Math.abs(part.value / whole.value / (stated.value / 100) - 1) < 0.5),
    )
    .map(({ row, part, whole, stated }) => ({
      spots: cellSpots(grid, row, share),
      arithmetic: `${num(part.value)} ÷ ${num(whole.value)} = ${num((part.value / whole.value) * 100)}%, not ${num(stated.value)}%`,
    }));
}

/** Rows that a total stands below. @returns the count of the total; null where no column has one. */
function totalBelow(grid: Grid, count: number): CellNumber | null {
  const last = grid.rows.at(-1);
  return last !== undefined && /\b(?:total|all)\b/.test(last.low) ? (last.cells[count] ?? null) : null;
}

/** "State special | 655 | 38.2%" where the total below is 1,861: the base stands in another row. */
function shareOfTotal(grid: Grid): Found[] {
  return grid.columns.flatMap(({ unit, numbers, low }, share): Found[] => {
    const isShare = share > 1 && (unit?.unit === 'percent' || grid.rows[0]?.cells[share]?.unit === 'percent');
    const whole = totalBelow(grid, share - 1);
    if (!isShare || numbers < 3 || whole === null || whole.unit !== 'count') return [];
    if (/target|forecast|agreed|change|growth/.test(low)) return [];
    const judged = grid.rows.slice(0, -1).flatMap((row) => {
      const [part, stated] = [row.cells[share - 1], row.cells[share]];
      return part == null || stated?.unit !== 'percent'
        ? []
        : [{ row, part, stated, isGood: isShareOf(part, whole, stated) }];
    });
    const bad = judged.filter(({ isGood }) => !isGood);
    if (judged.length < 3 || bad.length * 3 > judged.length) return [];
    return bad.map(({ row, part, stated }) => ({
      spots: cellSpots(grid, row, share),
      arithmetic: `${num(part.value)} ÷ ${num(whole.value)} = ${num((part.value / whole.value) * 100)}%, not ${num(stated.value)}%`,
    }));
  });
}

/** A column headed average against the figures of its row. */
function meanOfRow(grid: Grid): Found[] {
  return grid.columns.flatMap((column, at) => {
    if (at < 3 || !/^(?:average|mean|monthly average|avg)\b/.test(column.low)) return [];
    const judged = grid.rows.flatMap((row) => {
      const stated = row.cells[at];
      const parts = row.cells
        .slice(1, at)
        .flatMap((cell, k) =>
          cell && !/total|average|target/.test(grid.columns[k + 1]?.low ?? '') ? [cell] : [],
        );
      if (!stated || parts.length < 2) return [];
      const sum = parts.reduce((all, { value }) => all + value, 0);
      const half = (stated.step + (parts[0]?.step ?? 0)) / 2;
      return [
        {
          row,
          stated,
          mean: sum / parts.length,
          isGood: Math.abs(sum / parts.length - stated.value) <= half + 1e-9,
        },
      ];
    });
    const bad = judged.filter(({ isGood }) => !isGood);
    if (judged.length > 1 && bad.length * 2 > judged.length) return [];
    return bad.map(({ row, stated, mean }) => ({
      spots: cellSpots(grid, row, at),
      arithmetic: `the mean of the row is ${num(mean)}, not ${num(stated.value)}`,
    }));
  });
}

/** Shares and averages of tables. */
export const TABLE_RATE_RULES: readonly Rule[] = [
  {
    code: 'rate.table',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A share in a table is not its count over its base',
    meaning:
      'Columns of a count, a base and a share. Silent where most rows differ: then the share is of something else.',
    advice: ADVICE,
    fires:
      '| Month | Placements | All plans | Share of plans |\n| --- | --- | --- | --- |\n| May 2024 | 335 | 5,815 | 5.76% |\n| June 2024 | 341 | 5,867 | 5.18% |',
    silent:
      '| Month | Placements | All plans | Share of plans |\n| --- | --- | --- | --- |\n| May 2024 | 335 | 5,815 | 5.76% |\n| June 2024 | 341 | 5,867 | 5.81% |',
    find: ({ grids }) => grids.flatMap((grid) => [...tableRates(grid), ...shareOfTotal(grid)]),
  },
  {
    code: 'average.of-row',
    kind: 'average',
    severity: 'error',
    title: 'An average column is not the mean of its row',
    meaning: 'A last column headed average against the figures before it.',
    advice: ADVICE,
    fires:
      '| Area | April | May | June | Average |\n| --- | --- | --- | --- | --- |\n| North | 30 | 33 | 36 | 35 |\n| South | 20 | 22 | 24 | 22 |',
    silent:
      '| Area | April | May | June | Average |\n| --- | --- | --- | --- | --- |\n| North | 30 | 33 | 36 | 33 |\n| South | 20 | 22 | 24 | 22 |',
    find: ({ grids }) => grids.flatMap(meanOfRow),
  },
];
