/** Walker's alias tables: a choice among many weighted things from one number. */

/** Room for tables of up to `size` things; filled by `fillAlias`, read by `pickAlias`. Several tables may share one. */
export type AliasTable = {
  /** Share of a slot that is its own thing [0..1]. */
  readonly own: Float64Array;
  /** The thing that has the rest of the slot. */
  readonly other: Int32Array;
  readonly waiting: Int32Array;
};

/** Make room for tables with `slots` slots in all, the longest of `longest`. */
export function makeAlias(slots: number, longest: number = slots): AliasTable {
  return { own: new Float64Array(slots), other: new Int32Array(slots), waiting: new Int32Array(longest) };
}

/**
 * Fill a table of `size` things at slot `at` from weights at `from`, not necessarily adding up to 1. Things of weight 0
 * are never picked.
 * @returns the sum of the weights; where it is 0 the table must not be read.
 * @source Vose's method.
 */
export function fillAlias(
  table: AliasTable,
  at: number,
  weights: Float64Array,
  from: number,
  size: number,
): number {
  let total = 0;
  for (let k = 0; k < size; k++) total += weights[from + k]!;
  if (!(total > 0)) return 0;
  const heaviest = heaviestOf(weights, from, size);
  const { own, other, waiting } = table;
  const scale = size / total;
  // The small wait from the front, the large from the back.
  let small = 0;
  let large = size;
  for (let k = 0; k < size; k++) {
    const share = weights[from + k]! * scale;
    own[at + k] = share;
    other[at + k] = heaviest;
    if (share < 1) waiting[small++] = k;
    else waiting[--large] = k;
  }
  while (small > 0 && large < size) {
    const low = waiting[--small]!;
    const high = waiting[large]!;
    other[at + low] = high;
    const left = own[at + high]! - (1 - own[at + low]!);
    own[at + high] = left;
    if (left < 1) {
      large++;
      waiting[small++] = high;
    }
  }
  // What is left is 1 but for rounding; a thing of weight 0 stays at 0 and gives way to the heaviest.
  while (large < size) own[at + waiting[large++]!] = 1;
  while (small > 0) {
    const k = waiting[--small]!;
    if (weights[from + k]! > 0) own[at + k] = 1;
  }
  return total;
}

function heaviestOf(weights: Float64Array, from: number, size: number): number {
  let heaviest = 0;
  for (let k = 1; k < size; k++) if (weights[from + k]! > weights[from + heaviest]!) heaviest = k;
  return heaviest;
}

/** Pick a thing, 0 to `size` - 1, from a number `u` in [0, 1). */
export function pickAlias(table: AliasTable, at: number, size: number, u: number): number {
  const place = u * size;
  const slot = Math.floor(place);
  return place - slot < table.own[at + slot]! ? slot : table.other[at + slot]!;
}
