/** Records as lines of CSV, every cell safe for a spreadsheet. */
import { safeCell } from '../safe-cell.ts';
import type { ExportedTable } from './exported-tables.ts';

/** Write one cell: quoted where it must be. */
export function csvCell(text: string): string {
  const safe = safeCell(text);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Write the header of a table. */
export function csvHeader<T>({ columns }: ExportedTable<T>): string {
  return `${Object.keys(columns).map(csvCell).join(',')}\n`;
}

/**
 * Write records, a line each.
 * @param from  how many records of the table were written before.
 */
export function csvLines<T>({ columns }: ExportedTable<T>, records: readonly T[], from: number): string {
  const cells = Object.values(columns);
  let text = '';
  for (const [at, record] of records.entries())
    text += `${cells.map((cell) => csvCell(cell(record, from + at))).join(',')}\n`;
  return text;
}
