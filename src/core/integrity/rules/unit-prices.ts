/** Rules on prices for each against what they are worked out from in the sentences around. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { intervalOf, meet, times } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const THINGS =
  /^(?:place|placement|pupil|child|plan|student|learner|post|person|young|seat|case|move|transfer|setting|school|respondent|family|bed|fte|teacher|officer|psychologist|worker|leaver|starter)$/;
const EACH =
  /^\W{0,3}(?:each|apiece|a ?(?:place|head|child|pupil|year each)|per (?:place|placement|head|child|pupil|plan|student)|for each|every one|on average)\b/;
/** A price for each is below this [pounds]. */
const MOST_EACH = 400_000;
/** A sentence of more figures than this is not read for prices. */
const MOST = 20;
/** What the reckoning may be out by [share]. */
const LEEWAY = 0.04;

function moneyOf(sentence: Sentence): Quantity[] {
  return sentence.quantities.filter(({ unit, value }) => unit === 'money' && value > 0);
}

function thingsOf(sentence: Sentence): Quantity[] {
  return sentence.quantities.filter(
    ({ unit, noun, value, per }) => unit === 'count' && per === null && value > 1 && THINGS.test(noun),
  );
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a / b - 1) <= LEEWAY;
}

const GAP_WORDS =
  /\b(?:difference between|gap between|rather than|instead of|as against|compared with|against|from|less|instead)\b/;

/** A fee and the cost of the place that takes its stead, and what is saved: the saving is net of the second. */
function isNetSaving({ low }: Sentence): boolean {
  return (
    /\b(?:sav\w+|spar\w+|fre(?:es?|ed|eing)|releas\w+)\b/.test(low) &&
    /\b(?:fee|charge|placement|independent)\b/.test(low) &&
    /\b(?:local|our own|maintained|new) (?:\w+ )?places?\b/.test(low)
  );
}

/** "Twelve places save £1.9m, the difference between £64,000 and £26,000": so many times the gap of two prices. */
function timesGap(sentence: Sentence, next: Sentence | undefined): Found[] {
  const own = moneyOf(sentence);
  const isShort =
    own.length === 2 &&
    next !== undefined &&
    next.block === sentence.block &&
    /\b(?:gain|sav\w+|releas\w+|fre(?:es?|ed)|worth|better off)\b/.test(next.low);
  const money = isShort ? [...own, ...moneyOf(next)] : own;
  const things = thingsOf(sentence);
  const [thing] = things;
  const prices = money.filter(({ value }) => value < MOST_EACH);
  const totals = money.filter((quantity) => !prices.includes(quantity));
  const [a, b] = prices;
  const [total] = totals;
  if (a === undefined || b === undefined || total === undefined || thing === undefined) return [];
  if (prices.length !== 2 || totals.length !== 1 || things.length !== 1) return [];
  const isGap =
    (GAP_WORDS.test(sentence.low.slice(0, Math.max(a.start, b.start))) || isNetSaving(sentence)) &&
    /\bsav\w+|spar\w+|releas\w+|fre(?:es?|ed|eing)|reduc\w+|avoid\w*|cost\w*|worth\b/.test(sentence.low);
  if (!isGap || /\bmonths?|part[- ]year|half[- ]year|years\b/.test(sentence.low)) return [];
  const gap = Math.abs(a.value - b.value);
  const isGross = !isNetSaving(sentence) || /\b(?:before|gross)\b/.test(sentence.low);
  const worth = (isGross ? [gap, a.value, b.value] : [gap]).map((price) => price * thing.value);
  if (worth.some((one) => isNear(one, total.value)) || Math.max(a.value, b.value) > gap * 12) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(thing.value)} × (${showValue(Math.max(a.value, b.value), 'money')} − ${showValue(Math.min(a.value, b.value), 'money')}) = ${showValue(gap * thing.value, 'money')}, not ${showValue(total.value, 'money')}`,
    },
  ];
}

const AT_A_PRICE =
  /^(?: [a-z-]+){0,4},? (?:each )?(?:at|costing|costs?|priced at|for)(?: (?:an?|the))?(?: (?:average|mean|typical|unit))?(?: (?:cost|price|fee|rate))?(?: of)?(?: about| around)? $/;
const IN_TOTAL =
  /^(?: (?:each|apiece|a year|per year|a place|a child|a pupil))*(?:,|;| –| -)?(?: (?:a|in|which|that|this|is|making|makes|giving|gives|so))* (?:total(?:ling|s|led)?|making|makes|gives|giving|comes to|coming to|or)(?: (?:cost|budget|spend|sum|bill))?(?: of)?(?: about| around)? $/;

/** "46 placements at an average of £71,000, a total of £3.6m". */
function timesTold(sentence: Sentence): Found[] {
  if (/\b(?:months?|part[- ]year|half[- ]year|weeks?|net of|after|in all years)\b/.test(sentence.low))
    return [];
  return sentence.quantities.flatMap((count, at): Found[] => {
    const [price, total] = sentence.quantities.slice(at + 1, at + 3);
    const isCount = count.unit === 'count' && count.per === null && count.value > 1 && count.step === 1;
    if (!isCount || price?.unit !== 'money' || total?.unit !== 'money') return [];
    if (price.value >= MOST_EACH || total.value <= price.value) return [];
    const between = (a: Quantity, b: Quantity) => sentence.low.slice(a.end, b.start);
    if (!AT_A_PRICE.test(between(count, price)) || !IN_TOTAL.test(between(price, total))) return [];
    const told = times(intervalOf(count), intervalOf(price));
    if (meet(told, intervalOf(total))) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(count.value)} × ${showValue(price.value, 'money')} = ${showValue(count.value * price.value, 'money')}, not ${showValue(total.value, 'money')}`,
      },
    ];
  });
}

