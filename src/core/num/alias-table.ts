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
  let heaviest = 0;
  let most = weights[from]!;
  for (let k = 0; k < size; k++) {
    const weight = weights[from + k]!;
    total += weight;
    if (weight > most) {
      most = weight;
      heaviest = k;
    }
  }
  if (!(total > 0)) return 0;
  const { other, share, waiting } = table;
  const scale = size / total;
  // The small wait from the front, the large from the back.
  let small = 0;
  let large = size;
  for (let k = 0; k < size; k++) {
    const own = weights[from + k]! * scale;
    share[k] = own;
    other[at + k] = heaviest;
    // Both places are written, and the one that is not meant is written over: a branch would be guessed wrong every other time.
    waiting[small] = k;
    waiting[large - 1] = k;
    const isSmall = ((own | 0) - 1) >>> 31;
    small += isSmall;
    large -= 1 - isSmall;
  }
  while (small > 0 && large < size) {
    const low = waiting[small - 1]!;
    const high = waiting[large]!;
    other[at + low] = high;
    const left = share[high]! - (1 - share[low]!);
    share[high] = left;
    // The large one takes the place of the small one if it is small now; if not, that place waits no longer.
    waiting[small - 1] = high;
    const isSmall = left < 1 ? 1 : 0;
    small -= 1 - isSmall;
    large += isSmall;
  }
  // What is left is 1 but for rounding; a thing of weight 0 stays at 0 and gives way to the heaviest.
  while (large < size) share[waiting[large++]!] = 1;
  while (small > 0) {
    const k = waiting[--small]!;
    if (weights[from + k]! > 0) share[k] = 1;
  }
  cutSlots(table, at, size);
  return total;
}

/** Put the shares of a table's slots down in whole parts. */
function cutSlots({ own, other, share }: AliasTable, at: number, size: number): void {
  for (let k = 0; k < size; k++) {
    const parts = Math.min(WHOLE_SLOT, share[k]! * SLOT_PARTS) | 0;
    own[at + k] = parts;
    // A whole slot names itself twice, so that the last of its parts, too, is its own.
    if (parts === WHOLE_SLOT) other[at + k] = k;
  }
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
