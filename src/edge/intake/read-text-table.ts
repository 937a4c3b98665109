/** A delimited text file read as one table: titles and header above, rows below. */
import { csvHead, csvRows } from './files/csv-rows.ts';
import { handOn, makeReader } from './make-reader.ts';
import { columnsLacking, type Recognised, recogniseHeader } from './recognise.ts';
import type { FileReading, KindFound } from './tables/file-reading.ts';
import { type RowReader, refuseFile } from './tables/reading.ts';
import { TableRows } from './tables/table-rows.ts';

/** Records are handed on when this many wait. */
const BATCH = 2000;
/** Files for people, not tables. */
const NOT_TABLES = /(^readme|^licen[cs]e|\.(md|txt|html?|json|xml|ya?ml|pdf|docx?|log|ts|js|sh|py)$)/i;

/** Recognise a text file, or refuse it in words that fit. */
async function recognise(reading: FileReading): Promise<{ found: Recognised; delimiter: string }> {
  const { rows, delimiter } = await csvHead(reading.file);
  const { kind } = reading.options;
  const found = recogniseHeader(rows, kind);
  if (found !== null) return { found, delimiter };
  if (kind !== undefined) {
    const missing = columnsLacking(rows, kind).join(', ');
    return refuseFile('file.columns-missing', {
      message: missing === '' ? `No table of the kind ${kind} was found` : `Columns are missing: ${missing}`,
    });
  }
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return refuseFile('file.empty');
  return refuseFile(NOT_TABLES.test(reading.name) ? 'file.not-a-table' : 'file.unknown-kind');
}

/** Read a text file. @throws FileRefusal where it is of no kind that can be read. */
export async function readTextTable(reading: FileReading): Promise<KindFound> {
  const { file, log } = reading;
  const { found, delimiter } = await recognise(reading);
  if (file.encoding === 'windows-1252') log.add('file.not-utf8', null);
  const reader = makeReader(found, reading, undefined);
  const rows = new TableRows(reader, found.headers, log);
  await readChunks(reading, found, delimiter, reader, rows);
  if (reading.count.accepted + reading.count.withErrors === 0) log.add('file.no-rows', null);
  return { kind: found.layout.kind, confidence: found.confidence };
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
    reading.options.onProgress?.(count.rowsRead);
  }
  if (reader.waiting() > 0) await handOn(reader, reading);
}

function passOver(reading: FileReading, cells: readonly string[], line: number, isHeader: boolean): void {
  const isEmpty = cells.every((cell) => cell.trim() === '');
  reading.log.add(isHeader ? 'row.header' : isEmpty ? 'row.blank' : 'row.title', line);
  reading.count.add('skipped');
}
