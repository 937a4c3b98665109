/** A quick first cover for large tables: no sum keeps exactly one hidden cell, from which it would follow at once. */
import type { Relation } from './count-table.ts';
import { relationsByCell } from './move-search.ts';

export type CoverInput = {
  readonly relations: readonly Relation[];
  /** Cells hidden so far; not changed. */
  readonly hidden: ReadonlySet<string>;
  /** Says whether a cell may be hidden and would help. */
  readonly canHelp: (cell: string) => boolean;
  /** What hiding a cell costs. */
  readonly costOf: (cell: string) => number;
};

/** What it is worth that a further sum gets its second hidden cell, or costs that one gets its first. */
const WORTH_OF_A_SUM = 4;

/**
 * Give further cells to hide, cheapest first, such as close several open sums at once before those that open new ones.
 * It proves nothing: what remains open is found afterwards.
 */
export function coverSums({ relations, hidden, canHelp, costOf }: CoverInput): string[] {
  const byCell = relationsByCell(relations);
  const count = new Map<Relation, number>();
  const all = new Set(hidden);
  const cellsOf = ({ total, parts }: Relation) => [total, ...parts];
  for (const relation of relations)
    count.set(relation, cellsOf(relation).filter((cell) => hidden.has(cell)).length);
  const worth = (cell: string): number => {
    let sum = -costOf(cell);
    for (const relation of byCell.get(cell) ?? []) {
      const already = count.get(relation) ?? 0;
      if (already < 2) sum += already === 1 ? WORTH_OF_A_SUM : -WORTH_OF_A_SUM;
    }
    return sum;
  };
  const added: string[] = [];
  const open = relations.filter((relation) => count.get(relation) === 1);
  for (const relation of open) {
    if (count.get(relation) !== 1) continue;
    const best = bestOf(
      cellsOf(relation).filter((cell) => !all.has(cell) && canHelp(cell)),
      worth,
    );
    if (best === null) continue;
    all.add(best);
    added.push(best);
    for (const other of byCell.get(best) ?? []) {
      const now = (count.get(other) ?? 0) + 1;
      count.set(other, now);
      if (now === 1) open.push(other);
    }
  }
  return added;
}

function bestOf(cells: readonly string[], worth: (cell: string) => number): string | null {
  let best: string | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    const value = worth(cell);
    if (value <= most) continue;
    best = cell;
    most = value;
  }
  return best;
}
