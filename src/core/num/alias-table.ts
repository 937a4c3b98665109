/** Walker's alias tables: a choice among many weighted things from one number. */

/** Parts of a slot, and the most of them that is told apart. */
const SLOT_PARTS = 2147483648;
const WHOLE_SLOT = SLOT_PARTS - 1;

/** Room for tables of up to `size` things; filled by `fillAlias`, read by `pickAlias`. Several tables may share one. */
export type AliasTable = {
  /** Share of a slot that is its own thing [parts of 2^31]. */
  readonly own: Int32Array;
  /** The thing that has the rest of the slot. */
  readonly other: Int32Array;
  /** Room to fill tables in: shares [0..1], and who waits for a partner. */
  readonly share: Float64Array;
  readonly waiting: Int32Array;
};

/** Make room for tables with `slots` slots in all, the longest of `longest`. */
export function makeAlias(slots: number, longest: number = slots): AliasTable {
  return {
    own: new Int32Array(slots),
    other: new Int32Array(slots),
    share: new Float64Array(longest),
    waiting: new Int32Array(longest),
  };
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
  const { share, waiting } = table;
  const scale = size / total;
  // The small wait from the front, the large from the back.
  let small = 0;
  let large = size;
  for (let k = 0; k < size; k++) {
    const own = weights[from + k]! * scale;
    share[k] = own;
    // Both places are written, and the one that is not meant is written over: a branch would be guessed wrong every other time.
    waiting[small] = k;
    waiting[large - 1] = k;
    const isSmall = ((own | 0) - 1) >>> 31;
    small += isSmall;
    large -= 1 - isSmall;
  }
  if (small > 0 && large < size) small = pairUp(table, at, small, large, size);
  else while (large < size) cutSlot(table, at, waiting[large++]!, 1);
  // What is left is 1 but for rounding; a thing of weight 0 stays at 0 and gives way to the heaviest.
  while (small > 0) {
    const k = waiting[--small]!;
    cutSlot(table, at, k, weights[from + k]! > 0 ? 1 : 0);
    if (weights[from + k] === 0) table.other[at + k] = heaviestOf(weights, from, size);
  }
  return total;
}

/**
 * Fill the slots of the small with parts of the large, both held in variables: a large one that has become small is the next
 * to be filled. @returns how many small ones are left without a partner; no large one is.
 */
function pairUp(table: AliasTable, at: number, smallOnes: number, firstLarge: number, size: number): number {
  const { other, share, waiting } = table;
  let small = smallOnes - 1;
  let large = firstLarge + 1;
  let low = waiting[small]!;
  let lowShare = share[low]!;
  let high = waiting[firstLarge]!;
  let highShare = share[high]!;
  for (;;) {
    other[at + low] = high;
    cutSlot(table, at, low, lowShare);
    highShare -= 1 - lowShare;
    if (highShare < 1) {
      if (large === size) {
        waiting[small] = high;
        return small + 1;
      }
      low = high;
      lowShare = highShare;
      high = waiting[large++]!;
      highShare = share[high]!;
    } else if (small > 0) {
      low = waiting[--small]!;
      lowShare = share[low]!;
    } else {
      cutSlot(table, at, high, 1);
      while (large < size) cutSlot(table, at, waiting[large++]!, 1);
      return 0;
    }
  }
}

/** Put the share of a slot down in whole parts. A whole slot names itself twice, so that the last of its parts, too, is its own. */
function cutSlot({ own, other }: AliasTable, at: number, k: number, share: number): void {
  const parts = Math.min(WHOLE_SLOT, share * SLOT_PARTS) | 0;
  own[at + k] = parts;
  if (parts === WHOLE_SLOT) other[at + k] = k;
}

/** Find the first of the largest weights. */
function heaviestOf(weights: Float64Array, from: number, size: number): number {
  let heaviest = 0;
  for (let k = 1; k < size; k++) if (weights[from + k]! > weights[from + heaviest]!) heaviest = k;
  return heaviest;
}

/**
 * Pick a thing, 0 to `size` - 1, from a number `u` in [0, 1). The choice within a slot is made by the sign of a difference:
 * a branch would be guessed wrong every other time.
 */
export function pickAlias(table: AliasTable, at: number, size: number, u: number): number {
  const place = u * size;
  const slot = place | 0;
  const other = table.other[at + slot]!;
  const side = (((place - slot) * SLOT_PARTS) | 0) - table.own[at + slot]!;
  return other ^ ((other ^ slot) & (side >> 31));
}
