/** The shape of a table of imported rows: which field stands in which column, and what makes two rows the same thing. */
import type { Placed } from '../../core/domain/intake.ts';
import type { Cell, Column, ColumnType } from './column.ts';

/** Columns that stand before the record's own in every table of imported rows, after authority and import. */
export const PLACE_COLUMNS: readonly { readonly name: string; readonly type: ColumnType }[] = [
  { name: 'ordinal', type: 'whole' },
  { name: 'row_number', type: 'whole' },
  { name: 'sheet', type: 'text' },
];

/** A table of imported rows of one kind. */
export type RowTable<T> = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /**
   * What makes two rows the same thing, so that the newer import's stand for it. Null where a file is an extract of
   * all there is, so that a row which a newer extract no longer has is gone.
   */
  readonly keyOf: ((record: T) => string) | null;
  /** Append the cells of a row in the order of `PLACE_COLUMNS`, then `columns`. */
  readonly write: (placed: Placed<T>, ordinal: number, cells: Cell[]) => void;
  readonly read: (row: Readonly<Record<string, Cell>>) => T;
  /** The name of the column that a field stands in. */
  readonly columnOf: (field: keyof T) => string;
};

/** What a row is called by in its key. Texts are joined with a character that no field holds. */
export function keyOfParts(...parts: readonly (string | number)[]): string {
  return parts.join('\u0000');
}

/** Describe a table; every field of the record must have a column that can hold it, or it does not compile. */
export function rowTable<T extends object>(
  name: string,
  keyOf: RowTable<T>['keyOf'],
  columns: { readonly [Field in keyof T]-?: Column<T[Field]> },
): RowTable<T> {
  type Field = keyof T & string;
  const fields = Object.keys(columns) as Field[]; // the mapped type above has exactly T's fields
  const pairs = fields.map((field) => ({ field, column: columns[field] }));
  return {
    name,
    keyOf,
    columns: pairs.map(({ column }) => ({ name: column.name, type: column.type })),
    columnOf: (field) => columns[field].name,
    write({ row, sheet, record }, ordinal, cells) {
      cells.push(ordinal, row, sheet ?? '');
      for (const { field, column } of pairs) cells.push(column.write(record[field]));
    },
    read(row) {
      const record: Partial<T> = {};
      for (const { field, column } of pairs) record[field] = column.read(row[column.name] ?? null);
      return record as T; // every field was set in the loop
    },
  };
}
