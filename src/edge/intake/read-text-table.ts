/** A delimited text file read as one table: titles and header above, rows below. */
import type { RowBatch } from '../../core/domain/records.ts';
import { csvHead, csvRows } from './files/csv-rows.ts';
import type { Sheet } from './files/workbook.ts';
import { handOn, makeReader } from './make-reader.ts';
import { readOneSheet } from './read-sheets.ts';
import { columnsLacking, mappingLacks, type Recognised, recogniseTable } from './recognise.ts';
import { readSen2Xml } from './sen2/read-xml.ts';
import type { FileReading, KindFound } from './tables/file-reading.ts';
import { type RowReader, refuseFile } from './tables/reading.ts';
import { TableRows } from './tables/table-rows.ts';

/** Records are handed on when this many wait. */
const BATCH = 2000;
/** Files for people, not tables, where nothing is recognised in them. */
const NOT_TABLES = /(^readme|^licen[cs]e|\.(md|txt|html?|json|xml|ya?ml|pdf|docx?|log|ts|js|sh|py)$)/i;
/** Files whose sentences or brackets are not looked at for a header: some sentences read like one. */
const PROSE = /^(readme|licen[cs]e)(?!.*\.(csv|tsv|tab)$)|\.(md|html?|json|ya?ml|pdf|docx?|ts|js|sh|py)$/i;

/** The largest text that is looked through for a table told by its structure, which needs all of it at once [bytes]. */
const LARGEST_IN_MEMORY = 32 * 1024 * 1024;

type Head = { readonly rows: readonly (readonly string[])[]; readonly delimiter: string };

/** Refuse a text in words that fit. */
function refuseText(reading: FileReading, { rows }: Head): never {
  const { kind, mappings } = reading.options;
  const lacking = mappingLacks(rows, mappings ?? []).join(', ');
  if (lacking !== '')
    return refuseFile('file.columns-missing', {
      message: `The mapping fits, but columns are missing: ${lacking}`,
    });
  if (kind !== undefined) {
    const missing = columnsLacking(rows, kind).join(', ');
    return refuseFile('file.columns-missing', {
      message: missing === '' ? `No table of the kind ${kind} was found` : `Columns are missing: ${missing}`,
    });
  }
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return refuseFile('file.empty');
  return refuseFile(NOT_TABLES.test(reading.name) ? 'file.not-a-table' : 'file.unknown-kind');
}

function beginsLikeXml({ rows }: Head): boolean {
  const first = rows.find((row) => row.some((cell) => cell.trim() !== ''));
  return first?.[0]?.trimStart().startsWith('<') === true;
}

/** Read a text file. @throws FileRefusal where it is of no kind that can be read. */
export async function readTextTable(reading: FileReading): Promise<KindFound> {
  const { file, log } = reading;
  const head = await csvHead(file);
  const message = beginsLikeXml(head) ? await readSen2Xml(reading) : null;
  if (message !== null) return message;
  const { kind, mappings } = reading.options;
  if (kind === undefined && PROSE.test(reading.name)) refuseText(reading, head);
  const found = recogniseTable(head.rows, { kind, mappings, form: 'text' });
  if (found === null) return (await readByStructure(reading, head)) ?? refuseText(reading, head);
  if (file.encoding === 'windows-1252') log.add('file.not-utf8', null);
  const reader = makeReader(found, reading, undefined);
  const rows = new TableRows(reader, found.headers, log);
  await readChunks(reading, found, head.delimiter, reader, rows);
  if (reading.count.accepted + reading.count.withErrors === 0) log.add('file.no-rows', null);
  return { kind: found.layout.kind, confidence: found.confidence };
}

/** Read a text that has no header of its own as a sheet would be read; null where it holds no such table either. */
async function readByStructure(reading: FileReading, { delimiter }: Head): Promise<KindFound | null> {
  const { file, limits } = reading;
  if (file.size > LARGEST_IN_MEMORY) return null;
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  for await (const chunk of csvRows(file, delimiter, limits)) {
    if (chunk.broken.size > 0) return null;
    for (const [place, row] of chunk.rows.entries()) {
      rows.push(row);
      lines.push(chunk.lines[place] ?? chunk.firstLine + place);
    }
  }
  const sheet = { name: '', rows, merges: [] };
  return lines.at(-1) === rows.length
    ? await readOneSheet(sheet, reading)
    : await readPlaced(sheet, lines, reading);
}

/** Read rows of which some span lines, and tell every place by its line. */
async function readPlaced(
  sheet: Sheet,
  lines: readonly number[],
  reading: FileReading,
): Promise<KindFound | null> {
  const placed: FileReading = {
    ...reading,
    sink: ({ table, rows }) => {
      const moved = rows.map((one) => ({ ...one, row: lines[one.row - 1] ?? one.row }));
      // The same table with the same records; the union of all names cannot be followed by the checker.
      return reading.sink({ table, rows: moved } as RowBatch);
    },
  };
  reading.log.placeRows(lines);
  const found = await readOneSheet(sheet, placed);
  reading.log.placeRows([]);
  return found;
}

async function readChunks(
  reading: FileReading,
  found: Recognised,
  delimiter: string,
  reader: RowReader,
  table: TableRows,
): Promise<void> {
  const { count } = reading;
  let at = 0;
  for await (const chunk of csvRows(reading.file, delimiter, reading.limits)) {
    for (const [place, cells] of chunk.rows.entries()) {
      const line = chunk.lines[place] ?? chunk.firstLine + place;
      if (at > found.headerAt) count.add(table.read(cells, line, chunk.broken.has(place), false));
      else passOver(reading, cells, line, at === found.headerAt);
      at++;
      if (reader.waiting() >= BATCH) await handOn(reader, reading);
    }
    reading.options.onProgress?.(count.rowsRead, chunk.bytes);
  }
  reader.finish?.();
  if (reader.waiting() > 0) await handOn(reader, reading);
}

function passOver(reading: FileReading, cells: readonly string[], line: number, isHeader: boolean): void {
  const isEmpty = cells.every((cell) => cell.trim() === '');
  reading.log.add(isHeader ? 'row.header' : isEmpty ? 'row.blank' : 'row.title', line);
  reading.count.add('skipped');
}
