/** The section 251 workbook: found by its blocks of columns, read a row an authority. */
import type { FileKind } from '../../../core/domain/intake.ts';
import type { Sheet } from '../files/workbook.ts';
import { isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { RowOutcome } from '../tables/reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { yearIn } from './allocation-headings.ts';
import { findOutturnSheet, type OutturnSheet } from './outturn-blocks.ts';
import { type AmountTable, readAmountRow } from './read-amounts.ts';
import { walkSheet } from './walk-sheet.ts';

const CONFIDENCE = 0.95;

/** Find a section 251 table in a sheet. */
export function findOutturn(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 's251-outturn') return null;
  const found = findOutturnSheet(sheet);
  if (found === null) return null;
  return {
    kind: 's251-outturn',
    confidence: CONFIDENCE,
    read: (reading) => readOutturnSheet(sheet, found, reading),
  };
}

function tellColumns({ broken, derived }: OutturnSheet, { log }: FileReading): void {
  for (const heading of broken) log.add('column.only-errors', null, heading);
  if (derived > 0) log.add('column.derived', null, null, { count: derived });
}

async function readOutturnSheet(sheet: Sheet, found: OutturnSheet, reading: FileReading): Promise<void> {
  const { log } = reading;
  tellColumns(found, reading);
  const year = found.year === undefined ? yearIn(reading.name) : found.year;
  const table: AmountTable = { ...found, levelAt: -1, yearOf: () => year };
  const headers: string[] = [];
  for (const { place, heading } of found.columns) headers[place] = heading;
  await walkSheet(sheet, 'allocations', reading, (cells, row, give) => {
    if (isBlank(cells)) return pass('row.blank', row, reading);
    if (row <= found.firstFigures) return pass('row.header', row, reading);
    const lines = readAmountRow(table, headers, cells, row, log);
    if (typeof lines === 'string') return lines;
    for (const line of lines) give(line);
    return 'accepted';
  });
}

function pass(code: 'row.blank' | 'row.header', row: number, { log }: FileReading): RowOutcome {
  log.add(code, row);
  return 'skipped';
}
