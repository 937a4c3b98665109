/** The numbers of a sentence and of those beside it that can be reckoned with, and what they can come to together. */
import type { Quantity } from '../../lex/quantities.ts';
import { type Interval, intervalOf, meet, minus, plus } from '../../understand/interval.ts';
import { oncePer } from '../../understand/once.ts';
import type { Sentence } from '../../understand/sentence.ts';
import { type Told, toldIn } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** Times, ages and names are no amounts. */
const NO_AMOUNT =
  /^(?:month|week|day|year|hour|term|quarter|minute|age|point|time|condition|paragraph|line|table|update)$/;
const placesOf = oncePer(
  (document: Understanding): ReadonlyMap<Sentence, number> =>
    new Map(document.sentences.map((sentence, at) => [sentence, at])),
);

/** Give the sentences of the same paragraph or list around one, so many back and on, itself among them; items of a list belong together here. */
export function sentencesBeside(
  document: Understanding,
  sentence: Sentence,
  back: number,
  on: number,
): readonly Sentence[] {
  const at = placesOf(document).get(sentence) ?? 0;
  const { block } = sentence;
  return document.sentences
    .slice(Math.max(0, at - back), at + on + 1)
    .filter((one) => one.block === block || (block.list !== null && one.block.list === block.list));
}

/** Whether a number can be reckoned with: no share, no time and no name. */
export function isAmount({ unit, noun }: Quantity): boolean {
  return unit !== 'percent' && unit !== 'points' && !NO_AMOUNT.test(noun);
}

/** Give the amounts of some sentences that are of a unit. */
export function amountsOf(sentences: readonly Sentence[], unit: Quantity['unit']): readonly Told[] {
  return toldIn(sentences).filter(({ quantity }) => quantity.unit === unit && isAmount(quantity));
}

/** What a printed number can stand for, whatever bound it is told with. */
export function spanOf(quantity: Quantity): Interval {
  return intervalOf({ ...quantity, bound: null });
}

/** Whether two or more of some amounts, added up or taken off, can be a number. @param most  how many take part at most. */
export function comesFrom(told: Interval, parts: readonly Interval[], most: number): boolean {
  const isTold = (sum: Interval) => meet(sum, told) || meet({ low: -sum.high, high: -sum.low }, told);
  const reach = (from: number, sum: Interval, used: number): boolean =>
    (used > 1 && isTold(sum)) ||
    (used < most &&
      parts.slice(from).some((part, k) => {
        const next = from + k + 1;
        return (
          reach(next, plus(sum, part), used + 1) || (used > 0 && reach(next, minus(sum, part), used + 1))
        );
      }));
  return reach(0, { low: 0, high: 0 }, 0);
}
