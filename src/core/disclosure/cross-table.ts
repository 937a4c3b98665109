/** A cross table of any number of dimensions with all its margins, as cells and sums. */
import type { CountCell, CountTable, Relation } from './count-table.ts';

/** One dimension: its name and its groups, which share nobody and leave nobody out. */
export type Dimension = { readonly name: string; readonly groups: readonly string[] };

const ALL = 'all';

/** Give the id of a cell: "need=ASD, age=all". */
export function crossCellId(dimensions: readonly Dimension[], keys: readonly string[]): string {
  return dimensions.map(({ name }, place) => `${name}=${keys[place] ?? ALL}`).join(', ');
}

/**
 * Build every cell, margin and grand total of a cross table.
 * @param count  children in one innermost cell; groups in the order of the dimensions.
 */
export function crossTable(
  dimensions: readonly Dimension[],
  count: (keys: readonly string[]) => number,
): CountTable {
  const cells: CountCell[] = [];
  const relations: Relation[] = [];
  for (const keys of combinations(dimensions.map(({ groups }) => [...groups, ALL]))) {
    cells.push({ id: crossCellId(dimensions, keys), count: sumOver(dimensions, keys, count) });
    for (const [place, { groups }] of dimensions.entries()) {
      if (keys[place] !== ALL) continue;
      const parts = groups.map((group) => crossCellId(dimensions, keys.with(place, group)));
      relations.push({ total: crossCellId(dimensions, keys), parts });
    }
  }
  return { cells, relations };
}

function sumOver(
  dimensions: readonly Dimension[],
  keys: readonly string[],
  count: (keys: readonly string[]) => number,
): number {
  const inner = combinations(
    dimensions.map(({ groups }, place) => (keys[place] === ALL ? groups : [keys[place] ?? ALL])),
  );
  return inner.reduce((sum, each) => sum + count(each), 0);
}

function combinations(choices: readonly (readonly string[])[]): string[][] {
  return choices.reduce<string[][]>(
    (found, groups) => found.flatMap((keys) => groups.map((group) => [...keys, group])),
    [[]],
  );
}
