/** How many months a text speaks of: a number of months or years, a span between two times, or one year in words. */

import { firstMonthOf, lastMonthOf } from './figures.ts';
import type { Sentence } from './sentence.ts';

/** "Through the whole of 2027/28", "in a full year". */
const ONE_YEAR =
  /\b(?:in|over|for|across|through|throughout|during) (?:a|the|one|each|any|that) (?:full |whole |first |financial )?(?:year|twelvemonth)\b|\ba full year\b/;
const WHOLE_OF =
  /\b(?:through(?:out)?|whole of|all of|across|over|each month (?:of|in|during)|in)(?: the)? $/;
const LAST = /\b(?:last|past|previous|next)(?: \w+)? $/;
const JOINT =
  /^\W{0,3}(?:right |all the way )?(?:to|until|till|through to|through|up to|and|–|-)(?: the end of)?\W{0,2}$/;

/** Months between two times of a sentence, both with them, where words join the two. */
function spansOf({ low, periods }: Sentence): number[] {
  return periods.slice(1).flatMap((late, at) => {
    const early = periods[at];
    const [from, to] = [firstMonthOf(early ?? null), lastMonthOf(late)];
    if (early === undefined || from === null || to === null || !JOINT.test(low.slice(early.end, late.start)))
      return [];
    const months = to - from + 1;
    return months > 1 && months <= 240 ? [months] : [];
  });
}

/** Whole financial years that the text goes through, told by themselves. */
function yearsOf({ low, periods }: Sentence): number[] {
  const [only, more] = periods;
  if (only === undefined || more !== undefined || only.kind !== 'financial-year') return [];
  return WHOLE_OF.test(low.slice(Math.max(0, only.start - 30), only.start)) ? [12] : [];
}

/** Give the lengths of time that a sentence tells, in months, each once. */
export function monthsTold(sentence: Sentence): readonly number[] {
  const { quantities, low } = sentence;
  const counted = quantities.flatMap(({ unit, noun, value, start, per }) => {
    if (
      unit !== 'count' ||
      per !== null ||
      value <= 0 ||
      LAST.test(low.slice(Math.max(0, start - 16), start))
    )
      return [];
    if (noun === 'month' && value > 1) return [value];
    return noun === 'year' && value <= 20 ? [value * 12] : [];
  });
  // "20 a month x 12 months" is read as no quantity.
  const by = /[x×@*] ?(\d{1,3}) months?\b/.exec(low)?.[1];
  if (by !== undefined) counted.push(Number(by));
  const words = ONE_YEAR.test(low) && counted.length === 0 ? [12] : [];
  return [...new Set([...counted, ...spansOf(sentence), ...yearsOf(sentence), ...words])];
}