/** "22 fewer placements … At an average of £58,000 a year each, the full-year effect is £1.28m": the number stands in a sentence before. */
function timesBefore(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const [price, total, more] = sentence?.quantities ?? [];
  if (sentence === undefined || price?.unit !== 'money' || total?.unit !== 'money' || more !== undefined)
    return [];
  const isEach =
    price.value < MOST_EACH &&
    total.value > price.value &&
    /^[^.;,]{0,16}\b(?:each|apiece)\b/.test(sentence.low.slice(price.end));
  const isTotal = /\b(?:effect|total|cost|saving|comes to|is worth|makes|gives)\b[^.;£]{0,12}$/.test(
    sentence.low.slice(price.end, total.start),
  );
  if (!isEach || !isTotal) return [];
  const before = sentences.slice(Math.max(0, at - 2), at).filter(({ block }) => block === sentence.block);
  const counts = before.flatMap((one) => thingsOf(one).map((count) => ({ one, count })));
  const [first] = counts;
  if (first === undefined || counts.length > 1) return [];
  const worth = times(intervalOf(first.count), intervalOf(price));
  if (meet(worth, intervalOf(total))) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(first.one)],
      arithmetic: `${num(first.count.value)} × ${showValue(price.value, 'money')} = ${showValue(first.count.value * price.value, 'money')}, not ${showValue(total.value, 'money')}`,
    },
  ];
}

type Price = {
  readonly value: number;
  readonly sentence: Sentence;
  readonly reckoning: string;
  /** True where the price stands behind the amount that it comes of. */
  readonly isDerived: boolean;
};

/** The prices for each that a sentence works out of a total and a number. */
function workedOut(sentence: Sentence): Price[] {
  const money = moneyOf(sentence);
  const counts = sentence.quantities.filter(
    ({ unit, value, noun }) =>
      unit === 'count' && value > 1 && !/^(?:action|measure|step|reason|month|week|year)$/.test(noun),
  );
  if (sentence.quantities.length > MOST) return [];
  return money.flatMap((price) =>
    money.flatMap((total) =>
      counts.flatMap((count): Price[] => {
        const isQuotient =
          price.value < MOST_EACH && total !== price && isNear(total.value / count.value, price.value);
        return isQuotient
          ? [
              {
                value: price.value,
                sentence,
                isDerived: price.start > total.start,
                reckoning: `${showValue(total.value, 'money')} ÷ ${num(count.value)} = ${showValue(Math.round(total.value / count.value), 'money')}`,
              },
            ]
          : [];
      }),
    ),
  );
}

const AVERAGE = /\b(?:average|mean|typical|usual)\b/;
/** Another average than that of the section: of new places, of a kind, of another year or of others. */
const OTHER =
  /\b(?:new|last year|year before|previous|national\w*|neighbour\w*|day|residential|local|region\w*|forecast|assum\w+|excluding|kinds?|if|would have|highest|lowest|top|from|compared)\b/;

