/** So many a month for so many months, so much a year for years, growth that goes on: a rate, a length and what they come to. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';

const UNITS: Readonly<Record<string, number>> = { week: 1 / 52, month: 1 / 12, quarter: 1 / 4, year: 1 };
const ALL =
  /\b(?:in all|in total|altogether|overall|makes?|making|gives?|giving|comes? to|coming to|totals?|totalling|a total of|is|are|equals?|amounts? to|so|,)\s(?:about |around |some )?$/;
const ALL_BEHIND = /^(?: [a-z]+){0,3} (?:in all|in total|altogether|all told|overall)\b/;
const NOT_PLAIN =
  /\b(?:from|rising|growing|increas\w+|fall\w*|less|net of|inflation|between|at least|more than|up to|compared|against|part[- ]year|ramp\w*|up from|phas\w+|target|still|remaining|rather than|instead)\b/;

function lengthOf({ noun, value, unit }: Quantity): { readonly per: string; readonly value: number } | null {
  return unit === 'count' && Object.hasOwn(UNITS, noun) && value > 1 ? { per: noun, value } : null;
}

/** "39 plans a month over 12 months, 500 plans in all". */
function wrongTotal(sentence: Sentence): Found[] {
  const { quantities, low } = sentence;
  if (NOT_PLAIN.test(low)) return [];
  const weekly = /\b(?:average )?(weekly|monthly|yearly|annual)\b/.exec(low)?.[1];
  const perOf = (one: Quantity) =>
    one.per ??
    (weekly === undefined
      ? null
      : ({ weekly: 'week', monthly: 'month', yearly: 'year', annual: 'year' }[weekly] ?? null));
  const lengths = quantities.flatMap((one) => lengthOf(one) ?? []);
  const [length, more] = lengths;
  const others = quantities.filter(
    (one) => lengthOf(one) === null && (one.unit === 'count' || one.unit === 'money'),
  );
  const [rate, total, extra] = others;
  if (
    length === undefined ||
    more !== undefined ||
    rate === undefined ||
    total === undefined ||
    extra !== undefined
  )
    return [];
  const per = perOf(rate);
  if (per === null || per === 'other' || rate.unit !== total.unit || total.per !== null || total.isAbout)
    return [];
  if (
    !ALL.test(low.slice(Math.max(0, total.start - 24), total.start)) &&
    !ALL_BEHIND.test(low.slice(total.end))
  )
    return [];
  const times =
    length.per === per ? length.value : (length.value * (UNITS[length.per] ?? 1)) / (UNITS[per] ?? 1);
  const real = rate.value * times;
  const slack = Math.max(
    total.step / 2,
    times * (rate.step === 1 && rate.unit === 'count' ? 0 : rate.step / 2),
  );
  const isLoose = per === 'week' && length.per !== 'week';
  if (
    isLoose ||
    Math.abs(real - total.value) <= slack + 1e-9 ||
    real > total.value * 1.6 ||
    total.value > real * 1.6
  )
    return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(rate.value, rate.unit)} × ${num(times)} = ${showValue(real, rate.unit)}, not ${showValue(total.value, total.unit)}`,
    },
  ];
}

const A_YEAR = /^ (?:a|per|each|every) (?:year|annum)\b/;
const TAKES = /\b(?:takes?|brings?|carr(?:y|ies)|moves?|turns?|from|raises?|lifts?|grows?)\b[^.;\d]{0,30}$/;
const INTO = /\b(?:to|into|reach(?:es)?)\s(?:about |around |some )?$/;

/** "Growth of 3% a year takes 3,200 plans to 3,700 in three years". */
function wrongGrowth(sentence: Sentence): Found[] {
  const { quantities, low } = sentence;
  const [share, other] = quantities.filter(({ unit }) => unit === 'percent');
  const [length, more] = quantities.flatMap((one) => (one.noun === 'year' ? (lengthOf(one) ?? []) : []));
  if (share === undefined || other !== undefined || length === undefined || more !== undefined) return [];
  if (!A_YEAR.test(low.slice(share.end))) return [];
  const ends = quantities.filter((one) => one.unit !== 'percent' && one.noun !== 'year');
  const [from, to, extra] = ends;
  if (
    from === undefined ||
    to === undefined ||
    extra !== undefined ||
    from.unit !== to.unit ||
    from.value <= 0
  )
    return [];
  if (!TAKES.test(low.slice(0, from.start)) || !INTO.test(low.slice(from.end, to.start))) return [];
  const down = /\b(?:fall|reduc\w+|decline|cut|decrease|shrink\w*)\b/.test(low) ? -1 : 1;
  const compound = from.value * (1 + (down * share.value) / 100) ** length.value;
  const simple = from.value * (1 + (down * share.value * length.value) / 100);
  const slack = to.value * 0.006 + to.step / 2;
  if ([compound, simple].some((real) => Math.abs(real - to.value) <= slack)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(from.value, from.unit)} at ${num(down * share.value)}% a year is ${showValue(Math.round(compound), from.unit)} after ${num(length.value)} years, not ${showValue(to.value, to.unit)}`,
    },
  ];
}

