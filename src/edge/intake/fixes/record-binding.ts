/** What binds a correction to its record and to the value it corrects: keyed hashes, so that neither can be read from them. */
import { plainId } from '../../../core/domain/numbers.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, placeOf } from '../tables/columns.ts';

/** Stands after the key of a record whose identifier was there before in the same file. */
export const REPEATED = '-again';
const LONGEST_ID = 160;
/** Separates the cells of a row: no cell of a table holds it. */
const BETWEEN = '\u001f';

type Pseudonym = (table: string, id: string) => string;

/** Gives the keyed id of a row's record; null where the row has no identifier of its own. */
export type RecordKeyOf = (cells: readonly string[]) => string | null;

/**
 * Gives the keyed hash of a value of a record. The record and the column are hashed with it, so that equal values of two
 * children look different.
 * @param column  the column as the product calls it; null for the whole row.
 */
export type Fingerprint = (recordKey: string, column: string | null, value: string) => string;

/** Make the fingerprints of a table's values. */
export function fingerprintOf(table: string, pseudonym: Pseudonym): Fingerprint {
  return (recordKey, column, value) =>
    pseudonym(
      'issue-value',
      [table, recordKey, column === null ? '*' : columnKey(column), value].join(BETWEEN),
    );
}

/** Make the keys of a table whose rows carry an identifier in a column: the keys that its records are stored under. */
export function recordKeyFrom(
  table: string,
  idColumn: string,
  headers: readonly string[],
  pseudonym: Pseudonym,
): RecordKeyOf {
  const place = placeOf(headers, columnKey(idColumn));
  return (cells) => {
    const id = place < 0 ? '' : plainId(cellAt(cells, place));
    return id === '' || id.length > LONGEST_ID ? null : pseudonym(table, id);
  };
}

/**
 * Make the keys of a table whose rows carry no identifier: a row is known by all that stands in it. Rows that are alike
 * in every cell have the same key, and a fix is of all of them.
 */
export function rowKeyFrom(table: string, pseudonym: Pseudonym): RecordKeyOf {
  return (cells) => {
    const text = valueAt(cells, null);
    return text === '' ? null : pseudonym(`row of ${table}`, text);
  };
}

/** Drop the empty cells at the end, which a workbook and a text file do not hold alike. */
function trimmedRow(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

/**
 * Give the text of what a fix is about: one cell, or the whole row where `place` is null.
 * @param made  so many cells at the start were made while reading and do not stand in the file.
 */
export function valueAt(cells: readonly string[], place: number | null, made = 0): string {
  return place === null
    ? trimmedRow(cells.slice(made))
        .map((cell) => cell.trim())
        .join(BETWEEN)
    : cellAt(cells, place);
}
