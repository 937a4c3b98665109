/** Quantiles of a sample. */

/**
 * Give the value below which the share `level` [0..1] of a sorted sample lies, straight lines between neighbours.
 * @param sorted  ascending, at least one value; not changed.
 * @throws RangeError where the sample is empty or the level outside [0..1].
 */
export function quantileOfSorted(sorted: Float64Array, level: number): number {
  if (sorted.length === 0) throw new RangeError('An empty sample has no quantile');
  if (!(level >= 0 && level <= 1)) throw new RangeError('A quantile level must lie between 0 and 1');
  const place = (sorted.length - 1) * level;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}

/** Give the median of any finite numbers, in any order. @throws RangeError where there is none. */
export function median(values: Iterable<number>): number {
  return quantileOfSorted(Float64Array.from(values).sort(), 0.5);
}

/**
 * Give the mean of what is left when the share `cut` [0..0.5) of the values is left out at either end, each rounded down.
 * @param values  finite, in any order. @throws RangeError where there is none.
 */
export function trimmedMean(values: Iterable<number>, cut: number): number {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) throw new RangeError('An empty sample has no mean');
  const out = Math.floor(cut * sorted.length);
  let sum = 0;
  for (let place = out; place < sorted.length - out; place++) sum += sorted[place]!;
  return sum / (sorted.length - 2 * out);
}

/** A value and how much it counts; weights are 0 or more. */
export type Weighted = { readonly value: number; readonly weight: number };

/**
 * Take `count` values from a weighted sample at the shares (k + `offset`) / `count`: each value comes as often as
 * its weight says, to within one.
 * @param offset  where in each step the pick falls [0..1).
 * @returns ascending values, `count` of them.
 * @throws RangeError where nothing has weight.
 */
export function systematicSample(points: readonly Weighted[], count: number, offset: number): Float64Array {
  const sorted = points.filter((point) => point.weight > 0).sort((a, b) => a.value - b.value);
  let total = 0;
  for (const point of sorted) total += point.weight;
  if (!(total > 0)) throw new RangeError('A sample needs at least one value with weight');
  const picked = new Float64Array(count);
  let place = 0;
  let reached = sorted[0]!.weight;
  for (let pick = 0; pick < count; pick++) {
    const target = ((pick + offset) / count) * total;
    while (reached < target && place < sorted.length - 1) reached += sorted[++place]!.weight;
    picked[pick] = sorted[place]!.value;
  }
  return picked;
}
