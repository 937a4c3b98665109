/** Rules on the prices and volumes that figures imply. */
import type { Found, Spot } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { intervalOf, meet, times } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import { TIME_NOUN } from '../understand/together.ts';
import type { Understanding } from '../understand/understanding.ts';
import { cutsOf, horizonOf, plansSeries, windowOf } from './plan-growth.ts';

/** What a plan costs in a year, at the least and most that can be believed [pounds]. */
const PLAN_YEAR = { low: 4500, high: 70_000 };

function windowValue(document: Understanding): Found[] {
  return cutsOf(document).flatMap(({ sentence, quantity }) => {
    const money = sentence.quantities.filter(
      ({ unit, per, value }) => unit === 'money' && per === null && value > 0,
    );
    const [amount] = money;
    const horizon = horizonOf(document);
    if (amount === undefined || money.length > 1 || horizon === null) return [];
    const window = windowOf(document, sentence);
    if (window !== null && window <= 0) return [];
    const active = Math.min(window ?? horizon.months, horizon.months);
    // Plans avoided stay avoided: half a month for the month of its own, then to the end.
    const planMonths =
      (quantity.value * active * active) / 2 + quantity.value * active * (horizon.months - active);
    const price = (amount.value / planMonths) * 12;
    if (price >= PLAN_YEAR.low && price <= PLAN_YEAR.high) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(quantity.value)} a month for ${active} months${window === null ? ', as no window is stated,' : ''} is ${num(planMonths / 12)} plan-years by the end; ${showValue(amount.value, 'money')} ÷ ${num(planMonths / 12)} = ${showValue(Math.round(price), 'money')} a plan-year`,
      },
    ];
  });
}

/** Believable money for one thing, least and most [pounds]. */
const PRICES: Readonly<Record<string, readonly [number, number]>> = {
  placement: [4000, 400_000],
  plan: [1500, 150_000],
  place: [2500, 400_000],
  person: [400, 400_000],
  child: [400, 400_000],
  pupil: [400, 400_000],
  student: [400, 400_000],
  post: [12_000, 200_000],
  fte: [12_000, 200_000],
  therapist: [12_000, 200_000],
  psychologist: [12_000, 200_000],
  caseworker: [12_000, 200_000],
  teacher: [12_000, 200_000],
  officer: [12_000, 200_000],
};

/** More than this is not saved in a year by moving one child [pounds]. */
const MOST_SAVED = 150_000;

const FOR_EACH =
  /\b(?:for|from|on|by (?:moving|placing|returning|avoiding|reducing|providing|creating)|deliver\w*|provid\w*|creat\w*|avoid\w*|fund\w*|mov\w*|returning|across|cost\w*|to (?:build|create|provide|deliver|fund|support)|buys?|hir\w+|employ\w*|recruit\w*|sav\w*)\b/;

/** A count with its noun, behind it or before: "plan numbers by 200". */
function named(sentence: Sentence, quantity: Quantity): Quantity[] {
  if (quantity.unit !== 'count') return [];
  if (Object.hasOwn(PRICES, quantity.noun)) return [quantity];
  const ahead = /\b(plan|placement|place)s?(?: numbers)? by $/.exec(
    sentence.low.slice(0, quantity.start),
  )?.[1];
  return quantity.noun === '' && ahead !== undefined ? [{ ...quantity, noun: ahead }] : [];
}

/** "£5.7m for 12 places": the price of one. */
function impliedPrice({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    const money = sentence.quantities.filter(
      (quantity) =>
        quantity.unit === 'money' &&
        (quantity.per === null || quantity.per === 'year') &&
        quantity.value > 0 &&
        !isUnitPrice(sentence, quantity),
    );
    const things = sentence.quantities
      .flatMap((quantity) => named(sentence, quantity))
      .filter(({ per, value }) => per === null && value > 0);
    const isTold = (at: number) =>
      things.findIndex(({ value, noun }) => value === things[at]?.value && noun === things[at]?.noun) === at;
    const once = things.filter((_, at) => isTold(at));
    const [amount] = money;
    const [thing] = once;
    if (
      amount === undefined ||
      thing === undefined ||
      money.length > 1 ||
      once.length > 1 ||
      thing.bound !== null
    )
      return [];
    const gap = sentence.low.slice(Math.min(amount.end, thing.end), Math.max(amount.start, thing.start));
    if (
      !FOR_EACH.test(gap) ||
      gap.length > 70 ||
      /[;:]|\bwhile\b|\bbut\b|\bdeficit|\boverspend|\bincome|\ballocation|\bgrowth\b|\band\b(?! the cost)/.test(
        gap,
      ) ||
      /\b(?:deficit|overspend|income|allocation|budget|cap)\b/.test(
        sentence.low.slice(Math.max(0, amount.start - 30), amount.end + 30),
      )
    )
      return [];
    if (/\b(?:plan|over the (?:life|term|plan)|by 20[23]\d)\b/.test(gap)) return [];
    const [low, most] = PRICES[thing.noun] ?? [0, Number.POSITIVE_INFINITY];
    const isSaving = /\bsav(?:e[sd]?|ings?)\b|\bfre(?:es?|ed|eing)\b|\breleas\w+/.test(gap);
    const high = isSaving ? Math.min(most, MOST_SAVED) : most;
    const price = amount.value / thing.value;
    if (price >= low && price <= high) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(amount.value, 'money')} ÷ ${num(thing.value)} = ${showValue(Math.round(price), 'money')} for each ${thing.noun}; £${num(low)} to £${num(high)} could be believed`,
      },
    ];
  });
}

