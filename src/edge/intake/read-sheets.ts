/** A workbook read sheet by sheet: tables by their header or by their structure, the rest passed over and counted. */

import { SEN2_TABLES } from '../../core/domain/code-sets.ts';
import { WORKBOOK_SCHEMA } from '../../core/workbook/words-sheets.ts';
import { readWorkbook, type Sheet } from './files/workbook.ts';
import { SHEET_FINDERS } from './layouts.ts';
import { handOn, makeReader } from './make-reader.ts';
import { columnsLacking, type Recognised, recogniseTable } from './recognise.ts';
import { isBlank } from './tables/columns.ts';
import type { FileReading, KindFound } from './tables/file-reading.ts';
import { refuseFile } from './tables/reading.ts';
import type { SheetTable } from './tables/sheet-table.ts';
import { TableRows } from './tables/table-rows.ts';

const BATCH = 2000;
const COVER_WITHIN = 40;
const ORDER: readonly string[] = SEN2_TABLES;

type SheetPlan =
  | { readonly form: 'structure'; readonly table: SheetTable; readonly confidence: number }
  | { readonly form: 'table'; readonly found: Recognised; readonly confidence: number }
  | { readonly form: 'none' };

/** Find what a sheet holds: a table by its header, or else one by its structure. */
function planSheet(sheet: Sheet, reading: FileReading): SheetPlan {
  const { kind, mappings } = reading.options;
  const found = recogniseTable(sheet.rows, { kind, mappings, form: 'workbook' });
  if (found !== null) return { form: 'table', found, confidence: found.confidence };
  const table = findByStructure(sheet, reading);
  return table === null ? { form: 'none' } : { form: 'structure', table, confidence: table.confidence };
}

function findByStructure(sheet: Sheet, reading: FileReading): SheetTable | null {
  for (const find of SHEET_FINDERS) {
    const table = find(sheet, reading.options.kind);
    if (table !== null) return table;
  }
  return null;
}

/** Read a workbook. @throws FileRefusal where no sheet holds a table that can be read. */
export async function readSheets(reading: FileReading): Promise<KindFound> {
  const { sheets, notes } = await readWorkbook(reading.file, reading.limits);
  if (sheets.some(isPlanCover)) refuseFile('file.plan-workbook');
  for (const { code, ...told } of notes) reading.log.add(code, null, null, told);
  return await readSheetList(sheets, reading);
}

/** Read the rows of a text as one sheet, by structure alone; null where no finder knows it. */
export async function readOneSheet(sheet: Sheet, reading: FileReading): Promise<KindFound | null> {
  const table = findByStructure(sheet, reading);
  if (table === null) return null;
  await table.read(reading);
  return { kind: table.kind, confidence: table.confidence };
}

/** The cover of a plan's workbook says what it is; its sheets would be taken for tables of other kinds. */
function isPlanCover({ rows }: Sheet): boolean {
  return rows.slice(0, COVER_WITHIN).some((cells) => cells.includes(WORKBOOK_SCHEMA));
}

async function readSheetList(sheets: readonly Sheet[], reading: FileReading): Promise<KindFound> {
  const plans = sheets.map((sheet) => planSheet(sheet, reading));
  const found = kindOf(plans);
  if (found === null) return refuse(sheets, reading);
  for (const at of readingPlaces(plans)) {
    const [sheet, plan] = [sheets[at], plans[at]];
    if (sheet === undefined || plan === undefined) continue;
    reading.log.startSheet(sheet.name);
    if (isHiddenPlan(sheet, plan)) passOver(sheet, reading, 'sheet.hidden-plan');
    else if (plan.form === 'structure' && plan.table.kind === found.kind) await plan.table.read(reading);
    else if (plan.form === 'table' && plan.found.layout.kind === found.kind)
      await readTableSheet(sheet, plan.found, reading);
    else passOver(sheet, reading);
    reading.options.onProgress?.(reading.count.rowsRead);
  }
  reading.log.startSheet(undefined);
  return found;
}

/** Places of the sheets in the order to read them: the tables of a return parents first, wherever their sheets stand. */
function readingPlaces(plans: readonly SheetPlan[]): readonly number[] {
  const rank = (at: number) => {
    const plan = plans[at];
    return plan?.form === 'table' ? ORDER.indexOf(plan.found.layout.name) : -1;
  };
  return plans.map((_, at) => at).sort((one, other) => rank(one) - rank(other) || one - other);
}

/** The kind of the workbook is that of its surest sheet. */
function kindOf(plans: readonly SheetPlan[]): KindFound | null {
  let best: KindFound | null = null;
  for (const plan of plans) {
    if (plan.form === 'none' || (best !== null && plan.confidence <= best.confidence)) continue;
    const kind = plan.form === 'structure' ? plan.table.kind : plan.found.layout.kind;
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

/** A plan in a hidden sheet is as a rule an older one kept behind the one that counts: nobody may guess which is meant. */
function isHiddenPlan({ isHidden }: Sheet, plan: SheetPlan): boolean {
  return isHidden === true && plan.form === 'structure' && plan.table.kind === 'dsg-management-plan';
}

function passOver(
  sheet: Sheet,
  reading: FileReading,
  code: 'sheet.no-table' | 'sheet.hidden-plan' = 'sheet.no-table',
): void {
  if (sheet.rows.length === 0) return;
  reading.log.add(code, 1, null, { count: sheet.rows.length });
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
    if (reader.waiting() >= BATCH) await handOn(reader, reading);
  }
  reader.finish?.();
  if (reader.waiting() > 0) await handOn(reader, reading);
}
