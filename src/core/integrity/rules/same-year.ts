/** Whether two figures are of one time. */
import type { Fact } from '../understand/facts.ts';

/** Say whether both name their time and it is the same. */
export function isSameYear(a: Fact, b: Fact): boolean {
  return a.period !== null && b.period !== null && a.period.key === b.period.key;
}