const UNIT_PRICE =
  /^\s?(?:(?:on |for )?each|per (?:place|placement|plan|pupil|child|head|post|learner|student|young person|year per|annum per)|a (?:place|placement|head|child|pupil)|on average)\b/;

const UNIT_BEFORE =
  /\b(?:(?:average|mean|typical|unit)(?: \w+){0,2} (?:cost|price|saving|fee|rate)s? (?:is|was|came to|comes to|of)|average(?: \w+)?(?: cost| price| saving)?(?: of)?|unit cost(?: of)?|at|mean (?:cost )?(?:of)?|costing|each (?:costing|saving)|(?:cost|saving|price) per (?:place|placement|plan|pupil|child)(?: is| of)?)\s(?:about |around |an average of |a )?$/;

function isUnitPrice(sentence: Sentence, quantity: Quantity): boolean {
  // "24 × £6,000 × 7/12": one of the two that are multiplied is the price.
  if (isFactor(sentence, quantity)) return true;
  const isEach =
    /\beach\b[^.;]{0,50}\b(?:costs?|costing|saves?|is worth|priced at)\s(?:about |around )?$/.test(
      sentence.low.slice(Math.max(0, quantity.start - 80), quantity.start),
    );
  if (isEach && quantity.unit === 'money' && quantity.value < 400_000) return true;
  if (quantity.unit !== 'money' || quantity.value > 400_000) return false;
  return (
    UNIT_PRICE.test(sentence.low.slice(quantity.end, quantity.end + 30)) ||
    (UNIT_BEFORE.test(sentence.low.slice(Math.max(0, quantity.start - 44), quantity.start)) &&
      quantity.value < 250_000)
  );
}

function isFactor({ low }: Sentence, { start, end, unit }: Quantity): boolean {
  return unit === 'money' && (/[×*]\s?$/.test(low.slice(0, start)) || /^\s?[×*]/.test(low.slice(end)));
}

/** "Placements: 85 at …": the noun may stand before its number. */
function labelled(sentence: Sentence, quantity: Quantity): Quantity[] {
  const noun = /\b(placement|place|pupil|plan)s?(?: number(?:s|ed)?)?:? $/.exec(
    sentence.low.slice(0, quantity.start),
  )?.[1];
  return quantity.noun === '' && quantity.phrase === '' && noun !== undefined
    ? [{ ...quantity, noun }]
    : [quantity];
}

