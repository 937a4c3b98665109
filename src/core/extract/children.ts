/** The children of each row of a parent table, found from the children's own pointers in one pass. */

export type Children = {
  /** Place in `items` where the children of parent p begin; they end where those of p + 1 begin. Length: parents + 1. */
  readonly start: Int32Array;
  /** Places of children, grouped by parent, in the order of their file. */
  readonly items: Int32Array;
};

/**
 * Group children by parent; those without one are left out.
 * @param parents  how many rows the parent table has.
 * @param parentOf  place of each child's parent, or below zero.
 */
export function childrenOf(parents: number, parentOf: Int32Array): Children {
  const start = new Int32Array(parents + 1);
  for (const parent of parentOf) if (parent >= 0) start[parent + 1] = (start[parent + 1] ?? 0) + 1;
  for (let at = 0; at < parents; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  const next = start.slice();
  const items = new Int32Array(start[parents] ?? 0);
  for (let child = 0; child < parentOf.length; child++) {
    const parent = parentOf[child] ?? -1;
    if (parent < 0) continue;
    const place = next[parent] ?? 0;
    items[place] = child;
    next[parent] = place + 1;
  }
  return { start, items };
}

/** Count the children of a parent. */
export function countChildren({ start }: Children, parent: number): number {
  return (start[parent + 1] ?? 0) - (start[parent] ?? 0);
}

/** Give the first child of a parent in the order of the file, or -1. */
export function firstChild(children: Children, parent: number): number {
  return countChildren(children, parent) === 0 ? -1 : (children.items[children.start[parent] ?? 0] ?? -1);
}
