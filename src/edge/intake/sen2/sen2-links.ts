/** Which identifiers the tables of one SEN2 return hold, so that repeated ones and rows without a parent are found. */
import type { IsoDate } from '../../../core/base/time.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import type { Sen2Collection } from '../../../core/domain/sen2-collections.ts';

/** Identifiers above this are kept as text: a bit for each up to here takes 32 MiB at most. */
const LARGEST_BIT = 2 ** 28;

/** A set of identifiers that takes a bit for each whole number and an entry for each other text. */
export class IdSet {
  #bits = new Uint8Array(1024);
  readonly #texts = new Set<string>();

  /** Add an identifier; false where it was there already. */
  add(id: string): boolean {
    const number = wholeNumber(id);
    if (number < 0) {
      if (this.#texts.has(id)) return false;
      this.#texts.add(id);
      return true;
    }
    const place = number >>> 3;
    if (place >= this.#bits.length) this.#grow(place);
    const bit = 1 << (number & 7);
    const byte = this.#bits[place] ?? 0;
    this.#bits[place] = byte | bit;
    return (byte & bit) === 0;
  }

  has(id: string): boolean {
    const number = wholeNumber(id);
    if (number < 0) return this.#texts.has(id);
    return ((this.#bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }

  #grow(place: number): void {
    const larger = new Uint8Array(Math.max(place + 1, this.#bits.length * 2));
    larger.set(this.#bits);
    this.#bits = larger;
  }
}

/** Give the number of a plain whole number without leading zeros, or -1. */
function wholeNumber(id: string): number {
  const length = id.length;
  if (length === 0 || length > 9 || (length > 1 && id.charCodeAt(0) === 48)) return -1;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = id.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value < LARGEST_BIT ? value : -1;
}

/** What the tables read so far hold; one for all files of one call. */
export class Sen2Links {
  readonly #known = new Map<Sen2TableName, IdSet>();
  readonly #refused = new Map<Sen2TableName, IdSet>();
  /** The reference date of the header table, where it has been read. */
  referenceDate: IsoDate | null = null;
  /** The collection of the header table's year, where it has been read and is known. */
  collection: Sen2Collection | null = null;

  /** Start a table; its rows are then known, and rows of other tables can be checked against them. */
  start(table: Sen2TableName): IdSet {
    let known = this.#known.get(table);
    if (known === undefined) {
      known = new IdSet();
      this.#known.set(table, known);
    }
    return known;
  }

  refuse(table: Sen2TableName, id: string): void {
    const refused = this.#refused.get(table) ?? new IdSet();
    refused.add(id);
    this.#refused.set(table, refused);
  }

  /** Say how a row's parent stands; "unknown" where the parent's table is not among the files read. */
  parent(table: Sen2TableName, id: string): 'there' | 'absent' | 'refused' | 'unknown' {
    const known = this.#known.get(table);
    if (known === undefined) return 'unknown';
    if (!known.has(id)) return 'absent';
    return this.#refused.get(table)?.has(id) === true ? 'refused' : 'there';
  }
}
