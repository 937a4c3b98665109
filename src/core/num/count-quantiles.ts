/** Quantiles of many counts by counting how often each comes, which beats sorting them. */

/** Widest spread of counts, in values per draw, for which counting is worth its room. */
const VALUES_PER_DRAW = 8;

/**
 * Write the quantiles of a sample of whole numbers, straight lines between neighbours, as `quantileOfSorted` gives them.
 *
 * @param values  at least one, in any order; not changed.
 * @param levels  ascending, each [0..1].
 * @param out  one place per level from `at`.
 * @returns the mean of the values.
 * @throws RangeError where there is no value.
 */
export function countQuantiles(
  values: Int32Array,
  levels: Float64Array,
  out: Float64Array,
  at: number,
): number {
  const size = values.length;
  if (size === 0) throw new RangeError('An empty sample has no quantile');
  let low = values[0]!;
  let high = low;
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const value = values[k]!;
    sum += value;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  if (high - low > size * VALUES_PER_DRAW) fromSorted(values.slice().sort(), levels, out, at);
  else fromCounts(values, low, high, levels, out, at);
  return sum / size;
}

/**
 * Write the quantiles of a sample of any finite numbers, as `countQuantiles` does.
 * @throws RangeError where there is no value.
 */
export function numberQuantiles(
  values: Float64Array,
  levels: Float64Array,
  out: Float64Array,
  at: number,
): number {
  if (values.length === 0) throw new RangeError('An empty sample has no quantile');
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  fromSorted(values.slice().sort(), levels, out, at);
  return sum / values.length;
}

function fromSorted(
  sorted: Int32Array | Float64Array,
  levels: Float64Array,
  out: Float64Array,
  at: number,
): void {
  const last = sorted.length - 1;
  for (let level = 0; level < levels.length; level++) {
    const place = last * levels[level]!;
    const below = Math.floor(place);
    const low = sorted[below]!;
    out[at + level] = low + (sorted[Math.min(below + 1, last)]! - low) * (place - below);
  }
}

function fromCounts(
  values: Int32Array,
  low: number,
  high: number,
  levels: Float64Array,
  out: Float64Array,
  at: number,
): void {
  const size = values.length;
  const counts = new Int32Array(high - low + 1);
  for (let k = 0; k < size; k++) counts[values[k]! - low]!++;
  let value = 0;
  let reached = counts[0]!;
  for (let level = 0; level < levels.length; level++) {
    const place = (size - 1) * levels[level]!;
    const below = Math.floor(place);
    while (reached <= below) reached += counts[++value]!;
    let next = value;
    if (below + 1 < size && reached <= below + 1)
      do next++;
      while (counts[next] === 0);
    out[at + level] = low + value + (next - value) * (place - below);
  }
}
