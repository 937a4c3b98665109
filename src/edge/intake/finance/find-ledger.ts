/** Finance reports found in a sheet by their header, and read row by row: budget, actual, forecast, months, sections, totals. */
import type { FinancialYear } from '../../../core/base/time.ts';
import { financialYearOf, financialYearsIn } from '../../../core/domain/financial-period.ts';
import type { FileKind } from '../../../core/domain/intake.ts';
import type { Sheet } from '../files/workbook.ts';
import { isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { findHeader, type HeaderBand } from './header-band.ts';
import { ledgerColumns } from './ledger-columns.ts';
import { LedgerRows, type LedgerTable } from './ledger-rows.ts';
import { powerIn, readAmountHeading, type TextRole } from './ledger-words.ts';
import { readMoneyCell } from './money-cell.ts';

const HEADER_WITHIN = 40;
const BATCH = 2000;
const CONFIDENCE = 0.8;
const FEWEST_MONTHS = 6;
/** Rows that are looked through for a sign of money. */
const LOOKED_AT = 200;
const NOTE = /^\W*(notes?|sources?|footnotes?|key|prepared|printed|run date|end of (report|file))\b/i;
const LEDGER_NAMES: readonly TextRole[] = ['costCentre', 'costCentreName', 'account', 'accountName'];

/** Find a report in a sheet. */
export function findLedgerSheet(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'ledger') return null;
  const band = findHeader(sheet, 0, HEADER_WITHIN);
  if (band === null) return null;
  const table = tableOf(sheet, band);
  if (table.columns.amounts.length === 0) return null;
  if (kind === undefined && !(isLedger(sheet, table) && holdsMoney(sheet, band, table))) return null;
  return { kind: 'ledger', confidence: CONFIDENCE, read: (reading) => readLedgerSheet(sheet, band, reading) };
}

/** A report has two of budget, actual, forecast and variance, or months of money. */
function isLedger(sheet: Sheet, { columns, headings }: LedgerTable): boolean {
  const said = new Set(headings.map((heading) => readAmountHeading(heading)?.is ?? null));
  const kinds = ['budget', 'actual', 'forecast', 'outturn', 'variance'] as const;
  if (kinds.filter((word) => said.has(word)).length >= 2) return true;
  const months = columns.amounts.filter(({ time }) => time.is === 'month' || time.is === 'period').length;
  if (months < FEWEST_MONTHS) return false;
  const isNamed = LEDGER_NAMES.some((role) => headings[columns.texts.get(role) ?? -1] !== undefined);
  return (isNamed && columns.texts.has('costCentre')) || showsMoney(sheet);
}

/** Most of what stands below the headings of amounts can be read as money. */
function holdsMoney(sheet: Sheet, { bottom }: HeaderBand, { columns }: LedgerTable): boolean {
  const rows = sheet.rows.slice(bottom + 1, bottom + 1 + LOOKED_AT);
  const cells = rows.flatMap((row) =>
    columns.amounts.map(({ place, power }) => readMoneyCell(row[place] ?? '', power)),
  );
  const read = cells.filter(({ is }) => is === 'amount').length;
  return read > 0 && read >= cells.filter(({ is }) => is === 'unreadable').length;
}

function showsMoney(sheet: Sheet): boolean {
  return sheet.rows.slice(0, LOOKED_AT).some((row) => row.some((cell) => cell.includes('£')));
}

function tableOf(sheet: Sheet, { top, headings }: HeaderBand): LedgerTable {
  const titles = [sheet.name, ...sheet.rows.slice(0, top).flat()].join('\n');
  const frame = { year: yearOf(titles, headings), power: powerIn(titles) };
  return { headings, columns: ledgerColumns(headings, frame), frame, isReport: true };
}

/** The one financial year that the titles name, or that all months of the headings lie in; null where it is not one. */
function yearOf(titles: string, headings: readonly string[]): FinancialYear | null {
  const named = financialYearsIn(titles);
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  const years = new Set(
    headings.flatMap((heading) => {
      const when = readAmountHeading(heading)?.when;
      return when?.is === 'month' ? [financialYearOf(when.month)] : [];
    }),
  );
  return years.size === 1 ? ([...years][0] ?? null) : null;
}

async function readLedgerSheet(sheet: Sheet, first: HeaderBand, reading: FileReading): Promise<void> {
  const { log, count } = reading;
  for (let at = 0; at < first.top; at++) {
    log.add(isBlank(sheet.rows[at] ?? []) ? 'row.blank' : 'row.title', at + 1);
    count.add('skipped');
  }
  let band: HeaderBand | null = first;
  while (band !== null) {
    for (let at = band.top; at <= band.bottom; at++) {
      log.add('row.header', at + 1);
      count.add('skipped');
    }
    const next = findHeader(sheet, band.bottom + 1, sheet.rows.length);
    await readBelow(sheet, band, next?.top ?? sheet.rows.length, reading);
    band = next;
  }
}

async function readBelow(sheet: Sheet, band: HeaderBand, end: number, reading: FileReading): Promise<void> {
  const { log, count, sink } = reading;
  const table = tableOf(sheet, band);
  for (const { code, heading } of table.columns.told) log.add(code, null, heading);
  const rows = new LedgerRows(table, { log, sheet: sheet.name === '' ? undefined : sheet.name });
  const handOn = async () => {
    for (const batch of rows.take()) await sink(batch);
  };
  for (let at = band.bottom + 1; at < end; at++) {
    const cells = sheet.rows[at] ?? [];
    if (isBlank(cells)) log.add('row.blank', at + 1);
    else if (isNote(cells)) log.add('row.note', at + 1);
    else {
      count.add(rows.readRow(cells, at + 1));
      if (rows.waiting() >= BATCH) await handOn();
      continue;
    }
    count.add('skipped');
  }
  rows.finish();
  if (rows.waiting() > 0) await handOn();
}

/** A note is one cell, the first, that begins as notes do. */
function isNote(cells: readonly string[]): boolean {
  return NOTE.test(cells[0] ?? '') && isBlank(cells.slice(1));
}