/** A quotient of things that are not there, or not there yet. */
const OF_OTHERS = /\b(?:avoid\w*|prevent\w*|extra|additional|further|by 20\d\d)\b/;

function averagePrice(sentence: Sentence): Quantity | null {
  const prices = moneyOf(sentence).filter(({ value }) => value < MOST_EACH && value > 1000);
  const [price] = prices.filter(
    ({ start, end }) =>
      AVERAGE.test(sentence.low.slice(Math.max(0, start - 40), end + 44)) &&
      (EACH.test(sentence.low.slice(end, end + 24)) ||
        /\b(?:cost|price|fee|paid|pay|place|placement)s?\b/.test(sentence.low)),
  );
  return price ?? null;
}

/** "£4,800,000 for 80 is £60,000 each", and "£72,000 a place, the average that we pay". */
function twoAverages({ sentences }: Understanding): Found[] {
  const bySection = new Map<string, Price[]>();
  for (const sentence of sentences) {
    const worked = workedOut(sentence);
    const key = sentence.block.section ?? '';
    if (worked.length > 0) bySection.set(key, [...(bySection.get(key) ?? []), ...worked]);
  }
  return sentences.flatMap((sentence): Found[] => {
    const price = averagePrice(sentence);
    const worked = (bySection.get(sentence.block.section ?? '') ?? []).filter(
      (one) => one.sentence !== sentence,
    );
    const [first] = worked;
    if (price === null || first === undefined) return [];
    if (workedOut(sentence).some(({ value, isDerived }) => isDerived && value === price.value)) return [];
    if (
      OTHER.test(sentence.low.slice(Math.max(0, price.start - 60), price.end + 60)) ||
      worked.some(({ value }) => isNear(value, price.value))
    )
      return [];
    if (worked.length > 1 || OF_OTHERS.test(first.sentence.low)) return [];
    // "half of the 170 places … (85 at £38,300)": what one costs less than another is no price.
    if (/\b(?:lower|less|saving|saved|difference)\b/.test(first.sentence.low)) return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(first.sentence)],
        arithmetic: `${first.reckoning} each; an average of ${showValue(price.value, 'money')} is told here`,
      },
    ];
  });
}

/** Prices for each. */
export const UNIT_PRICE_RULES: readonly Rule[] = [
  {
    code: 'implied.price-gap',
    kind: 'implied-value',
    severity: 'error',
    title: 'So many places times the gap of two prices is not the amount',
    meaning:
      'A number of places or children, two prices and what the move saves, in one sentence; 4% of leeway.',
    advice: 'Mend the number, a price or the amount, and say if it is of part of a year.',
    fires:
      'We save £1.9m in a full year by these twelve places, the difference between a fee of £64,000 and a place at £26,000.',
    silent:
      'We save £456,000 in a full year by these twelve places, the difference between a fee of £64,000 and a place at £26,000.',
    find: ({ sentences }) => sentences.flatMap((sentence, at) => timesGap(sentence, sentences[at + 1])),
  },
  {
    code: 'implied.number-times-price',
    kind: 'implied-value',
    severity: 'error',
    title: 'A number times its price is not the total told beside it',
    meaning:
      'So many things at a price each and their total, one after the other in a sentence; rounding of each is allowed for. Silent where months or part of a year are named.',
    advice: 'Mend the number, the price or the total.',
    fires: 'We pay for 31 day places at £42,000 each, a total of £1.6m.',
    silent: 'We pay for 31 day places at £42,000 each, a total of £1.3m.',
    find: ({ sentences }) =>
      sentences.flatMap((sentence, at) => [...timesTold(sentence), ...timesBefore(sentences, at)]),
  },
  {
    code: 'implied.other-average',
    kind: 'implied-value',
    severity: 'warning',
    title: 'An average price is not the one worked out beside it',
    meaning:
      'An average price in a section where another sentence divides an amount by a number to a different one. Silent where another kind or year is named.',
    advice: 'Use one average, or say of what the other is.',
    fires:
      'The cost of the 80 placements was £4,800,000, which is £60,000 each.\n\nAt £72,000 a place, the average that we pay, twelve moves release £864,000.',
    silent:
      'The cost of the 80 placements was £4,800,000, which is £60,000 each.\n\nAt £60,000 a place, the average that we pay, twelve moves release £720,000.',
    find: twoAverages,
  },
];
