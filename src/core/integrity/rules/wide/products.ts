/** A number of things, a price for each and what they come to, wherever they stand in two or three sentences. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet, scaleBy, times } from '../../understand/interval.ts';
import { sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import {
  around,
  beside,
  isWholeCount,
  spotsOf,
  TIME_NOUN,
  type Told,
  toldIn,
} from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const EACH_BEHIND =
  /^\W{0,3}(?:of \w+ )?(?:on average )?(?:each|apiece|per (?!cent)\w+|(?:for )?(?:each|every)(?: \w+)?|an? (?:place|placement|pupil|child|plan|head|person|student|learner|young person|school|visit|session|post|case|report|bed|seat|year each|year for each))\b/;
const EACH_BEFORE =
  /\b(?:each|every|average|mean|typical|unit cost|price|fee|rate)\b(?! (?:of (?:inflation|growth)|rise|increase))[^.;,£]{0,34}$/;
/** A price for each is below this [pounds]. */
const MOST_EACH = 400_000;
const COMES_TO =
  /\b(?:so|therefore|thus|hence|which|means?|mak(?:es|ing)|giv(?:es|ing)|com(?:es|ing) to|total\w*|in all|worth|need\w*|sav\w+|cost\w*|benefit|effect|releas\w+|avoid\w*|bill|budget|equat\w+|amount\w*|produc\w+|yield\w*)\b[^.;£]{0,40}$/;
const NOT_PLAIN =
  /\b(?:part[- ]year|half[- ]year|months?|weeks?|less the|after (?:deduct|allow)\w*|inflation|from £|of which|including|between £|instead of|rather than|compared|against|up to|more than|over £)\b/;

function isPrice(told: Told): boolean {
  const { quantity } = told;
  if (quantity.unit !== 'money' || quantity.value <= 0 || quantity.value >= MOST_EACH) return false;
  const { before, behind } = beside(told, 44, 30);
  return EACH_BEHIND.test(behind) || EACH_BEFORE.test(before);
}

/** Numbers that the counts of a passage give: themselves, and the sum or difference of two. */
function numbersOf(counts: readonly Told[]): number[] {
  const own = counts.map(({ quantity }) => quantity.value);
  const pairs = own.flatMap((a, at) => own.slice(at + 1).flatMap((b) => [a + b, Math.abs(a - b)]));
  return [...new Set([...own, ...pairs])].filter((value) => value > 1);
}

function wrongProduct({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    const near = around(sentences, at, 2, 1);
    const told = toldIn(near);
    const prices = told.filter(isPrice);
    const [price] = prices;
    if (price === undefined || prices.length !== 1 || price.sentence !== sentence) return [];
    const totals = told.filter(
      (one) =>
        one.quantity.unit === 'money' &&
        one !== price &&
        one.quantity.value >= price.quantity.value * 1.5 &&
        COMES_TO.test(beside(one, 90, 0).before),
    );
    const [total] = totals;
    const money = told.filter(({ quantity }) => quantity.unit === 'money');
    if (total === undefined || totals.length !== 1 || money.length !== 2) return [];
    if (NOT_PLAIN.test(sentence.low) || NOT_PLAIN.test(total.sentence.low)) return [];
    const counts = told.filter(({ quantity }) => isWholeCount(quantity) && quantity.value > 1);
    const lengths = told.flatMap(({ quantity }) => (TIME_NOUN.test(quantity.noun) ? [quantity.value] : []));
    const each = intervalOf(price.quantity);
    const sum = intervalOf(total.quantity);
    const fits = numbersOf(counts).some((count) =>
      [1, ...lengths, ...lengths.map((length) => length / 12)].some((by) =>
        meet(scaleBy(each, count * by), sum),
      ),
    );
    const nearest = counts
      .map((one) => ({ one, ratio: (one.quantity.value * price.quantity.value) / total.quantity.value }))
      .filter(({ ratio }) => ratio >= 0.5 && ratio <= 2)
      .sort((a, b) => Math.abs(Math.log(a.ratio)) - Math.abs(Math.log(b.ratio)))[0];
    if (fits || nearest === undefined || nearest.one.quantity.isAbout) return [];
    const { quantity: count } = nearest.one;
    if (meet(times(intervalOf(count), each), sum)) return [];
    return [
      {
        spots: spotsOf(total.sentence, [sentence, nearest.one.sentence]).map(sentenceSpot),
        arithmetic: `${num(count.value)} × ${showValue(price.quantity.value, 'money')} = ${showValue(count.value * price.quantity.value, 'money')}, not ${showValue(total.quantity.value, 'money')}`,
      },
    ];
  });
}

/** Products over sentences. */
export const PRODUCT_RULES: readonly Rule[] = [
  {
    code: 'wide.product',
    kind: 'implied-value',
    severity: 'warning',
    isWide: true,
    title: 'No number of things near by gives the total at the price told',
    meaning:
      'One price for each and one total in a sentence and its neighbours, and no count there, no sum or difference of two, that gives the one from the other.',
    advice: 'Reckon again: number times price. Say where part of a year or something else is in it.',
    fires:
      'The unit will have 28 places. As each place avoids £34,000 of fees, the full-year benefit will be £1.15 million.',
    silent:
      'The unit will have 28 places. As each place avoids £34,000 of fees, the full-year benefit will be £0.95 million.',
    find: wrongProduct,
  },
];
