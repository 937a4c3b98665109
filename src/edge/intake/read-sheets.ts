/** A workbook read sheet by sheet: allocation tables by their structure, other tables by their header, the rest passed over and counted. */

import type { Placed } from '../../core/domain/intake.ts';
import type { AllocationLine } from '../../core/domain/published.ts';
import { type AllocationTable, findAllocationTable, type SheetRowKind } from './allocation-headings.ts';
import { isBlank } from './columns.ts';
import type { FileReading, KindFound } from './file-reading.ts';
import { makeReader } from './make-reader.ts';
import { readAllocationRow } from './read-allocations.ts';
import { refuseFile } from './reading.ts';
import { columnsLacking, type Recognised, recogniseHeader } from './recognise.ts';
import { TableRows } from './table-rows.ts';
import { readWorkbook, type Sheet } from './workbook.ts';

const BATCH = 2000;
/** How sure a table is that names the grant in its titles, and one that only has its structure. */
const NAMED = 1;
const UNNAMED = 0.6;
const GRANT = /dedicated schools grant|\bDSG\b|high needs|schools block/i;

type SheetPlan =
  | { readonly form: 'allocations'; readonly table: AllocationTable; readonly confidence: number }
  | { readonly form: 'table'; readonly found: Recognised; readonly confidence: number }
  | { readonly form: 'none' };

function namesGrant(sheet: Sheet): boolean {
  return sheet.rows.slice(0, 3).some((row) => row.some((text) => GRANT.test(text)));
}

function planSheet(sheet: Sheet, reading: FileReading): SheetPlan {
  const { kind } = reading.options;
  const found = recogniseHeader(sheet.rows, kind);
  if (found !== null) return { form: 'table', found, confidence: found.confidence };
  if (kind !== undefined && kind !== 'dsg-allocations') return { form: 'none' };
  const isNamed = namesGrant(sheet);
  const table = isNamed || kind !== undefined ? findAllocationTable(sheet) : null;
  // A table without a year is of something else, unless the person says that it is an allocation.
  if (table === null || (table.year === null && kind === undefined)) return { form: 'none' };
  return { form: 'allocations', table, confidence: isNamed ? NAMED : UNNAMED };
}

/** Read a workbook. @throws FileRefusal where no sheet holds a table that can be read. */
export async function readSheets(reading: FileReading): Promise<KindFound> {
  const sheets = await readWorkbook(reading.file, reading.limits);
  const plans = sheets.map((sheet) => planSheet(sheet, reading));
  const found = kindOf(plans);
  if (found === null) return refuse(sheets, reading);
  for (const [at, sheet] of sheets.entries()) {
    const plan = plans[at] ?? { form: 'none' };
    reading.log.startSheet(sheet.name);
    if (plan.form === 'allocations') await readAllocationSheet(sheet, plan.table, reading);
    else if (plan.form === 'table' && plan.found.layout.kind === found.kind)
      await readTableSheet(sheet, plan.found, reading);
    else passOver(sheet, reading);
    reading.options.onProgress?.(reading.count.rowsRead);
  }
  reading.log.startSheet(undefined);
  return found;
}

/** The kind of the workbook is that of its surest sheet. */
function kindOf(plans: readonly SheetPlan[]): KindFound | null {
  let best: KindFound | null = null;
  for (const plan of plans) {
    if (plan.form === 'none' || (best !== null && plan.confidence <= best.confidence)) continue;
    const kind = plan.form === 'allocations' ? 'dsg-allocations' : plan.found.layout.kind;
    best = { kind, confidence: plan.confidence };
  }
  return best;
}

function refuse(sheets: readonly Sheet[], reading: FileReading): never {
  const { kind } = reading.options;
  if (sheets.every((sheet) => sheet.rows.every(isBlank))) return refuseFile('file.empty');
  if (kind === undefined) return refuseFile('file.unknown-kind');
  const missing = columnsLacking(
    sheets.flatMap((sheet) => sheet.rows.slice(0, 40)),
    kind,
  ).join(', ');
  return refuseFile('file.columns-missing', {
    message:
      missing === '' ? `No sheet holds a table of the kind ${kind}` : `Columns are missing: ${missing}`,
  });
}

function passOver(sheet: Sheet, reading: FileReading): void {
  if (sheet.rows.length === 0) return;
  reading.log.add('sheet.no-table', 1, null, { count: sheet.rows.length });
  for (let row = 0; row < sheet.rows.length; row++) reading.count.add('skipped');
}

async function readTableSheet(sheet: Sheet, found: Recognised, reading: FileReading): Promise<void> {
  const { log, count } = reading;
  const reader = makeReader(found, reading, sheet.name);
  const rows = new TableRows(reader, found.headers, log);
  for (const [at, cells] of sheet.rows.entries()) {
    const row = at + 1;
    if (at > found.headerAt) count.add(rows.read(cells, row, false, true));
    else {
      log.add(at === found.headerAt ? 'row.header' : isBlank(cells) ? 'row.blank' : 'row.title', row);
      count.add('skipped');
    }
    if (reader.waiting() >= BATCH) await reading.sink(reader.take());
  }
  if (reader.waiting() > 0) await reading.sink(reader.take());
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
