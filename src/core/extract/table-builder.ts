/** Builds the columns of one table as its rows come by. */
import type { Placed } from '../domain/intake.ts';
import { GrowingCodes, GrowingInts } from './growing.ts';

/** What becomes of one field: a 32-bit number or a small code. */
type Field<T> = (record: T) => number;

/** The names of the columns of each sort, with how each is filled. */
export type TableShape<T, Ints extends string, Codes extends string> = {
  readonly ints: { readonly [Name in Ints]: Field<T> };
  readonly codes: { readonly [Name in Codes]: Field<T> };
};

type Built<Ints extends string, Codes extends string> = {
  readonly count: number;
  readonly row: Int32Array;
} & { readonly [Name in Ints]: Int32Array } & { readonly [Name in Codes]: Uint8Array };

/** The columns of one table while they grow. */
export class TableBuilder<T, Ints extends string, Codes extends string> {
  readonly #row = new GrowingInts();
  readonly #ints: readonly (readonly [Ints, Field<T>, GrowingInts])[];
  readonly #codes: readonly (readonly [Codes, Field<T>, GrowingCodes])[];

  constructor(shape: TableShape<T, Ints, Codes>) {
    // The keys of a shape are the names of its columns.
    const ints = Object.entries(shape.ints) as [Ints, Field<T>][];
    const codes = Object.entries(shape.codes) as [Codes, Field<T>][];
    this.#ints = ints.map(([name, field]) => [name, field, new GrowingInts()]);
    this.#codes = codes.map(([name, field]) => [name, field, new GrowingCodes()]);
  }

  get count(): number {
    return this.#row.length;
  }

  add({ row, record }: Placed<T>): void {
    this.#row.push(row);
    for (const [, field, column] of this.#ints) column.push(field(record));
    for (const [, field, column] of this.#codes) column.push(field(record));
  }

  finish(): Built<Ints, Codes> {
    const columns = [
      ...this.#ints.map(([name, , column]) => [name, column.finish()] as const),
      ...this.#codes.map(([name, , column]) => [name, column.finish()] as const),
    ];
    const built = { count: this.#row.length, row: this.#row.finish(), ...Object.fromEntries(columns) };
    return built as unknown as Built<Ints, Codes>; // the entries are those of the shape
  }
}
