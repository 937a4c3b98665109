/** How one field of an imported record stands in a column: what is written, what is checked when it is read back. */
import { type Pence, pence } from '../../core/base/pence.ts';

/** What a database cell holds. */
export type Cell = string | number | null;

/** The kind of a column: text, 64-bit whole number, 64-bit binary fraction. */
export type ColumnType = 'text' | 'whole' | 'real';

/** A column of a table and the field it holds. `write` and `read` throw RangeError, without repeating the value. */
export type Column<V> = {
  readonly name: string;
  readonly type: ColumnType;
  write(value: V): Cell;
  read(cell: Cell): V;
};

function unfit(name: string): never {
  throw new RangeError(`Column ${name} cannot hold this value`);
}

function symmetric<V>(
  name: string,
  type: ColumnType,
  isFit: (value: unknown) => value is V & Cell,
): Column<V> {
  const check = (value: unknown): V & Cell => (isFit(value) ? value : unfit(name));
  return { name, type, write: check, read: check };
}

/** Allow null, which stays null: a missing value is never zero or an empty text. */
export function orNull<V>(column: Column<V>): Column<V | null> {
  return {
    ...column,
    write: (value) => (value === null ? null : column.write(value)),
    read: (cell) => (cell === null ? null : column.read(cell)),
  };
}

/** Text. */
export function text(name: string): Column<string> {
  return symmetric(name, 'text', (value): value is string => typeof value === 'string');
}

/** One of a closed list of texts. */
export function oneOf<V extends string>(name: string, words: readonly V[]): Column<V> {
  const known: ReadonlySet<unknown> = new Set(words);
  return symmetric(name, 'text', (value): value is V => known.has(value));
}

/** A whole number that a double holds exactly. */
export function whole(name: string): Column<number> {
  return symmetric(name, 'whole', (value): value is number => Number.isSafeInteger(value));
}

/** 1 main, 2 second. */
export function rank(name: string): Column<1 | 2> {
  return symmetric(name, 'whole', (value): value is 1 | 2 => value === 1 || value === 2);
}

/** Money [pence]. */
export function money(name: string): Column<Pence> {
  const number = whole(name);
  return { ...number, write: (value) => number.write(value), read: (cell) => pence(number.read(cell)) };
}

/** A number that need not be whole; never NaN or infinite. */
export function real(name: string): Column<number> {
  return symmetric(name, 'real', (value): value is number => Number.isFinite(value));
}

/** Yes or no as 1 or 0, the form both databases have. */
export function flag(name: string): Column<boolean> {
  return {
    name,
    type: 'whole',
    write: (value) => (typeof value === 'boolean' ? Number(value) : unfit(name)),
    read: (cell) => (cell === 0 || cell === 1 ? cell === 1 : unfit(name)),
  };
}

/** Names and numbers as JSON text; every number finite. */
export function numbersByName(name: string): Column<Readonly<Record<string, number>>> {
  const isFit = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  return jsonByName(name, isFit);
}

/** Names and texts as JSON text. */
export function textsByName(name: string): Column<Readonly<Record<string, string>>> {
  return jsonByName(name, (value): value is string => typeof value === 'string');
}

function jsonByName<V>(
  name: string,
  isFit: (value: unknown) => value is V,
): Column<Readonly<Record<string, V>>> {
  const check = (record: unknown): Readonly<Record<string, V>> =>
    isRecordOf(record, isFit) ? record : unfit(name);
  return {
    name,
    type: 'text',
    write: (record) => JSON.stringify(check(record)),
    read: (cell) => (typeof cell === 'string' ? check(parseJson(cell, name)) : unfit(name)),
  };
}

function isRecordOf<V>(
  record: unknown,
  isFit: (value: unknown) => value is V,
): record is Readonly<Record<string, V>> {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return false;
  for (const value of Object.values(record)) if (!isFit(value)) return false;
  return true;
}

/** Parse JSON that the store wrote. @throws RangeError naming the column, where it is not JSON. */
export function parseJson(cell: string, name: string): unknown {
  try {
    return JSON.parse(cell);
  } catch (cause) {
    throw new RangeError(`Column ${name} does not hold JSON`, { cause });
  }
}
