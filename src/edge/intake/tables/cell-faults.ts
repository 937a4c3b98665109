/** What is wrong with a cell that a reader could not take, told by the cell's shape and never by its text. */
import { isFormula, isSheetError } from '../../../core/domain/cell.ts';
import { looksLikeDay } from '../../../core/domain/dates.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';

const LONGEST_TEXT = 100;

/** Say what is wrong with a cell that should hold a short text that will be kept; null where nothing is. */
export function textFault(text: string): ReadingProblemCode | null {
  if (text === '') return 'cell.missing';
  if (isSheetError(text)) return 'cell.sheet-error';
  if (isFormula(text)) return 'cell.formula';
  return text.length > LONGEST_TEXT ? 'cell.too-long' : null;
}

/** Say what is wrong with a cell that should hold a day. */
export function dayFault(text: string): ReadingProblemCode {
  if (text === '') return 'cell.missing';
  if (isSheetError(text)) return 'cell.sheet-error';
  if (looksLikeDay(text)) return 'cell.date-not-real';
  return isFormula(text) ? 'cell.formula' : 'cell.date-unreadable';
}
