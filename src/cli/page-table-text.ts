/** A table of a page for people at a terminal: its caption, its rows, its note. */
import type { PageTable } from '../app/views/page-values.ts';
import { textTable } from './text-table.ts';

/** Write it; an empty text where there is none. */
export function pageTableText(table: PageTable | null): string {
  if (table === null) return '';
  const { caption, columns, rows, note } = table;
  const lines = textTable([columns.map(({ header }) => header), ...rows.map(({ cells }) => cells)]);
  return [caption, lines, note].filter((part) => part !== '').join('\n');
}
