/** The time that a short text names, where it names one alone. */
import { type Period, periodsOf } from './periods.ts';
import { tokensOf } from './tokens.ts';

/** Give the only time of a text; null where it names none or several. */
export function timeIn(text: string): Period | null {
  const found = periodsOf(tokensOf(text));
  return found.length === 1 ? (found[0] ?? null) : null;
}
