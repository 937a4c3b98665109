/** What a number of things, days or weeks comes to at a price, told over up to three sentences. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Interval, intervalOf, meet, times } from '../../understand/interval.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { spotsOf, type Told, toldIn } from '../../understand/together.ts';

const RESULT =
  /\b(?:would be|will be|is thus|thus|comes? to|came to|or|cost(?:s|ing)?|total(?:s|ling)?|commitment|bill|in all|makes?|making|amount(?:s|ing)? to|so|which is|equals?|equivalent to)\b[^.;£]{0,50}$/;
const PRICED = /^ (?:a|an|per|each|every|for each|for every|apiece)\b|^ (?:each|apiece)\b/;
const PRICE_BEFORE =
  /\b(?:at|price|fee|rate|top-up|unit cost|daily cost|weekly cost|cost) (?:of|is|was)\b[^.;£]{0,30}$/;
const NOT_PLAIN =
  /\b(?:part[- ]year|part of (?:the|a) year|half[- ]year|net of|less|inflation|rising|between|up to|at least|phased|save[sd]?|(?<!full[- ]year )saving|from \w+ to|on average over|previous|last year|if|instead|ramp\w*)\b/;
/** A product that is further off is of something else [ratio]. */
const FAR = 1.6;

function isPrice({ sentence, quantity }: Told): boolean {
  if (quantity.unit !== 'money') return false;
  const behind = sentence.low.slice(quantity.end, quantity.end + 30);
  const before = sentence.low.slice(Math.max(0, quantity.start - 50), quantity.start);
  return quantity.per !== null || PRICED.test(behind) || PRICE_BEFORE.test(before);
}

type Product = { readonly value: number; readonly interval: Interval; readonly shown: string };

/** A price times one number, or times two. */
function productsOf(price: Quantity, counts: readonly Quantity[]): Product[] {
  const own = { ...price, per: null };
  const one = counts.map((count) => ({
    value: price.value * count.value,
    interval: times(intervalOf(own), intervalOf(count)),
    shown: `${num(count.value)} × ${showValue(price.value, 'money')}`,
    counts: [count],
  }));
  const two = one.flatMap((product) =>
    counts
      .filter(
        (count) =>
          !product.counts.includes(count) &&
          counts.indexOf(count) > counts.indexOf(product.counts[0] ?? count),
      )
      .map((count) => ({
        value: product.value * count.value,
        interval: times(product.interval, intervalOf(count)),
        shown: `${num(count.value)} × ${product.shown}`,
      })),
  );
  return [...one, ...two];
}

function wrongResult(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !isStatement(sentence)) return [];
  const near = sentences.slice(Math.max(0, at - 2), at + 1).filter(({ block }) => block === sentence.block);
  if (near.some(({ low }) => NOT_PLAIN.test(low))) return [];
  const told = toldIn(near);
  const money = told.filter(({ quantity }) => quantity.unit === 'money' && quantity.value > 0);
  // "Below £6m a year" is a limit and no price.
  const prices = money.filter((one) => isPrice(one) && one.quantity.bound === null);
  const results = money.filter(
    (one) =>
      !isPrice(one) && one.sentence === sentence && RESULT.test(sentence.low.slice(0, one.quantity.start)),
  );
  const counts = told.flatMap(({ quantity }) =>
    quantity.unit === 'count' && quantity.step === 1 && quantity.value > 1 && !quantity.isAbout
      ? [quantity]
      : [],
  );
  const [price, result] = [prices[0], results[0]];
  if (price === undefined || result === undefined || prices.length !== 1 || results.length !== 1) return [];
  if (counts.length === 0 || counts.length > 4 || result.quantity.isAbout || result.quantity.bound !== null)
    return [];
  const products = productsOf(price.quantity, counts);
  const target = intervalOf({ ...result.quantity, per: null });
  if (
    products.some(({ interval }) => meet(interval, target)) ||
    money.some((one) => one !== result && meet(intervalOf(one.quantity), target))
  )
    return [];
  const off = (product: Product) => Math.abs(Math.log(product.value / result.quantity.value));
  const [best] = products.sort((a, b) => off(a) - off(b));
  if (best === undefined || off(best) > Math.log(FAR)) return [];
  return [
    {
      spots: spotsOf(sentence, [price.sentence]).map(sentenceSpot),
      arithmetic: `${best.shown} = ${showValue(best.value, 'money')}, not ${showValue(result.quantity.value, 'money')}`,
    },
  ];
}

/** "We transfer 0.5% of the schools block. The schools block is £412.0m, so the transfer is worth £2.6m." */
function wrongPart(sentences: readonly Sentence[], at: number): Found[] {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  if (before === undefined || sentence === undefined || before.block !== sentence.block) return [];
  const [percent, other] = before.quantities.filter(({ unit }) => unit === 'percent');
  const of =
    percent === undefined
      ? null
      : /^ of (?:the |our )?([a-z]+ [a-z]+)/.exec(before.low.slice(percent.end))?.[1];
  const money = sentence.quantities.filter(({ unit, value }) => unit === 'money' && value > 0);
  const [base, part, more] = money;
  if (
    percent === undefined ||
    other !== undefined ||
    of == null ||
    base === undefined ||
    part === undefined ||
    more !== undefined
  )
    return [];
  if (
    !sentence.low.slice(0, base.start).includes(of) ||
    (!RESULT.test(sentence.low.slice(0, part.start)) && !/\bworth\b/.test(sentence.low))
  )
    return [];
  const real = (base.value * percent.value) / 100;
  const interval = times(intervalOf(base), intervalOf(percent));
  if (
    meet({ low: interval.low / 100, high: interval.high / 100 }, intervalOf(part)) ||
    real > part.value * 2 ||
    part.value > real * 2
  )
    return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(before)],
      arithmetic: `${num(percent.value)}% of ${showValue(base.value, 'money')} = ${showValue(real, 'money')}, not ${showValue(part.value, 'money')}`,
    },
  ];
}

/** Products in words. */
export const PRODUCT_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.product',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'A bill is not its numbers times the price',
    meaning:
      'A price a place, child, day or week, one to four numbers and what they come to, in one sentence or over three, and no product of them that makes it.',
    advice: 'Multiply again, and mend the number, the price or the result.',
    fires:
      'This year 410 children travel by taxi for all 190 school days. The daily cost is £38 a child. The bill for the year is thus £3.96m.',
    silent:
      'This year 410 children travel by taxi for all 190 school days. The daily cost is £38 a child. The bill for the year is thus £2.96m.',
    find: ({ sentences }) =>
      sentences.flatMap((_, at) => [...wrongResult(sentences, at), ...wrongPart(sentences, at)]),
  },
];
