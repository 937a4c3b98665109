/** An assumed growth or a line without measures against the growth that the document itself tells of the past. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { periodOf } from '../../understand/facts.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { isCount } from '../../understand/together.ts';

const ASSUMED =
  /\b(?:assum\w+|built on|based on|rests? on|allows? for|baseline|forecast\w*|expect\w*|predict\w*|project\w*|will grow|going forward|from now on)\b/;
const GROWS = /\b(?:gr[eo]w\w*|ris(?:e|es|en|ing)|rose|increas\w+|risen)\b/;
const OF_NUMBERS = /\b(?:plans?|ehcps?|numbers?|caseload|placements?|requests?|demand|children|pupils)\b/;
const OF_MONEY =
  /\b(?:income|funding|allocation|inflation|prices?|fees?|costs?|spend\w*|uplift|pay|block|grant|deficit)\b/;
const PAST =
  /\b(?:grew|has grown|have grown|rose|was|were|last|past|previous|over the|in the (?:two|three|four|five) years|history|since|to (?:autumn|january|march|october))\b/;
/** Beyond these an assumption is far from all that has been [share of the slowest, of the fastest]. */
const SLOW = 0.5;
const FAST = 2;
/** How far from the assumption the past may be told [sentences]. */
const NEAR = 12;

function percents({ quantities }: Sentence): Quantity[] {
  return quantities.filter(
    ({ unit, value, per }) => unit === 'percent' && value > 0 && value < 40 && per !== 'month',
  );
}

function isOfGrowth({ low, block, text }: Sentence): boolean {
  return block.kind !== 'heading' && !text.endsWith('?') && GROWS.test(low) && !OF_MONEY.test(low);
}

/** "We assume growth of 0.5 per cent." near "Growth in the three years was 6.8, 7.4 and 5.9 per cent." */
function slowAssumption(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (
    sentence === undefined ||
    !isOfGrowth(sentence) ||
    !ASSUMED.test(sentence.low) ||
    !OF_NUMBERS.test(sentence.low)
  )
    return [];
  const [assumed, more] = percents(sentence);
  if (
    assumed === undefined ||
    more !== undefined ||
    /\b(?:if|unless|reduc\w+|because|mitigat\w+|target|action)\b/.test(sentence.low)
  )
    return [];
  const near = sentences.slice(Math.max(0, at - NEAR), at + NEAR + 1);
  const past = near.find(
    (one) => one !== sentence && isOfGrowth(one) && PAST.test(one.low) && manyPercents(one).length >= 2,
  );
  if (past === undefined) return [];
  const values = manyPercents(past);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (assumed.value >= least * SLOW && assumed.value <= most * FAST) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(past)],
      arithmetic: `${num(assumed.value)}% is assumed; the years before had ${values.map((value) => `${num(value)}%`).join(', ')}`,
    },
  ];
}

/** The shares of a sentence, those of a list with one sign at its end among them: "6.8, 7.4 and 5.9 per cent". */
function manyPercents(sentence: Sentence): number[] {
  const list = /((?:\d{1,2}(?:\.\d)?(?:, | and |, and )){1,6}\d{1,2}(?:\.\d)?) ?(?:per cent|%)/.exec(
    sentence.low,
  )?.[1];
  const listed = list === undefined ? [] : (list.match(/\d+(?:\.\d)?/g) ?? []).map(Number);
  return listed.length >= 2 ? listed : percents(sentence).map(({ value }) => value);
}

const WITHOUT =
  /\b(?:no[- ]action|do[- ]nothing|unmitigated|without (?:action|any|the programme|measures)|no change|baseline|counterfactual|had (?:we done nothing|there been no|nothing been done)|if nothing (?:had|were))\b/;
/** A step of so many times the largest of the past is no continuation of it. */
const STEP = 3;
/** A past that hardly moved may move by this much a year [share]. */
const LEVEL = 0.02;
const DAYS_A_YEAR = 365;

/** A time stands this near behind the figure that is of it [characters]. */
const BEHIND = 24;

type Point = { readonly value: number; readonly from: number };

