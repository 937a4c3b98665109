/** The header rows of a finance report: one or several, with merged cells and groups, joined to one heading a column. */
import { parseMoney } from '../../../core/domain/numbers.ts';
import type { Merge, Sheet } from '../files/workbook.ts';
import { cellAt, isBlank } from '../tables/columns.ts';
import { readAmountHeading, textRole } from './ledger-words.ts';

/** Where a header stands, from 0, both ends included, and what it says over each column. */
export type HeaderBand = {
  readonly top: number;
  readonly bottom: number;
  readonly headings: readonly string[];
};

const UNIT = /^\(?£? ?'?(000'?s?|k|m|millions?|thousands?)?\)?$/i;
/** Header rows beyond the first. */
const MOST_BELOW = 3;
const MOST_ABOVE = 2;
/** A heading is no longer than this [characters]. */
const LONGEST = 60;

/** Spread the text of merged cells over the columns they cover. */
function spread(rows: Sheet['rows'], at: number, merges: readonly Merge[]): readonly string[] {
  const row = [...(rows[at] ?? [])];
  for (const { top, bottom, left, right } of merges) {
    if (at < top || at > bottom) continue;
    const text = rows[top]?.[left] ?? '';
    for (let place = left; place <= right; place++) row[place] = text;
  }
  return Array.from(row, (cell) => (cell ?? '').trim());
}

function isMoney(text: string): boolean {
  return !UNIT.test(text) && parseMoney(text) !== null;
}

type Look = {
  readonly amounts: number;
  readonly texts: number;
  readonly filled: number;
  readonly hasMoney: boolean;
};

function lookAt(cells: readonly string[]): Look {
  const filled = cells.filter((cell) => cell !== '');
  return {
    amounts: filled.filter(isAmountHeading).length,
    texts: filled.filter((cell) => textRole(cell) !== null).length,
    filled: filled.length,
    hasMoney: filled.some(isMoney),
  };
}

/** Sentences that speak of budgets are no headings. */
function isAmountHeading(cell: string): boolean {
  return cell.length <= LONGEST && textRole(cell) === null && readAmountHeading(cell) !== null;
}

/** Say whether a row can be the first of a header: two headings of amounts, or one beside a heading of names. */
function beginsHeader(look: Look): boolean {
  return !look.hasMoney && (look.amounts >= 2 || (look.amounts >= 1 && look.texts >= 1));
}

/** Say whether a row goes on a header: units, or more headings. */
function continuesHeader(cells: readonly string[], look: Look): boolean {
  const units = cells.filter((cell) => cell !== '' && UNIT.test(cell)).length;
  return !look.hasMoney && look.filled >= 2 && units + look.amounts + look.texts >= 2;
}

/** A row above that groups columns: several short texts, or one that does not stand where titles do. */
function groupsColumns(cells: readonly string[], look: Look): boolean {
  const isGroup = look.filled >= 2 || (cells[0] === '' && look.amounts === 1);
  return !look.hasMoney && isGroup && cells.every((cell) => cell.length <= 40);
}

/** Find the next header at or after a row; null where there is none before `end`. */
export function findHeader(sheet: Sheet, from: number, end: number): HeaderBand | null {
  for (let at = from; at < Math.min(end, sheet.rows.length); at++) {
    if (isBlank(sheet.rows[at] ?? [])) continue;
    if (beginsHeader(lookAt(spread(sheet.rows, at, sheet.merges)))) return bandAround(sheet, at, from);
  }
  return null;
}

function bandAround(sheet: Sheet, at: number, from: number): HeaderBand {
  let [top, bottom] = [at, at];
  const cellsAt = (row: number) => spread(sheet.rows, row, sheet.merges);
  while (bottom - at < MOST_BELOW && continuesHeader(cellsAt(bottom + 1), lookAt(cellsAt(bottom + 1))))
    bottom++;
  while (at - top < MOST_ABOVE && top > from && groupsColumns(cellsAt(top - 1), lookAt(cellsAt(top - 1))))
    top--;
  const rows = Array.from({ length: bottom - top + 1 }, (_, k) => cellsAt(top + k));
  return { top, bottom, headings: joinHeadings(rows) };
}

/** Join what stands over each column; a group without merged cells reaches to the next one. */
function joinHeadings(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const last = rows.at(-1) ?? [];
  const full = rows.map((row) => (row === last ? row : carryRight(row, last, width)));
  return Array.from({ length: width }, (_, place) => {
    const parts = [...new Set(full.map((row) => cellAt(row, place)).filter((part) => part !== ''))];
    return parts.find((part) => textRole(part) !== null) ?? parts.join(' – ');
  });
}

function carryRight(row: readonly string[], below: readonly string[], width: number): readonly string[] {
  let group = '';
  return Array.from({ length: width }, (_, place) => {
    const cell = row[place] ?? '';
    if (cell !== '') {
      const says = readAmountHeading(cell);
      group = says !== null && says.when === null ? cell : '';
      return cell;
    }
    const says = readAmountHeading(below[place] ?? '');
    return says === null || textRole(below[place] ?? '') !== null ? '' : group;
  });
}
