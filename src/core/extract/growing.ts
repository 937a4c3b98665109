/** Columns of whole numbers that grow while a table is read. */

const FIRST = 1024;

/** A column of 32-bit whole numbers. */
export class GrowingInts {
  #values = new Int32Array(FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Give a value that was pushed; 0 for a place beyond them. */
  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** Give the values; nothing may be pushed afterwards. */
  finish(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}

/** A column of small codes, 0 to 255. */
export class GrowingCodes {
  #values = new Uint8Array(FIRST);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** Give the values; nothing may be pushed afterwards. */
  finish(): Uint8Array {
    return this.#values.subarray(0, this.#length);
  }
}
