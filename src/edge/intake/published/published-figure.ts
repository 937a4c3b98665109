/** One cell of a published table as a number or a mark, or what is wrong with it. */
import { isFormula, isSheetError, markOf, parsePublishedNumber } from '../../../core/domain/cell.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';

/** What a cell holds: exactly one of the three is set. */
export type PublishedFigure =
  | { readonly value: number }
  | { readonly mark: string }
  | { readonly fault: ReadingProblemCode };

/** Read a cell that should hold a figure: thousands commas, percent signs and footnote signs allowed. */
export function readPublishedFigure(text: string): PublishedFigure {
  const value = parsePublishedNumber(text);
  if (value !== null) return { value };
  const mark = markOf(text);
  if (mark !== null) return { mark };
  if (isSheetError(text)) return { fault: 'cell.sheet-error' };
  return { fault: isFormula(text) ? 'cell.formula' : 'cell.not-a-number' };
}
