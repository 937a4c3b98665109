/** One figure of a finance table: exact pence, a number, or a mark; and how a table describes its columns. */
import { isFormula, isSheetError, markOf } from '../../../core/domain/cell.ts';
import { parseNumber, parseScaledPounds } from '../../../core/domain/numbers.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';

/** The figure of a line; one of the three is set. */
export type AmountFigure = Pick<AllocationLine, 'amountPence' | 'quantity' | 'mark'>;

/** Power of ten that makes pounds into pence. */
export const POUNDS = 2;

/** Read one figure; a code where it is neither a number nor a mark. Digits beyond the penny are rounded: sheets hold binary fractions. */
export function readAmountFigure(text: string, power: number | null): AmountFigure | ReadingProblemCode {
  const amount = power === null ? null : parseScaledPounds(text, power);
  if (amount !== null) return { amountPence: amount.amount, quantity: null, mark: null };
  const quantity = power === null ? parseNumber(text) : null;
  if (quantity !== null) return { amountPence: null, quantity, mark: null };
  const mark = markOf(text);
  if (mark !== null) return { amountPence: null, quantity: null, mark };
  if (isSheetError(text)) return 'cell.sheet-error';
  return isFormula(text) ? 'cell.formula' : 'cell.not-a-number';
}

/** Say whether a spreadsheet says of a cell that there is no such figure, which is a missing value and no slip. */
export function saysNotAvailable(text: string): boolean {
  return text.toUpperCase() === '#N/A';
}

/** A column of figures of a finance table. */
export type AmountColumn = {
  readonly place: number;
  /** The subject that its lines are filed under. */
  readonly table: string;
  readonly heading: string;
  /** Power of ten that makes the figure pence; null where it is not money. */
  readonly power: number | null;
};
