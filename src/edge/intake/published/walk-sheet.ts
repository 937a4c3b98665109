/** Every row of a sheet, one at a time, each counted once and its records handed on. */
import type { TableName } from '../../../core/domain/records.ts';
import type { Sheet } from '../files/workbook.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { RowReader } from '../tables/reading.ts';
import { gatherRows, type ReadRow } from './gather-rows.ts';

/** Records are handed on when this many wait. */
const BATCH = 2000;

/** Read all rows of a sheet by one function, header and blank rows too, and hand on what a reader gathers of them. */
export async function walkRows(
  sheet: Sheet,
  reader: Pick<RowReader, 'waiting' | 'take'>,
  { count, sink }: FileReading,
  readRow: RowReader['readRow'],
): Promise<void> {
  for (const [at, cells] of sheet.rows.entries()) {
    count.add(readRow(cells, at + 1));
    if (reader.waiting() >= BATCH) for (const batch of reader.take()) await sink(batch);
  }
  if (reader.waiting() > 0) for (const batch of reader.take()) await sink(batch);
}

/**
 * Read all rows of a sheet by one function: it says what became of each, and hands on its records.
 * @param table  the table that the records are of.
 */
export async function walkSheet<Name extends TableName>(
  sheet: Sheet,
  table: Name,
  reading: FileReading,
  readRow: ReadRow<Name>,
): Promise<void> {
  // A text has no sheets, so its rows name none.
  const reader = gatherRows(table, { sheet: sheet.name === '' ? undefined : sheet.name }, readRow);
  await walkRows(sheet, reader, reading, reader.readRow);
}
