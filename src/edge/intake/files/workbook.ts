/** Workbooks as sheets of text: the one place that knows the library which reads them. */
import { HucreError, type Sheet as LibrarySheet } from 'hucre';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { type Limits, refuseFile } from '../tables/reading.ts';
import { allBytes, type FileBytes } from './file-bytes.ts';
import { rebuildArchive } from './rebuild-archive.ts';
import type { WorkbookNote } from './workbook-parts.ts';

/** Cells merged into one, from 0, both ends included. */
export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** One sheet: row r of the sheet is `rows[r - 1]`; cells are text as a person would type it, "" where empty. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  /** True where whoever made the workbook hid the sheet. */
  readonly isHidden?: boolean;
};

/** All sheets, and what a person should know of the workbook. */
export type Workbook = { readonly sheets: readonly Sheet[]; readonly notes: readonly WorkbookNote[] };

type Cell = LibrarySheet['rows'][number][number] | undefined;

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return dayText(cell);
  return String(cell);
}

/** A day as text; the time of day is kept only where there is one. */
function dayText(day: Date): string {
  if (Number.isNaN(day.getTime())) return '#VALUE!';
  const text = day.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

/** Drop the empty cells at the end, of which published sheets have thousands a row. */
function textRow(cells: readonly Cell[]): string[] {
  let length = cells.length;
  while (length > 0 && textOf(cells[length - 1]).trim() === '') length--;
  return cells.slice(0, length).map(textOf);
}

/**
 * Read all sheets of a workbook.
 * @throws FileRefusal where it is damaged, locked with a password or unpacks to too much.
 */
export async function readWorkbook(file: FileBytes, limits: Limits): Promise<Workbook> {
  const form = file.form === 'ods' ? 'ods' : 'xlsx';
  const { archive, notes } = rebuildArchive(await allBytes(file), form, limits.unpackedBytes);
  try {
    const workbook = await (form === 'ods' ? readOds(archive) : readXlsx(archive));
    return { sheets: workbook.sheets.map(toSheet), notes };
  } catch (fault) {
    if (fault instanceof HucreError || fault instanceof RangeError)
      return refuseFile('file.workbook-unreadable');
    throw fault;
  }
}

function toSheet(sheet: LibrarySheet): Sheet {
  return {
    name: sheet.name,
    rows: sheet.rows.map(textRow),
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    merges: (sheet.merges ?? []).map((merge) => ({
      top: merge.startRow,
      left: merge.startCol,
      bottom: merge.endRow,
      right: merge.endCol,
    })),
  };
}
