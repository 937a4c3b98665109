/** What a cell of a published table can hold: a number, a mark that stands where a number is missing, or neither. */
import { parseNumber } from './numbers.ts';

/** Marks as publishers write them, in lower case and without brackets. An empty cell is the mark "". */
const MARKS: ReadonlySet<string> = new Set([
  '',
  'c',
  'x',
  'z',
  'u',
  'k',
  ':',
  '~',
  '.',
  '..',
  '...',
  '-',
  '–',
  '*',
  '**',
  'low',
  'n/a',
  'na',
  'null',
  'suppressed',
]);
const BRACKETED = /^\[(.{1,4})\]$/;
/** Footnote signs after a number: "1,234 [1]", "56*", "78r", "9 (p)". */
const FOOTNOTE = /(\s*\[[^\]]{1,10}\]|\s*\((?:p|r|e|\d)\)|[*†‡]+|(?<=\d)\s*[pre])$/i;
const SHEET_ERRORS: ReadonlySet<string> = new Set([
  '#REF!',
  '#N/A',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
]);

/** Give the mark a text is, without brackets and in lower case, or null where it is none. */
export function markOf(text: string): string | null {
  const lower = text.toLowerCase();
  const bare = BRACKETED.exec(lower)?.[1] ?? lower;
  return MARKS.has(bare) ? bare : null;
}

/** Read a published number that may carry thousands commas and a footnote sign; null where it is none. */
export function parsePublishedNumber(text: string): number | null {
  const value = parseNumber(text);
  if (value !== null) return value;
  const bare = text.replace(FOOTNOTE, '');
  return bare === text ? null : parseNumber(bare);
}

/** Say whether a spreadsheet left an error in place of a value: `#REF!`, `#N/A`. */
export function isSheetError(text: string): boolean {
  return text.charCodeAt(0) === 35 && SHEET_ERRORS.has(text.toUpperCase());
}

/**
 * Say whether a spreadsheet would run this text as a formula when a person opens an export of it.
 * @source OWASP, CSV injection: a cell that begins with = + - @, a tab or a carriage return.
 */
export function isFormula(text: string): boolean {
  switch (text.charCodeAt(0)) {
    case 61: // =
    case 64: // @
    case 9:
    case 13:
      return true;
    case 43: // +
    case 45: // -
      return text.length > 1 && parseNumber(text) === null;
    default:
      return false;
  }
}
