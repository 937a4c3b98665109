/** Where a function of one number crosses 0. */

/**
 * Find the place between `low` and `high` where `of`, which rises or falls throughout, crosses 0.
 * @param tolerance  of the place.
 * @returns the place, or null where both ends lie on one side of 0.
 * @source Bisection with false position where that is nearer (the Illinois rule).
 */
export function findRoot(
  of: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
): number | null {
  let [from, to] = [low, high];
  let atFrom = of(from);
  let atTo = of(to);
  if (atFrom === 0) return from;
  if (atTo === 0) return to;
  if (atFrom > 0 === atTo > 0) return null;
  for (let round = 0; Math.abs(to - from) > tolerance && round < 200; round++) {
    // Every third step halves, so an end that does not move cannot hold the search up.
    const share = round % 3 === 2 ? 0.5 : atFrom / (atFrom - atTo);
    const middle = from + (to - from) * Math.min(0.99, Math.max(0.01, share));
    const at = of(middle);
    if (at === 0) return middle;
    if (at > 0 === atFrom > 0) {
      from = middle;
      atFrom = at;
    } else {
      to = middle;
      atTo = at;
    }
  }
  return (from + to) / 2;
}
