/** The fewest children who are left without a place, whoever goes where: whole children, exact. */

/** Sites with room, and which cells of children each suits. */
export type Rooms = {
  /** Free places of each site [places]. */
  readonly room: readonly number[];
  /** `suits[cell][site]`. */
  readonly suits: readonly (readonly boolean[])[];
};

/** Who goes where: `placed[cell][site]` and `unplaced[cell]` [children]. */
export type Filling = {
  readonly placed: readonly (readonly number[])[];
  readonly unplaced: readonly number[];
  readonly unplacedTotal: number;
};

/**
 * Fill the sites so that as few as possible are left. Cells come in their order; one that finds no room moves others
 * on, along the shortest chain of moves, until no chain is left: then no filling leaves fewer.
 * @param waiting  children of each cell [children]. Not changed.
 * @source Method note 13, section 4: maximum flow by shortest augmenting paths.
 */
export function fewestUnplaced(waiting: readonly number[], { room, suits }: Rooms): Filling {
  const free = [...room];
  const placed = waiting.map(() => room.map(() => 0));
  const unplaced = [...waiting];
  for (let cell = 0; cell < waiting.length; cell++) {
    while ((unplaced[cell] ?? 0) > 0) {
      const moved = moveOn({ placed, free, suits }, cell, unplaced[cell] ?? 0);
      if (moved === 0) break;
      unplaced[cell] = (unplaced[cell] ?? 0) - moved;
    }
  }
  return { placed, unplaced, unplacedTotal: unplaced.reduce((sum, children) => sum + children, 0) };
}

type State = {
  readonly placed: number[][];
  readonly free: number[];
  readonly suits: readonly (readonly boolean[])[];
};

/** A site on the way, by which cell it was reached. */
type Step = { readonly site: number; readonly cell: number; readonly before: Step | null };

/** Place children of a cell along the shortest chain to a site with room; gives how many, nought where there is none. */
function moveOn(state: State, cell: number, most: number): number {
  const chain = findChain(state, cell);
  if (chain === null) return 0;
  const { placed, free } = state;
  let amount = Math.min(most, free[chain.site] ?? 0);
  for (let step = chain; step.before !== null; step = step.before)
    amount = Math.min(amount, placed[step.cell]?.[step.before.site] ?? 0);
  free[chain.site] = (free[chain.site] ?? 0) - amount;
  for (let step: Step | null = chain; step !== null; step = step.before) {
    add(placed, step.cell, step.site, amount);
    if (step.before !== null) add(placed, step.cell, step.before.site, -amount);
  }
  return amount;
}

function add(placed: number[][], cell: number, site: number, amount: number): void {
  const row = placed[cell];
  if (row !== undefined) row[site] = (row[site] ?? 0) + amount;
}

/** Breadth first from a cell: to sites that suit it, from a full site to those that suit who is in it. */
function findChain({ placed, free, suits }: State, start: number): Step | null {
  const seen = new Set<number>();
  const queue: Step[] = [];
  const reach = (cell: number, before: Step | null) => {
    for (let site = 0; site < free.length; site++) {
      if (seen.has(site) || suits[cell]?.[site] !== true) continue;
      seen.add(site);
      queue.push({ site, cell, before });
    }
  };
  reach(start, null);
  for (let at = 0; at < queue.length; at++) {
    const step = queue[at];
    if (step === undefined) break;
    if ((free[step.site] ?? 0) > 0) return step;
    for (let cell = 0; cell < placed.length; cell++)
      if ((placed[cell]?.[step.site] ?? 0) > 0) reach(cell, step);
  }
  return null;
}
