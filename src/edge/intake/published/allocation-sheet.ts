/** Sheets of the grant's allocation workbooks, told by the rows that begin with an authority's number and name. */
import type { FileKind, Placed } from '../../../core/domain/intake.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';
import type { Sheet } from '../files/workbook.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { type AllocationTable, findAllocationTable, type SheetRowKind } from './allocation-headings.ts';
import { readAllocationRow } from './read-allocations.ts';

const BATCH = 2000;
/** How sure a table is that names the grant in its titles, and one that only has its structure. */
const NAMED = 1;
const UNNAMED = 0.6;
const GRANT = /dedicated schools grant|\bDSG\b|high needs|schools block/i;

function namesGrant(sheet: Sheet): boolean {
  return sheet.rows.slice(0, 3).some((row) => row.some((text) => GRANT.test(text)));
}

/** Find an allocation table in a sheet. */
export function findAllocationSheet(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'dsg-allocations') return null;
  const isNamed = namesGrant(sheet);
  const table = isNamed || kind !== undefined ? findAllocationTable(sheet) : null;
  // A table without a year is of something else, unless the person says that it is an allocation.
  if (table === null || (table.year === null && kind === undefined)) return null;
  return {
    kind: 'dsg-allocations',
    confidence: isNamed ? NAMED : UNNAMED,
    read: (reading) => readAllocationSheet(sheet, table, reading),
  };
}

const SKIP_CODES = {
  total: 'row.total',
  blank: 'row.blank',
  header: 'row.header',
  title: 'row.title',
  note: 'row.note',
} as const satisfies Record<Exclude<SheetRowKind, 'authority'>, string>;

async function readAllocationSheet(
  sheet: Sheet,
  table: AllocationTable,
  reading: FileReading,
): Promise<void> {
  const { log, count } = reading;
  let waiting: Placed<AllocationLine>[] = [];
  for (const [at, cells] of sheet.rows.entries()) {
    const row = at + 1;
    const kind = table.kindOf(at);
    if (kind !== 'authority') {
      log.add(SKIP_CODES[kind], row);
      count.add('skipped');
      continue;
    }
    const lines = readAllocationRow(cells, row, table, log);
    count.add(lines === null ? 'error' : 'accepted');
    for (const record of lines ?? []) waiting.push({ row, sheet: sheet.name, record });
    if (waiting.length < BATCH) continue;
    await reading.sink({ table: 'allocations', rows: waiting });
    waiting = [];
  }
  if (waiting.length > 0) await reading.sink({ table: 'allocations', rows: waiting });
}