const TIMES_AS =
  /\b(?:(nearly|almost|about|around|roughly|over|more than|just over|just under) )?(twice|double|three times|four times|five times|six times|ten times|(?<!(?:first|second|last|other|latter) )half(?= (?:the|as|that)\b)|a third of|a quarter of)(?: as (?:much|many|high|dear|expensive) as)?(?: the| that of| what)?\b/;
const MANY: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  'three times': 3,
  'four times': 4,
  'five times': 5,
  'six times': 6,
  'ten times': 10,
  half: 0.5,
  'a third of': 1 / 3,
  'a quarter of': 1 / 4,
};

/** The figures right before and right behind a stretch of a sentence, of one unit; null where other words part them from it. */
function pairAround(
  { low, quantities }: Sentence,
  start: number,
  end: number,
): readonly [Quantity, Quantity] | null {
  const before = quantities.filter((one) => one.end <= start).at(-1);
  const behind = quantities.find((one) => one.start >= end);
  if (before === undefined || behind?.unit !== before.unit || before.unit === 'points' || behind.value <= 0)
    return null;
  const [ahead, after] = [low.slice(before.end, start), low.slice(end, behind.start)];
  const isPlain = /^[^.;,\d]{0,24}$/.test(after) && /^[^.;\d]{0,30}$/.test(ahead);
  return isPlain && !/\b(?:not|would|could|by|from)\b/.test(ahead + after) ? [before, behind] : null;
}

/** What a word of degree allows [ratio of the ratio told]. */
function slackOf(degree: string | undefined): readonly [number, number] {
  if (degree === undefined) return [0.93, 1.08];
  if (/over|more/.test(degree)) return [0.99, 1.35];
  return /nearly|almost|under/.test(degree) ? [0.82, 1.01] : [0.87, 1.13];
}

/** "£62,000 on average, almost four times the £21,000 of a place in our own schools". */
function wrongTimes(sentence: Sentence): Found[] {
  const match = TIMES_AS.exec(sentence.low);
  const many = MANY[match?.[2] ?? ''];
  if (match === null || many === undefined) return [];
  const pair = pairAround(sentence, match.index, match.index + match[0].length);
  if (pair === null) return [];
  const [before, behind] = pair;
  const ratio = before.value / behind.value;
  const part = ratio / many;
  const [low, high] = slackOf(match[1]);
  if ((part >= low && part <= high) || part > 2 || part < 0.5) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(before.value, before.unit)} is ${num(ratio, 1)} times ${showValue(behind.value, behind.unit)}; the text says "${match[0].trim()}"`,
    },
  ];
}

/** Rates over time and multiples. */
export const OVER_TIME_RULES: readonly Rule[] = [
  {
    code: 'wide.rate-over-time',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'So many a month for so many months is not the total told',
    meaning: 'One rate by week, month or year, one length of time and one total in a sentence.',
    advice: 'Reckon again, and say which months are meant.',
    fires: 'The mitigations avoid 39 plans a month over 12 months, 500 plans in all.',
    silent: 'The mitigations avoid 39 plans a month over 12 months, 468 plans in all.',
    find: ({ sentences }) => sentences.flatMap(wrongTotal),
  },
  {
    code: 'wide.growth-over-time',
    kind: 'implied-value',
    severity: 'warning',
    isWide: true,
    title: 'Growth a year for so many years does not lead from one figure to the other',
    meaning:
      'A growth in per cent a year, a number of years, and the figures at both ends; neither compounded nor added up.',
    advice: 'Reckon again, and say whether the growth is compounded.',
    fires: 'Growth of 3% a year takes 3,200 plans to 3,700 in three years.',
    silent: 'Growth of 3% a year takes 3,200 plans to 3,497 in three years.',
    find: ({ sentences }) => sentences.flatMap(wrongGrowth),
  },
  {
    code: 'wide.times-as-much',
    kind: 'change',
    severity: 'warning',
    isWide: true,
    title: 'One figure is not so many times the other',
    meaning: 'A figure, twice or three times or half, and the figure that it is held against.',
    advice: 'Mend the words or the figures.',
    fires:
      'Independent places cost £62,000 on average, almost four times the £21,000 of a place in our own schools.',
    silent:
      'Independent places cost £62,000 on average, almost three times the £21,000 of a place in our own schools.',
    find: ({ sentences }) => sentences.flatMap(wrongTimes),
  },
];