function pointsOf(sentence: Sentence, isOf: (quantity: Quantity) => boolean): Point[] {
  return sentence.quantities.filter(isOf).flatMap((quantity) => {
    const period =
      sentence.periods.find(({ start }) => start >= quantity.end && start - quantity.end < BEHIND) ??
      periodOf(sentence, quantity.start, quantity.end);
    return period?.from == null ? [] : [{ value: quantity.value, from: period.from }];
  });
}

/** "268 in January 2023, 281 in January 2024, 290 in January 2025" and a line without measures at 402 a year on. */
function farLine(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !WITHOUT.test(sentence.low)) return [];
  const kinds: ((quantity: Quantity) => boolean)[] = [
    (quantity) => isCount(quantity) && quantity.value >= 20,
    ({ unit, value }) => unit === 'money' && value > 0,
  ];
  return kinds.flatMap((isOf) => farLineOf(sentences, at, sentence, isOf));
}

function farLineOf(
  sentences: readonly Sentence[],
  at: number,
  sentence: Sentence,
  isOf: (quantity: Quantity) => boolean,
): Found[] {
  const lines = pointsOf(sentence, isOf);
  const line = lines.at(-1);
  if (line === undefined || lines.length > 2) return [];
  const past = sentences
    .slice(Math.max(0, at - NEAR), at)
    .filter(({ block }) => block.section === sentence.block.section)
    .map((one) => ({ one, points: pointsOf(one, isOf) }))
    .findLast(({ points }) => points.length >= 3);
  if (past === undefined) return [];
  const points = [...past.points].sort((a, b) => a.from - b.from).filter(({ from }) => from < line.from);
  const steps = points.slice(1).flatMap((point, k) => {
    const before = points[k];
    return before === undefined ? [] : [rateOf(before, point)];
  });
  const last = points.at(-1);
  if (last === undefined || steps.length < 1) return [];
  const most = Math.max(...steps.map(Math.abs), Math.abs(last.value) * LEVEL);
  const step = rateOf(last, line);
  if (Math.abs(step) <= most * STEP) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(past.one)],
      arithmetic: `from ${num(last.value)} to ${num(line.value)} is ${num(step)} a year; the years before had at most ${num(most)}`,
    },
  ];
}

function rateOf(a: Point, b: Point): number {
  return ((b.value - a.value) * DAYS_A_YEAR) / Math.max(1, b.from - a.from);
}

/** Assumptions against the past. */
export const HISTORY_RULES: readonly Rule[] = [
  {
    code: 'wide.assumed-growth',
    kind: 'baseline',
    severity: 'warning',
    isWide: true,
    title: 'An assumed growth is far from that of every year told',
    meaning:
      'A growth of plans or placements that is assumed, less than half of the slowest or twice the fastest of the years told near by.',
    advice: 'Say why growth would change by itself, or take the past as it was.',
    fires:
      'We have assumed that the number of plans will grow by 0.5 per cent. Growth in the three years to autumn 2024 was 6.8, 7.4 and 5.9 per cent.',
    silent:
      'We have assumed that the number of plans will grow by 6.5 per cent. Growth in the three years to autumn 2024 was 6.8, 7.4 and 5.9 per cent.',
    find: ({ sentences }) => sentences.flatMap((_, at) => slowAssumption(sentences, at)),
  },
  {
    code: 'wide.far-line',
    kind: 'baseline',
    severity: 'warning',
    isWide: true,
    title: 'A line without measures leaps away from the past that is told before it',
    meaning:
      'Three or more yearly figures, and a figure without measures that moves three times as fast as any of them did.',
    advice: 'Begin the line without measures where the past ends, and say what drives it.',
    fires:
      'There were 268 placements in January 2023, 281 in January 2024 and 290 in January 2025. Savings are held against a no-action line of 402 placements in January 2026.',
    silent:
      'There were 268 placements in January 2023, 281 in January 2024 and 290 in January 2025. Savings are held against a no-action line of 302 placements in January 2026.',
    find: ({ sentences }) => sentences.flatMap((_, at) => farLine(sentences, at)),
  },
];