/** "30 placements at £62,000 each, £2.1m a year": price times volume against the total. */
function productOf({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    const prices = sentence.quantities.filter((quantity) => isUnitPrice(sentence, quantity));
    const totals = sentence.quantities.filter(
      (quantity) => quantity.unit === 'money' && !prices.includes(quantity),
    );
    const things = sentence.quantities
      .flatMap((quantity) => labelled(sentence, quantity))
      .filter(({ unit, noun, per }) => unit === 'count' && per === null && Object.hasOwn(PRICES, noun));
    const [price] = prices;
    const [total] = totals;
    const [thing] = things;
    if (
      price === undefined ||
      total === undefined ||
      thing === undefined ||
      prices.length > 1 ||
      totals.length > 1 ||
      things.length > 1 ||
      thing.bound !== null ||
      // "two officers, 9 months at £3k a month each": the months are in it too.
      (price.per !== null && sentence.quantities.some(({ noun }) => TIME_NOUN.test(noun)))
    )
      return [];
    if (
      /\b(?:against|compared|rose|fell|over the life|over the plan|budget|deficit|than|instead)\b/.test(
        sentence.low,
      )
    )
      return [];
    // "half of the 170 places … (85 at £38,300)": another number of the sentence is the one.
    const isOther = sentence.quantities.some(
      (one) =>
        one.unit === 'count' &&
        one.value !== thing.value &&
        Math.abs((one.value * price.value) / total.value - 1) < 0.03,
    );
    if (isOther) return [];
    const product = times(intervalOf(thing), intervalOf(price));
    const wide = { low: product.low * 0.97, high: product.high * 1.03 };
    const ratio = total.value / (thing.value * price.value);
    // A total of another number of years, or of part of one, is another sum.
    if (meet(wide, intervalOf(total)) || ratio > 12 || ratio < 0.08 || isYears(sentence, ratio)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(thing.value)} × ${showValue(price.value, 'money')} = ${showValue(thing.value * price.value, 'money')}, not ${showValue(total.value, 'money')}`,
      },
    ];
  });
}

function isYears(sentence: Sentence, ratio: number): boolean {
  const years = sentence.quantities.find(({ noun }) => noun === 'year' || noun === 'month');
  if (years === undefined) return false;
  const by = years.noun === 'year' ? years.value : years.value / 12;
  return Math.abs(ratio / by - 1) < 0.06;
}

/** An independent placement costs at least this a year, whoever buys it [pounds]. */
const LEAST_PLACEMENT = 22_000;

const MOST_PLACEMENT = 250_000;

function hasUnitPrice({ quantities }: Sentence): boolean {
  return quantities.some(
    ({ unit, value }) => unit === 'money' && value >= LEAST_PLACEMENT && value <= MOST_PLACEMENT,
  );
}

/** "Independent spend below £4m" beside the placements there are. */
function impliedVolume(document: Understanding): Found[] {
  const placements =
    document.facts
      .filter(
        (fact) =>
          fact.measure.id === 'independent placements' &&
          fact.value > 20 &&
          fact.per === null &&
          fact.role !== 'target' &&
          (fact.apart === '' || fact.from !== 'text'),
      )
      .at(-1) ?? shareTimesPlans(document);
  if (placements === null) return [];
  return document.facts.flatMap((fact) => {
    if (fact.measure.id !== 'independent spend' || fact.sentence === null || fact.value < 500_000) return [];
    if (
      !/\b(?:spend|spending|expenditure|cost)\w*\b/.test(fact.sentence.low) ||
      /\b(?:sav\w+|reduc\w* by|increase of|overspend|additional)\b/.test(
        fact.sentence.low.slice(0, fact.quantity?.start ?? 0).slice(-40),
      )
    )
      return [];
    // "Each 50 more, at £61,000, cost £3.05m": of those, and not of all that there are.
    if (
      /\b(?:each|every|extra|additional|further|more)\b/.test(fact.sentence.low) &&
      hasUnitPrice(fact.sentence)
    )
      return [];
    const price = fact.value / placements.value;
    if (price >= LEAST_PLACEMENT && price <= MOST_PLACEMENT) return [];
    const room = Math.floor(fact.value / 60_000);
    return [
      {
        spots: [sentenceSpot(fact.sentence), ...placements.spots],
        arithmetic: `${showValue(fact.value, 'money')} ÷ ${num(placements.value)} placements = ${showValue(Math.round(price), 'money')} each; at about £60,000 each there is room for ${num(room)}`,
      },
    ];
  });
}

function shareTimesPlans(
  document: Understanding,
): { readonly value: number; readonly spots: readonly Spot[] } | null {
  const share = document.facts.findLast(
    (fact) =>
      fact.measure.id === 'independent share' &&
      fact.from !== 'chart' &&
      fact.role !== 'target' &&
      fact.role !== 'forecast',
  );
  const plans = plansSeries(document).at(-1);
  return share === undefined || plans === undefined
    ? null
    : { value: Math.round((share.value * plans.value) / 100), spots: share.spots };
}

/** Implied prices and volumes. */
export const IMPLIED_RULES: readonly Rule[] = [
  {
    code: 'implied.plan-year',
    kind: 'implied-value',
    severity: 'warning',
    title: 'Money over plans avoided makes a plan-year that cannot be believed',
    meaning:
      'The value of measures over the plan-years they avoid in their window and after it; £4,500 to £70,000 a plan-year could be believed.',
    advice: 'State the window, whether plans stay avoided, and the mix of placements behind the value.',
    fires:
      'Data to: October 2024\n\nThe projects avoid 39 plans a month and are worth £30m over the plan.\n\nThe mitigated forecast is 5,938 plans at 31 March 2031.',
    silent:
      'Data to: October 2024\n\nThe projects avoid 39 plans a month between April 2025 and March 2026 and are worth £30m over the plan.\n\nThe mitigated forecast is 5,938 plans at 31 March 2031.',
    find: windowValue,
  },
  {
    code: 'implied.price',
    kind: 'implied-value',
    severity: 'warning',
    title: 'An amount over what it buys makes a price that cannot be believed',
    meaning: 'One amount and one number of placements, plans, places, children or posts that it is for.',
    advice: 'Check the amount, the number and the years they are of.',
    fires: 'Moving 30 placements into local schools will save £42m.',
    silent: 'Moving 30 placements into local schools will save £1.2m.',
    find: impliedPrice,
  },
  {
    code: 'implied.product',
    kind: 'implied-value',
    severity: 'error',
    title: 'A number times its price is not the total',
    meaning:
      'So many things, the price of each, and the total, in one sentence; 3% of leeway, and whole years told.',
    advice: 'Mend the number, the price or the total.',
    fires: 'Local places for 30 children save £38,000 each, £1.9m a year in all.',
    silent: 'Local places for 30 children save £38,000 each, £1.14m a year in all.',
    find: productOf,
  },
  {
    code: 'implied.volume',
    kind: 'implied-value',
    severity: 'warning',
    title: 'Spend on independent placements and their number make a price that cannot be believed',
    meaning:
      'A yearly spend or its target over the placements there are; £22,000 to £250,000 each could be believed.',
    advice: 'Say how many placements the spend stands for, and how they come down to it.',
    fires:
      'There were 346 independent placements in October 2024.\n\nSpending on independent schools must fall below £4m a year by 2030/31.',
    silent:
      'There were 346 independent placements in October 2024.\n\nSpending on independent schools was £22m in 2024/25.',
    find: impliedVolume,
  },
];
