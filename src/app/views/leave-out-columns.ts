/** Columns of a table in which every cell says the same: left out, with a sentence in their place. */
import type { PageTable } from './page-values.ts';

/** A column that may have nothing to tell, and the sentence that then stands for it. */
export type MutedColumn = {
  readonly header: string;
  /** What each cell says where the column has nothing to tell. */
  readonly cell: string;
  readonly sentence: string;
};

/** Leave out each column named whose cells all say what is given; the note says it once instead. A table without rows stays as it is. */
export function leaveOutColumns(table: PageTable, muted: readonly MutedColumn[]): PageTable {
  const { columns, rows, note } = table;
  const out = muted.flatMap(({ header, cell, sentence }) => {
    const at = columns.findIndex((column) => column.header === header);
    const isMute = at > 0 && rows.length > 0 && rows.every(({ cells }) => cells[at] === cell);
    return isMute ? [{ at, sentence }] : [];
  });
  const isKept = (_: unknown, place: number) => out.every(({ at }) => at !== place);
  return {
    ...table,
    columns: columns.filter(isKept),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter(isKept) })),
    note: [note, ...new Set(out.map(({ sentence }) => sentence))].filter((part) => part !== '').join(' '),
  };
}
