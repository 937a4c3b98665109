/** What some figures can come to when each of them is added, taken away or left out. */
import type { Quantity } from '../../lex/quantities.ts';
import { type Interval, intervalOf, meet, minus, plus, scaleBy } from '../../understand/interval.ts';

/** Figures beyond so many are not combined all with all: by chance some sum would fit. */
const MOST = 5;
const NOTHING: Interval = { low: 0, high: 0 };

/**
 * Say whether any sum of some of the figures, each with either sign, meets the target. Of more figures than five
 * only the sum of all and those of two are tried.
 */
export function someSumMeets(figures: readonly Quantity[], target: Interval): boolean {
  const intervals = figures.map((figure) => intervalOf(figure));
  if (intervals.length > MOST)
    return (
      meet(intervals.reduce(plus, NOTHING), target) ||
      somePairMeets(intervals, target) ||
      lessTwoMeets(intervals, target)
    );
  return sumsOf(intervals).some((sum) => meet(sum, target));
}

/** "£612,000 in all, so it saves £427,200", the £72,000 and £112,800 before it taken off: one less two others. */
function lessTwoMeets(intervals: readonly Interval[], target: Interval): boolean {
  if (intervals.length > MOST_TRIED) return false;
  return intervals.some((whole, k) =>
    intervals.some(
      (a, at) =>
        at !== k &&
        intervals
          .slice(at + 1)
          .some((b, next) => at + 1 + next !== k && meet(minus(minus(whole, a), b), target)),
    ),
  );
}

/** Beyond so many figures three of them fit by chance. */
const MOST_TRIED = 8;

/** Every sum of at least one figure. */
function sumsOf(intervals: readonly Interval[]): Interval[] {
  let sums: { readonly sum: Interval; readonly used: number }[] = [{ sum: NOTHING, used: 0 }];
  for (const next of intervals)
    sums = sums.flatMap(({ sum, used }) => [
      { sum, used },
      { sum: plus(sum, next), used: used + 1 },
      { sum: minus(sum, next), used: used + 1 },
    ]);
  return sums.flatMap(({ sum, used }) => (used === 0 ? [] : [sum]));
}

/** Whether one figure, or the sum or difference of two, meets the target. */
export function somePairMeets(intervals: readonly Interval[], target: Interval): boolean {
  return intervals.some(
    (a, at) =>
      meet(a, target) ||
      meet(scaleBy(a, -1), target) ||
      intervals
        .slice(at + 1)
        .some((b) => meet(plus(a, b), target) || meet(minus(a, b), target) || meet(minus(b, a), target)),
  );
}
