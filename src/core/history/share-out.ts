/** Rows that tell nothing of their own, shared out over what the others of their group tell, evenly and without chance. */

/** The fraction that spreads a sequence most evenly. */
const GOLDEN = 0.618033988749895;

/** What each row has after sharing out, and how many had nothing of their own. */
export type SharedOut = {
  /** Place of each row's code; `codes` where no row at all tells one. */
  readonly given: Int32Array;
  readonly shared: number;
};

/**
 * Give rows without a code one, in the proportions of the rows of the same group, or of all rows where none of the group tells one,
 * spread evenly over the order of the rows.
 * @param told  one a row: 0 to `codes` - 1, or `none`.
 * @param groups  one a row.
 */
export function shareOut(
  told: ArrayLike<number>,
  none: number,
  groups: ArrayLike<number>,
  codes: number,
): SharedOut {
  const rows = Array.from({ length: told.length }, (_, row) => row);
  const all = new Float64Array(codes);
  const mixes = new Map<number, Float64Array>();
  for (const row of rows) {
    const [code, group] = [told[row] ?? none, groups[row] ?? 0];
    if (code === none) continue;
    const mix = mixes.get(group) ?? new Float64Array(codes);
    mixes.set(group, mix);
    mix[code] = (mix[code] ?? 0) + 1;
    all[code] = (all[code] ?? 0) + 1;
  }
  const turns = new Map<number, number>();
  let shared = 0;
  const given = Int32Array.from(rows, (row) => {
    const [code, group] = [told[row] ?? none, groups[row] ?? 0];
    if (code !== none) return code;
    shared++;
    const turn = turns.get(group) ?? 0;
    turns.set(group, turn + 1);
    return pickEvenly(mixes.get(group) ?? all, (turn * GOLDEN) % 1) ?? codes;
  });
  return { given, shared };
}

/** The place at which a share of the counts lies; null where all are nought. */
function pickEvenly(counts: Float64Array, share: number): number | null {
  let left = share * counts.reduce((sum, count) => sum + count, 0);
  let found: number | null = null;
  for (const [place, count] of counts.entries()) {
    if (count === 0) continue;
    found = place;
    if (left < count) return place;
    left -= count;
  }
  return found;
}
