/** Where the header of a published allocation table stands, and what each of its columns is called. */
import type { FinancialYear } from '../../../core/base/time.ts';
import type { Merge, Sheet } from '../files/workbook.ts';

/** What kind of row a row of an allocation sheet is. */
export type SheetRowKind = 'authority' | 'total' | 'blank' | 'header' | 'title' | 'note';

export type AllocationColumn = {
  readonly place: number;
  readonly heading: string;
  /** Power of ten that makes the figure pence, or null where it is not money. */
  readonly power: number | null;
};

/** Places of rows, from 0, and how many columns hold figures. */
type Bounds = { readonly headerFrom: number; readonly firstFigures: number; readonly width: number };

export type AllocationTable = {
  readonly year: FinancialYear | null;
  readonly subject: string;
  /** Place of the first row that holds figures, from 0. */
  readonly firstFigures: number;
  readonly columns: readonly AllocationColumn[];
  /** Say what kind of row stands at a place, from 0. */
  readonly kindOf: (at: number) => SheetRowKind;
};

const AUTHORITY_NUMBER = /^\d{3}(\.0)?$/;
const FIGURE = /^-?[\d,]*\.?\d+(e[+-]?\d+)?$/i;
/** Letters over a column, and the sums they stand in: "[A]", "= [A] + [B]". */
const LETTER = /^\s*(=.*|\[[A-Z]{1,2}\])\s*$/;
const FEWEST_AUTHORITIES = 3;

function cell(row: readonly string[] | undefined, place: number): string {
  return (row?.[place] ?? '').trim();
}

function figureCount(row: readonly string[]): number {
  return row.filter((text, place) => place > 1 && FIGURE.test(text.trim())).length;
}

/** True of a row of one authority: its number, its name, and at least one figure. */
function isAuthority(row: readonly string[]): boolean {
  return AUTHORITY_NUMBER.test(cell(row, 0)) && /\p{L}/u.test(cell(row, 1)) && row.length > 2;
}

/** True of a total row: words where the number of an authority would be, and figures in most of its columns. */
function isTotal(row: readonly string[], width: number): boolean {
  return /\p{L}/u.test(cell(row, 0)) && cell(row, 1) === '' && figureCount(row) >= Math.max(1, width / 2);
}

/** Fill merged cells with the text of their first one, so that a heading stands over each column it spans. */
function spread(rows: readonly (readonly string[])[], merges: readonly Merge[], height: number): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.slice(0, height).map((row) => Array.from({ length: width }, (_, at) => cell(row, at)));
  for (const merge of merges) {
    const text = filled[merge.top]?.[merge.left] ?? '';
    for (let top = merge.top; top <= Math.min(merge.bottom, height - 1); top++)
      for (let left = merge.left; left <= Math.min(merge.right, width - 1); left++) {
        const row = filled[top];
        if (row !== undefined) row[left] = text;
      }
  }
  return filled;
}

function headingOf(rows: readonly (readonly string[])[], place: number): string {
  const parts: string[] = [];
  for (const row of rows) {
    const text = cell(row, place).replace(/\s+/g, ' ');
    if (text !== '' && !LETTER.test(text) && parts.at(-1) !== text) parts.push(text);
  }
  return parts.join(' – ');
}

/** Tell the power of ten that makes a column pence from its heading: "(£s)", "(£)", "(£ million)"; a rate is not money. */
export function powerOf(heading: string): number | null {
  const unit = /\(\s*£\s*([^)]*)\)/.exec(heading)?.[1]?.toLowerCase().trim();
  if (unit === undefined || /\/|per\b|hr|hour/.test(unit)) return null;
  if (/^(m|mn|million|millions)\b/.test(unit)) return 8;
  if (/^(k|thousand|thousands|000s?)\b/.test(unit)) return 5;
  return 2;
}

/** Read the financial year out of a title: "2023 to 2024", "2019-20", "2020/21"; or out of a sheet's name: "_2324". */
export function yearIn(text: string): FinancialYear | null {
  const written = /(20\d\d)\s*(?:to|-|–|\/|_to_)\s*(20)?(\d\d)(?!\d)/i.exec(text);
  if (written !== null) {
    const year = Number(written[1]);
    return (year + 1) % 100 === Number(written[3]) ? year : null;
  }
  const short = /_(\d\d)(\d\d)$/.exec(text);
  if (short === null) return null;
  const year = 2000 + Number(short[1]);
  return (year + 1) % 100 === Number(short[2]) ? year : null;
}

function subjectOf(name: string): string {
  return /^allocations(_summary|_\d{4})?$/i.test(name.trim()) ? 'Summary' : name.trim();
}

/**
 * Find the allocation table of a sheet by its structure: rows that begin with an authority's number and name.
 * The header is everything between the title and the first row of figures. Null where the sheet holds none.
 * @source DfE, dedicated schools grant allocations, 2019-20 to 2023-24: layout of the published workbooks.
 */
export function findAllocationTable(sheet: Sheet): AllocationTable | null {
  const authorities = sheet.rows.flatMap((row, at) => (isAuthority(row) ? [at] : []));
  const firstAuthority = authorities[0];
  if (firstAuthority === undefined || authorities.length < FEWEST_AUTHORITIES) return null;
  const width = Math.max(...authorities.map((at) => (sheet.rows[at]?.length ?? 0) - 2));
  const firstTotal = sheet.rows.findIndex((row) => isTotal(row, width));
  const firstFigures = firstTotal === -1 ? firstAuthority : Math.min(firstTotal, firstAuthority);
  const header = spread(sheet.rows, sheet.merges, firstFigures);
  const columns = Array.from({ length: width }, (_, at) => {
    const heading = headingOf(header, at + 2);
    return { place: at + 2, heading, power: powerOf(heading) };
  }).filter((column) => column.heading !== '');
  if (columns.length === 0) return null;
  const headerFrom = sheet.rows.findIndex((row) => row.filter((text) => text.trim() !== '').length > 1);
  return {
    year: yearIn(cell(header[0], 0)) ?? yearIn(sheet.name) ?? yearIn(headingOf(header, 2)),
    subject: subjectOf(sheet.name),
    firstFigures,
    columns,
    kindOf: (at) => kindOfRow(sheet.rows[at] ?? [], at, { headerFrom, firstFigures, width }),
  };
}

function kindOfRow(
  row: readonly string[],
  at: number,
  { headerFrom, firstFigures, width }: Bounds,
): SheetRowKind {
  if (row.every((text) => text.trim() === '')) return 'blank';
  if (at < firstFigures) return at < headerFrom ? 'title' : 'header';
  if (isAuthority(row)) return 'authority';
  return isTotal(row, width) ? 'total' : 'note';
}
