/** Rows of a delimited text file a chunk at a time, each with the line it starts on, whatever its encoding or line ends. */
import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { type Limits, refuseFile } from '../tables/reading.ts';
import { chunksOf, type FileBytes } from './file-bytes.ts';

/** Some rows in the file's order. */
export type CsvChunk = {
  readonly rows: readonly (readonly string[])[];
  /** The 1-based line each row starts on; empty where every row is one line, from `firstLine` on. */
  readonly lines: readonly number[];
  readonly firstLine: number;
  /** Bytes of the file taken so far. */
  readonly bytes: number;
  /** Places in `rows` where a quotation mark is out of place. */
  readonly broken: ReadonlySet<number>;
};

const NONE: ReadonlySet<number> = new Set();
const DELIMITERS = [',', '\t', ';', '|'] as const;

type ParsedChunk = {
  readonly data: string[][];
  readonly errors: readonly { readonly row: number }[];
  readonly meta: { readonly cursor: number };
};

/** Make every line end "\n", so that a file with mixed ends still has its lines counted as an editor counts them. */
function evenLineEnds(text: string): string {
  if (!text.includes('\r')) return text;
  const paired = text.replaceAll('\r\n', '\n');
  return paired.includes('\r') ? paired.replaceAll('\r', '\n') : paired;
}

function countLineEnds(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function linesIn(row: readonly string[]): number {
  let count = 1;
  for (const cell of row) if (cell.includes('\n')) count += countLineEnds(cell, cell.length);
  return count;
}

/** Choose the delimiter that stands most often in the first lines. */
export function guessDelimiter(head: string): string {
  const lines = head.split('\n', 20).join('\n');
  let best: string = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = lines.split(delimiter).length - 1;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}

/** Decoded text of a file, a chunk at a time, line ends made even. */
async function* textOf(file: FileBytes, onBytes: (chunk: Buffer) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding, { ignoreBOM: true });
  let toSkip = file.markLength;
  let held = '';
  for await (const chunk of chunksOf(file)) {
    onBytes(chunk);
    let text = held + decoder.decode(toSkip > 0 ? chunk.subarray(toSkip) : chunk, { stream: true });
    toSkip = 0;
    // A chunk may end between the two halves of a line end.
    held = text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    yield evenLineEnds(text);
  }
  yield evenLineEnds(held + decoder.decode());
}

function placeLines(parsed: ParsedChunk, text: string, firstLine: number): { lines: number[]; next: number } {
  const ends = countLineEnds(text, parsed.meta.cursor);
  const lastHasEnd = text.charCodeAt(parsed.meta.cursor - 1) === 10;
  if (ends + (lastHasEnd ? 0 : 1) === parsed.data.length)
    return { lines: [], next: firstLine + parsed.data.length };
  const lines: number[] = [];
  let line = firstLine;
  for (const row of parsed.data) {
    lines.push(line);
    line += linesIn(row);
  }
  return { lines, next: line };
}

/**
 * Give the rows of a text file. Memory stays at one chunk and one row, however large the file.
 *
 * The parser proper is driven a chunk at a time, because its stream form keeps no line numbers and would gather
 * the rest of the file where a quotation mark is never closed.
 * @throws FileRefusal where a row is longer than `limits.rowLength`, or the file is no longer what was inspected.
 */
export async function* csvRows(file: FileBytes, delimiter: string, limits: Limits): AsyncGenerator<CsvChunk> {
  const hash = createHash('sha256');
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let rest = '';
  let line = 1;
  let size = 0;
  for await (const piece of textOf(file, (bytes) => {
    hash.update(bytes);
    size += bytes.length;
  })) {
    const text = rest + piece;
    if (text === '') continue;
    const parsed = parser.parse(text, 0, true) as ParsedChunk; // the package types its result as any
    rest = text.slice(parsed.meta.cursor);
    if (rest.length > limits.rowLength)
      refuseFile(rest.includes('"') ? 'file.quote-not-closed' : 'file.line-too-long', {
        row: line + countLineEnds(text, parsed.meta.cursor),
      });
    if (parsed.data.length === 0) continue;
    const placed = placeLines(parsed, text, line);
    yield chunkOf(parsed, placed.lines, line, size);
    line = placed.next;
  }
  if (size !== file.size || hash.digest('hex') !== file.sha256) refuseFile('file.changed');
  if (rest === '') return;
  const parsed = parser.parse(rest, 0, false) as ParsedChunk; // the package types its result as any
  yield chunkOf(parsed, placeLines(parsed, rest, line).lines, line, size);
}

function chunkOf(parsed: ParsedChunk, lines: readonly number[], firstLine: number, bytes: number): CsvChunk {
  const broken = parsed.errors.length === 0 ? NONE : new Set(parsed.errors.map((error) => error.row));
  return { rows: parsed.data, lines, firstLine, bytes, broken };
}

/** Decode the start of a text file and give its first rows and its delimiter. */
export async function csvHead(
  file: FileBytes,
): Promise<{ readonly rows: readonly (readonly string[])[]; readonly delimiter: string }> {
  let head = '';
  for await (const piece of textOf(file, () => undefined)) {
    head += piece;
    if (head.length > 0) break;
  }
  const start = head.slice(0, 256 * 1024);
  const delimiter = guessDelimiter(start);
  const parsed = new Papa.Parser({ delimiter, newline: '\n', preview: 60 }).parse(
    start,
    0,
    false,
  ) as ParsedChunk; // the package types its result as any
  return { rows: parsed.data.slice(0, 60), delimiter };
}
