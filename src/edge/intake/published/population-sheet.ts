/** Mid-year estimates as the statistics office publishes them: titles that tell the year, plain "Code" and "Name", a column an age. */
import type { FileKind } from '../../../core/domain/intake.ts';
import type { Sheet } from '../files/workbook.ts';
import { columnKey } from '../tables/column-key.ts';
import { isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { TableRows } from '../tables/table-rows.ts';
import { byAgeReader, sexNamed, type TableWords, yearNamed } from './population-by-age.ts';
import { AGES_NEEDED, AREA_CODES, AREA_NAMES } from './population-columns.ts';
import { walkRows } from './walk-sheet.ts';

const WITHIN = 40;
const CONFIDENCE = 0.95;

function isHeader(row: readonly string[]): boolean {
  const keys = new Set(row.map(columnKey));
  const hasOne = (names: readonly string[]) => names.some((name) => keys.has(name));
  return hasOne(AREA_CODES) && hasOne(AREA_NAMES) && AGES_NEEDED.every((age) => keys.has(age));
}

/** The year of the middle of which the people were counted, as the titles tell it; else any one year they name. */
function yearInTitles(titles: string): string | null {
  const middles = new Set([...titles.matchAll(/mid[- ]?((?:19|20)\d\d)/gi)].map(([, year]) => year));
  const [middle] = middles;
  if (middles.size > 1) return null;
  return middle ?? yearNamed(titles);
}

/**
 * Find a table by age whose year is told above it or by a name.
 * @source ONS, mid-year population estimates, sheets "MYE2 - Persons", "MYE2 - Males", "MYE2 - Females".
 */
export function findPopulation(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'ons-population') return null;
  const headerAt = sheet.rows.slice(0, WITHIN).findIndex(isHeader);
  if (headerAt === -1) return null;
  return {
    kind: 'ons-population',
    confidence: CONFIDENCE,
    read: (reading) => readByAge(sheet, headerAt, reading),
  };
}

function tableWords(sheet: Sheet, headerAt: number, name: string): TableWords {
  const titles = sheet.rows.slice(0, headerAt).flat().join(' ');
  const year = yearInTitles(titles) ?? yearNamed(sheet.name) ?? yearNamed(name);
  return { year, sex: sexNamed(sheet.name === '' ? name : sheet.name) };
}

async function readByAge(sheet: Sheet, headerAt: number, reading: FileReading): Promise<void> {
  const { log, name } = reading;
  const words = tableWords(sheet, headerAt, name);
  if (words.year !== null) log.add('population.year-from-name', null);
  const headers = (sheet.rows[headerAt] ?? []).map((header) => header.replace(/^\ufeff/, '').trim());
  const reader = byAgeReader({ headers, log, sheet: sheet.name === '' ? undefined : sheet.name }, words);
  const table = new TableRows(reader, headers, log);
  await walkRows(sheet, reader, reading, (cells, row) => {
    if (row > headerAt + 1) return table.read(cells, row, false, true);
    log.add(row === headerAt + 1 ? 'row.header' : isBlank(cells) ? 'row.blank' : 'row.title', row);
    return 'skipped';
  });
}
