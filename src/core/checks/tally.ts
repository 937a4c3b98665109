/** Figures of a return that are added up over its parts. */

/** Counts by name. Those of the whole are those of the parts added up, name by name. */
export type Tally = Readonly<Record<string, number>>;

/** A figure of a tally; what was never counted is 0. */
export function countOf(tally: Tally, name: string): number {
  return tally[name] ?? 0;
}

/** Add figures to those that stand, which are changed. */
export function addUp(sums: Record<string, number>, more: Tally): void {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
}

/** The largest figure of those whose names begin with a word; 0 where there is none. */
export function largestOf(tally: Tally, word: string): number {
  let largest = 0;
  for (const [name, count] of Object.entries(tally))
    if (name.startsWith(word) && count > largest) largest = count;
  return largest;
}
