/** Which row of a table a keyed pseudonym stands for, in sixteen bytes a key however long its text. */

/** Half of the slots at most are filled. */
const FIRST_SLOTS = 64;
/** Hex digits of a key that make each of the two halves of its slot. */
const HALF = 8;
/** Into how many buckets keys are dealt where not all are looked at together: a power of two. */
export const BUCKETS = 128;
const BUCKET_SHIFT = 25;

/** The bucket of a key, 0 to `BUCKETS` - 1, from bits that its slot in an index does not depend on. */
export function bucketOf(key: string): number {
  return halfAt(key, HALF) >>> BUCKET_SHIFT;
}

/**
 * An index of pseudonyms, which are 32 hex digits of a keyed hash: the first 64 bits tell them apart. Of five
 * million keys two are alike in those with a chance of one in a million, so no second look is taken.
 */
export class KeyIndex {
  #slots = FIRST_SLOTS;
  #high = new Int32Array(FIRST_SLOTS);
  #low = new Int32Array(FIRST_SLOTS);
  /** Place of the row, from 1; 0 where the slot is free. */
  #place = new Int32Array(FIRST_SLOTS);
  #count = 0;

  /** Remember the row of a key. Gives the row that had it before, or -1. */
  add(key: string, row: number): number {
    if (this.#count * 2 >= this.#slots) this.#grow();
    const [high, low] = [halfAt(key, 0), halfAt(key, HALF)];
    const slot = this.#slotOf(high, low);
    const known = this.#place[slot] ?? 0;
    if (known !== 0) return known - 1;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#place[slot] = row + 1;
    this.#count++;
    return -1;
  }

  /** Find the row of a key; -1 where it is not there. */
  find(key: string): number {
    return (this.#place[this.#slotOf(halfAt(key, 0), halfAt(key, HALF))] ?? 0) - 1;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#slots - 1;
    let slot = (high ^ (low << 7)) & mask;
    while (this.#place[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [highs, lows, places] = [this.#high, this.#low, this.#place];
    this.#slots *= 2;
    this.#high = new Int32Array(this.#slots);
    this.#low = new Int32Array(this.#slots);
    this.#place = new Int32Array(this.#slots);
    for (const [at, place] of places.entries()) {
      if (place === 0) continue;
      const [high, low] = [highs[at] ?? 0, lows[at] ?? 0];
      const slot = this.#slotOf(high, low);
      this.#high[slot] = high;
      this.#low[slot] = low;
      this.#place[slot] = place;
    }
  }
}

/** Read eight characters as 32 bits: hex digits as they are, any other text by a plain running hash. */
function halfAt(key: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + HALF; at++) {
    const code = key.charCodeAt(at);
    const digit = code >= 97 ? code - 87 : code - 48;
    if (!(digit >= 0 && digit < 16)) return hashFrom(key, from);
    value = (value << 4) | digit;
  }
  return value;
}

/** A key that is not hex, as made-up ones in tests: every character counts. */
function hashFrom(key: string, from: number): number {
  let value = from + 17;
  for (let at = 0; at < key.length; at++) value = (Math.imul(value, 31) + key.charCodeAt(at)) | 0;
  return value;
}
