/** Minimising a function of a few numbers without its slope. */

type Corner = { readonly at: Float64Array; readonly value: number };

/**
 * Find a local minimum by the simplex method of Nelder and Mead.
 * Deterministic; a value that is not a number counts as infinitely bad.
 *
 * @param start  where to begin; not changed.
 * @param step  how far the first corners lie from the start.
 * @returns the best place found within `rounds` rounds.
 */
export function nelderMead(
  cost: (at: Float64Array) => number,
  start: readonly number[],
  step = 0.1,
  rounds = 200,
): Float64Array {
  const corner = (at: Float64Array): Corner => {
    const value = cost(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const corners: Corner[] = [corner(Float64Array.from(start))];
  for (let axis = 0; axis < start.length; axis++) {
    const moved = Float64Array.from(start);
    moved[axis]! += step;
    corners.push(corner(moved));
  }
  for (let round = 0; round < rounds; round++) {
    corners.sort((a, b) => a.value - b.value);
    const spread = corners.at(-1)!.value - corners[0]!.value;
    if (spread <= 1e-10 * Math.abs(corners[0]!.value)) break;
    improve(corners, corner);
  }
  corners.sort((a, b) => a.value - b.value);
  return corners[0]!.at;
}

/** Replace the worst corner by a better place on the line through the middle of the others, or draw all to the best. */
function improve(corners: Corner[], corner: (at: Float64Array) => Corner): void {
  const last = corners.length - 1;
  const worst = corners[last]!;
  const middle = new Float64Array(worst.at.length);
  for (let place = 0; place < last; place++)
    for (let axis = 0; axis < middle.length; axis++) middle[axis]! += corners[place]!.at[axis]! / last;
  const along = (by: number): Corner =>
    corner(middle.map((centre, axis) => centre + by * (centre - worst.at[axis]!)));

  const mirrored = along(1);
  if (mirrored.value < corners[0]!.value) {
    const further = along(2);
    corners[last] = further.value < mirrored.value ? further : mirrored;
    return;
  }
  if (mirrored.value < corners[last - 1]!.value) {
    corners[last] = mirrored;
    return;
  }
  const nearer = along(mirrored.value < worst.value ? 0.5 : -0.5);
  if (nearer.value < Math.min(worst.value, mirrored.value)) {
    corners[last] = nearer;
    return;
  }
  const best = corners[0]!;
  for (let place = 1; place <= last; place++)
    corners[place] = corner(corners[place]!.at.map((value, axis) => (value + best.at[axis]!) / 2));
}
