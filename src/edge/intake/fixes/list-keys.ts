/** Keys of the rows of one table for everything, which has no identifiers of rows: the child's own number and the day of its request. */
import { cellAt, placeOf } from '../tables/columns.ts';
import { counted } from './message-keys.ts';
import { type RecordKeyOf, rowKeyFrom } from './record-binding.ts';

/** Columns by which a child is known from one list to the next, the first that is filled. */
const CHILD_COLUMNS = ['upn', 'uniquelearnernumber', 'casereference', 'persontableid'] as const;

/** Keys of rows, which must be turned to one after another. */
export type ListKeys = {
  /** Turn to a row; each row once, in the order of the file. */
  readonly turnTo: (cells: readonly string[]) => void;
  /** Give the key of the row turned to. */
  readonly recordKeyOf: RecordKeyOf;
};

/**
 * Make the keys of a table: the first of the child's numbers that the row has, the day its request was received, and which of
 * the rows alike in both it is. A row without any number is known by all its cells.
 */
export function listKeys(
  table: string,
  headers: readonly string[],
  pseudonym: (subject: string, text: string) => string,
): ListKeys {
  const numbers = CHILD_COLUMNS.map((column) => ({ column, place: placeOf(headers, column) }));
  const received = placeOf(headers, 'receiveddate');
  const byAllCells = rowKeyFrom(table, pseudonym);
  const met = new Map<string, number>();
  let name: string | null = null;
  return {
    turnTo: (cells) => {
      const number = numbers.find(({ place }) => cellAt(cells, place) !== '');
      name =
        number === undefined
          ? null
          : counted(met, `${number.column} ${cellAt(cells, number.place)} ${cellAt(cells, received)}`);
    },
    recordKeyOf: (cells) => (name === null ? byAllCells(cells) : pseudonym(`child of ${table}`, name)),
  };
}
