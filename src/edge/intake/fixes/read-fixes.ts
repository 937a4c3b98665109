/** An issue sheet read back, as a workbook or as CSV: the fixes on it, and each line that cannot be one. */
import { type CellValue, HucreError, type Sheet as LibrarySheet } from 'hucre';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { raise } from '../../../core/base/problem.ts';
import { type Fix, ISSUE_SHEETS } from '../../../core/domain/issue.ts';
import { csvHead, csvRows } from '../files/csv-rows.ts';
import { allBytes, type FileBytes, inspectBytes } from '../files/file-bytes.ts';
import { rebuildArchive } from '../files/rebuild-archive.ts';
import { FIX_TEXTS } from '../problems/fix-problems.ts';
import { isBlank } from '../tables/columns.ts';
import { LIMITS, type Limits, refuseFile } from '../tables/reading.ts';
import { FixGathering } from './fix-gathering.ts';
import { type IssuePlaces, issuePlaces, type RefusedLine, readFixLine, type SheetLine } from './fix-lines.ts';

/** What an issue sheet gave. Lines read = fixes + repeats of one + refused + open. */
export type FixSheet = {
  readonly sha256: string;
  readonly fixes: readonly Fix[];
  readonly refused: readonly RefusedLine[];
  readonly linesRead: number;
  /** Lines on which nothing was decided. */
  readonly linesOpen: number;
  /** Lines that say once more what another line says. */
  readonly linesRepeated: number;
};

/** The header stands among the first rows. */
const HEADER_ROWS = 20;
const NO_FORMULAS: ReadonlySet<number> = new Set();

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '#VALUE!';
  return value
    .toISOString()
    .replace(/T00:00:00.000Z$/, '')
    .replace(/\.\d+Z$/, '');
}

function formulasOf(sheet: LibrarySheet): ReadonlyMap<number, ReadonlySet<number>> {
  const byRow = new Map<number, Set<number>>();
  for (const [at, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined) continue;
    const [row = -1, place = -1] = at.split(',').map(Number);
    byRow.set(row, (byRow.get(row) ?? new Set()).add(place));
  }
  return byRow;
}

/** Give the lines of the sheet of issues, or of the first where none has its name. */
async function workbookLines(file: FileBytes, limits: Limits): Promise<SheetLine[]> {
  const form = file.form === 'ods' ? 'ods' : 'xlsx';
  const { archive } = rebuildArchive(await allBytes(file), form, limits.unpackedBytes);
  try {
    const { sheets } = await (form === 'ods' ? readOds(archive) : readXlsx(archive));
    const sheet = sheets.find(({ name }) => name === ISSUE_SHEETS.issues) ?? sheets[0];
    if (sheet === undefined) return [];
    const formulas = formulasOf(sheet);
    return sheet.rows.map((cells, at) => ({
      row: at + 1,
      cells: cells.map(textOf),
      formulas: formulas.get(at) ?? NO_FORMULAS,
    }));
  } catch (fault) {
    if (fault instanceof HucreError || fault instanceof RangeError)
      return refuseFile('file.workbook-unreadable');
    throw fault;
  }
}

/** Give the lines of a text; of one that is no issue sheet no more than show it, for it can be of any size. */
async function textLines(file: FileBytes, limits: Limits): Promise<SheetLine[]> {
  const { delimiter } = await csvHead(file);
  const lines: SheetLine[] = [];
  let isKnown = false;
  for await (const chunk of csvRows(file, delimiter, limits)) {
    for (const [at, cells] of chunk.rows.entries())
      lines.push({ row: chunk.lines[at] ?? chunk.firstLine + at, cells, formulas: NO_FORMULAS });
    isKnown ||= lines.slice(0, HEADER_ROWS).some(({ cells }) => issuePlaces(cells) !== null);
    if (!isKnown && lines.length >= HEADER_ROWS) break;
  }
  return lines;
}

function findHeader(lines: readonly SheetLine[]): { readonly at: number; readonly places: IssuePlaces } {
  for (const [at, { cells }] of lines.slice(0, HEADER_ROWS).entries()) {
    const places = issuePlaces(cells);
    if (places !== null) return { at, places };
  }
  const { message, advice } = FIX_TEXTS['fix.not-an-issue-sheet'];
  return raise({ code: 'fix.not-an-issue-sheet', message, advice });
}

/**
 * Read the decisions of an issue sheet, a workbook or the CSV of its sheet of issues. Each line is a fix, says again what
 * another says, is refused with a sentence, or was left open.
 * @throws FileRefusal where the file cannot be read.
 * @throws ProblemError `fix.not-an-issue-sheet` where it is something else.
 */
export async function readFixes(path: string, given: Partial<Limits> = {}): Promise<FixSheet> {
  const limits = { ...LIMITS, ...given };
  const file = await inspectBytes({ path, member: null }, limits);
  const lines = await (file.form === 'text' ? textLines(file, limits) : workbookLines(file, limits));
  const header = findHeader(lines);
  const gathering = new FixGathering();
  const refused: RefusedLine[] = [];
  const body = lines.slice(header.at + 1).filter(({ cells }) => !isBlank(cells));
  let linesOpen = 0;
  for (const line of body) {
    const read = readFixLine(line, header.places);
    if (read.is === 'fix') gathering.add(read.row, read.fix);
    else if (read.is === 'refused') refused.push(read.refused);
    else linesOpen++;
  }
  const settled = gathering.settle();
  return {
    sha256: file.sha256,
    fixes: settled.fixes,
    refused: [...refused, ...settled.refused].sort((a, b) => a.row - b.row),
    linesRead: body.length,
    linesOpen,
    linesRepeated: gathering.repeated,
  };
}
