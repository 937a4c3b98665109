/** A cell of a finance table: an amount, a mark that nothing is there, a mark that something is not known, or neither. */
import { isFormula, isSheetError } from '../../../core/domain/cell.ts';
import { type ExactAmount, parseMoney } from '../../../core/domain/numbers.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';

/**
 * What a cell holds. `nothing` is an empty cell or a dash, as accounting formats write where nothing is booked;
 * `not-known` is a mark such as "n/a" or "tbc". Neither is ever zero: the reader of each column decides what follows.
 */
export type MoneyCell =
  | ({ readonly is: 'amount' } & ExactAmount)
  | { readonly is: 'nothing' }
  | { readonly is: 'not-known' }
  | { readonly is: 'unreadable'; readonly text: string };

const DASH = /^£? *[-–—−]+ *$/;
const NOT_KNOWN = /^(n\/?a|not applicable|not known|unknown|tbc|tba|tbd|\?+|\.{2,3}|:|x)$/i;
const NIL = /^(nil|zero)$/i;

/**
 * Read a cell of money.
 * @param power  2 where the column is in pounds, 5 in thousands, 8 in millions.
 */
export function readMoneyCell(text: string, power = 2): MoneyCell {
  const clean = text.trim();
  if (clean === '' || DASH.test(clean)) return { is: 'nothing' };
  const money = parseMoney(NIL.test(clean) ? '0' : clean, power);
  if (money !== null) return { is: 'amount', ...money };
  return NOT_KNOWN.test(clean) ? { is: 'not-known' } : { is: 'unreadable', text: clean };
}

/** Say what is wrong with a cell in which no amount could be read. */
export function moneyFault(text: string): ReadingProblemCode {
  if (isSheetError(text)) return 'cell.sheet-error';
  return isFormula(text) ? 'cell.formula' : 'cost.unreadable';
}
