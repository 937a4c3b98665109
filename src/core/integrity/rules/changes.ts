/** Rules on changes: a percentage, amount or multiple against its two values. */
import type { Found } from '../finding.ts';
import { FRACTIONS } from '../lex/fractions.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import type { Change } from '../understand/comparisons.ts';
import { intervalOf, meet, minus, over, scaleBy } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE } from './change-advice.ts';

const GROWTH_BEFORE =
  /\b(?:by|up|down|rise|increase|growth|fall|drop|reduction|decrease|decline|improvement|gain|change|cut|jump|uplift|saving|swing|shift|loss|or|=|equivalent to)\b[^.;]{0,14}$|\b(?:that|this|which|it|rise|increase|growth|fall|drop|reduction|decrease|decline|improvement|change|gain|difference|movement|variance|swing) (?:is|was|of)\b[^.;]{0,14}$|\ban?(?: [a-z-]+)? [£+−-]?$|[(,–—]\s?[+−-]?£?$/;

/** "Up from 2,140: 121 issued, 44 ceased", "attended by 88 and 97 people": flows and other counts, and no size. */
const FLOW_BEHIND = /^ (?:issued|ceased|moved|left|joined|came|went|and \d)/;

/** Whether what stands between a change and a figure puts the figure in another statement. */
function parts(gap: string): boolean {
  return (
    /^\s?(?:out )?of\s/.test(gap) ||
    gap.length > 60 ||
    /;|\bso\b|\bwhile|\bwhereas|\bbut\b|\bbecause\b|\btarget|\bforecast|\bagainst/.test(gap)
  );
}

const HOW_LONG_AGO =
  /^[ -](?:years?|months?|weeks?|terms?|quarters?) (?:before|ago|earlier|previously|later)\b/;

/** Quantities that the sentence gives as the size of a change: near it, and behind "by", "a rise of" or a bracket. */
function sizesOf(change: Change, units: readonly Quantity['unit'][]): Quantity[] {
  const { sentence, from, to } = change;
  const start = Math.min(from.start, to.start);
  const end = Math.max(from.end, to.end);
  const others = changesIn(sentence);
  return sentence.quantities.filter((quantity) => {
    if (quantity === from || quantity === to || !units.includes(quantity.unit)) return false;
    // "Up from 2,310 two years before": how long ago.
    if (HOW_LONG_AGO.test(sentence.low.slice(quantity.end, quantity.end + 24))) return false;
    const gap =
      quantity.start >= end
        ? sentence.low.slice(end, quantity.start)
        : sentence.low.slice(quantity.end, start);
    if (parts(gap) || isShareOfEach(sentence, quantity) || (quantity.end <= start && endsBracket(gap)))
      return false;
    const ahead = sentence.low.slice(Math.max(0, quantity.start - 34), quantity.start);
    const behind = sentence.low.slice(quantity.end, quantity.end + 18);
    if (!isSaidAsSize(ahead, behind) || isOtherValue(gap, ahead, behind)) return false;
    return others <= 1;
  });
}

/** Whether a bracket ends between a figure and the two behind it: what it adds is of something else. */
function endsBracket(gap: string): boolean {
  return gap.includes(')') && !gap.includes('(');
}

/** "50 did, 60%, up from 42 (50%)": shares told with each of the two, and no size of the change. */
function isShareOfEach({ low, quantities }: Sentence, { unit }: Quantity): boolean {
  const isFirst = (one: Quantity) =>
    one.unit === 'percent' &&
    /\d[^.;,]{0,12}, $/.test(low.slice(0, one.start)) &&
    /^, (?:up|down) from\b/.test(low.slice(one.end));
  return unit === 'percent' && quantities.some(isFirst);
}

const GROWTH_BEHIND =
  /^\s?\w{0,12} ?(?:increase|rise|growth|fall|drop|reduction|decrease|decline|improvement|gain|jump|uplift|more|fewer|higher|lower|up|down)\b/;

/** Whether the words beside a figure say that it is the size of a change, and no flow or part. */
function isSaidAsSize(ahead: string, behind: string): boolean {
  if (
    FLOW_BEHIND.test(behind) ||
    // "(4.1% of forecast)": a share, where no word of change stands before it.
    (/^ of (?!an? (?:rise|fall|change))/.test(behind) && !/\bby (?:\w+ )?$/.test(ahead)) ||
    /\bof (?:all|the|our|those|total|plans|ehcps|caseload)\b/.test(behind.slice(0, 14))
  )
    return false;
  return GROWTH_BEFORE.test(ahead) || GROWTH_BEHIND.test(behind);
}

/** A peak, or one more of a row of values, is no size of a change. */
function isOtherValue(gap: string, ahead: string, behind: string): boolean {
  if (/\ba (?:high|low|peak|trough|maximum|minimum) of $|\band is $/.test(ahead)) return true;
  // "63 more than in March": held against another time than the two.
  if (/^\s(?:\w+ )?(?:more|fewer|less|higher|lower) than (?:in|at|on) /.test(`${behind} `)) return true;
  return /^,\s£?$/.test(gap) && /^(?:,| and) £?\d/.test(behind);
}

function changesIn(sentence: Sentence): number {
  return [...sentence.low.matchAll(/\bfrom\b[^.;]{0,60}?\d/g)].length;
}

/** Leeway of a change told as a fraction [points]. */
const FRACTION_LEEWAY = 2;

/** "from £1.20m to £1.44m, by a quarter". */
function fractionOf({ sentence, from, to }: Change, size: number): Found[] {
  const behind = sentence.low.slice(Math.max(from.end, to.end));
  const match = /^[^.;]{0,40}\bby (?:a|one)[ -](half|third|quarter|fifth|tenth)\b/.exec(behind);
  const said = FRACTIONS[match?.[1] ?? ''];
  if (match === null || said === undefined || Math.abs(Math.abs(size) - said) <= FRACTION_LEEWAY) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(from.value, from.unit)} to ${showValue(to.value, to.unit)} is ${num(Math.abs(size), 1)}%; a ${match[1]} is ${num(said, 1)}%`,
    },
  ];
}

function percentOf(change: Change): Found[] {
  const { from, to, sentence } = change;
  if (from.unit === 'percent' || from.unit === 'points' || from.value === 0) return [];
  // "57.5 (345 requests)": a mean and its sum, and no two times.
  if (/^\s?\($/.test(sentence.low.slice(from.end, to.start))) return [];
  const ratio = scaleBy(over(minus(intervalOf(to), intervalOf(from)), intervalOf(from)), 100);
  const size = ((to.value - from.value) / from.value) * 100;
  const [stated] = sizesOf(change, ['percent']);
  if (stated === undefined) return fractionOf(change, size);
  if (isShareOf(from, to, stated)) return [];
  const said = intervalOf({ ...stated, value: Math.abs(stated.value) });
  const magnitude = size < 0 ? { low: -ratio.high, high: -ratio.low } : ratio;
  // "40 and found 28, or 70%": the one as a share of the other, and no change.
  const share = scaleBy(over(intervalOf(to), intervalOf(from)), 100);
  if (meet(said, magnitude) || (size < 0 && meet(said, share)) || isToldBackward(change, stated)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `(${showValue(to.value, to.unit)} − ${showValue(from.value, from.unit)}) ÷ ${showValue(from.value, from.unit)} = ${num(size, 1)}%, not ${num(stated.value)}%`,
    },
  ];
}

/** "322, against 305 the year before, a rise of 5.6%": the second is the earlier, as the word of direction says. */
function isToldBackward({ sentence, from, to }: Change, stated: Quantity): boolean {
  const near = sentence.low.slice(Math.max(0, stated.start - 44), stated.end + 14);
  const isRise = /\b(?:rise|rose|risen|increase\w*|up|more|growth|grew|higher)\b/.test(near);
  const isFall = /\b(?:fall|fell|fallen|decrease\w*|down|fewer|less|cut|reduction|lower|drop|saving)\b/.test(
    near,
  );
  if (isRise === isFall || isRise === to.value > from.value || to.value === 0) return false;
  const size = (Math.abs(from.value - to.value) / to.value) * 100;
  return meet(intervalOf(stated), { low: size - 0.05, high: size + 0.05 });
}

const THAT_IS =
  /^\W{0,3}(?:that|this|it|which) (?:is|was|represents?|equates? to|amounts? to|means)\b[^.;]{0,40}\b(?:increase|growth|rise|fall|reduction|drop|decrease|decline|uplift|jump)\b|^\W{0,3}(?:this|that|the|an?) [\d.]+ ?(?:%|per cent) (?:increase|rise|growth|fall|cut|reduction|drop|decrease|decline|uplift|jump)\b|^\W{0,3}(?:an?|the) (?:\w+ )?(?:increase|rise|growth|fall|reduction|drop|decrease|decline) of\b/;

/** "… 5,230 plans; a year ago there were 4,840. That is growth of 8.1%." */
/** "178, or 6.0% of 2,980", "45, out of 150 (30.0%)": the percentage is what one is of the other. */
function isShareOf(from: Quantity, to: Quantity, stated: Quantity): boolean {
  const [part, whole] = from.value <= to.value ? [from, to] : [to, from];
  return whole.value > 0 && meet(scaleBy(over(intervalOf(part), intervalOf(whole)), 100), intervalOf(stated));
}

function percentNext({ changes, sentences }: Understanding): Found[] {
  return changes.flatMap(({ sentence, from, to }) => {
    const next = sentences[sentences.indexOf(sentence) + 1];
    if (next === undefined || next.block !== sentence.block || !THAT_IS.test(next.low)) return [];
    const percents = next.quantities.filter(({ unit }) => unit === 'percent');
    const [stated] = percents;
    const isAlone = percents.length === 1 || (stated !== undefined && stated.start < 12);
    if (stated === undefined || !isAlone || from.unit === 'percent' || from.value <= 0) return [];
    const ratio = scaleBy(
      over(minus(intervalOf(to), intervalOf(from)), intervalOf(from)),
      to.value < from.value ? -100 : 100,
    );
    if (meet(intervalOf({ ...stated, value: Math.abs(stated.value) }), ratio)) return [];
    const size = (Math.abs(to.value - from.value) / from.value) * 100;
    return [
      {
        spots: [sentenceSpot(next), sentenceSpot(sentence)],
        arithmetic: `${showValue(from.value, from.unit)} to ${showValue(to.value, to.unit)} is ${num(size, 1)}%, not ${num(stated.value)}%`,
      },
    ];
  });
}

/** "From 58 to 33: 41 were finished and 16 more came": two others of the sentence are what joined and left. */
function isOfFlows({ sentence, from, to }: Change, size: number): boolean {
  const others = sentence.quantities.filter((one) => one !== from && one !== to && one.unit === from.unit);
  return others.some((a, at) =>
    others
      .slice(at + 1)
      .some((b) =>
        [a.value + b.value, Math.abs(a.value - b.value)].some((sum) => Math.abs(sum - size) < 1e-9),
      ),
  );
}

function amountOf(change: Change): Found[] {
  const { from, to, sentence } = change;
  const units: Quantity['unit'][] = from.unit === 'percent' ? ['points'] : [from.unit];
  const [stated] = sizesOf(change, units).filter(
    (size) =>
      from.unit !== 'count' ||
      (size.noun === '' && !size.phrase.startsWith('point')) ||
      size.noun === from.noun ||
      size.noun === to.noun ||
      (from.noun === '' && size.noun !== 'point'),
  );
  if (stated === undefined || stated.per !== null || from.per !== null) return [];
  const size = Math.abs(to.value - from.value);
  // Two figures that are alike are parts of the third, and no change.
  if (size === 0) return [];
  // A base, a sum or a limit beside the two is larger than any change of theirs.
  if (Math.abs(stated.value) > Math.abs(to.value) + Math.abs(from.value)) return [];
  const gap = minus(intervalOf(to), intervalOf(from));
  const magnitude = to.value < from.value ? { low: -gap.high, high: -gap.low } : gap;
  if (meet(intervalOf({ ...stated, value: Math.abs(stated.value) }), magnitude)) return [];
  if (isOfFlows(change, size)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(to.value, to.unit)} − ${showValue(from.value, from.unit)} = ${showValue(to.value - from.value, to.unit)}, not ${showValue(stated.value, stated.unit)} (${num(size)})`,
    },
  ];
}

const MULTIPLES: readonly (readonly [RegExp, number, number])[] = [
  [/\b(?:more than |almost |nearly |over )?doubl(?:ed|ing)\b/, 1.7, 2.6],
  [/\b(?:more than |almost |nearly )?(?:trebl|tripl)(?:ed|ing)\b/, 2.6, 3.6],
  [/\b(?:more than |almost |nearly )?halv(?:ed|ing)\b/, 0.38, 0.6],
];

function wrongMultiple({ sentence, from, to }: Change): Found[] {
  const found = MULTIPLES.find(([pattern]) => pattern.test(sentence.low));
  if (found === undefined || from.value <= 0 || to.value <= 0) return [];
  const [, low, high] = found;
  const ratio = to.value / from.value;
  if (ratio >= low && ratio <= high) return [];
  return [
    { spots: [sentenceSpot(sentence)], arithmetic: `${num(to.value)} ÷ ${num(from.value)} = ${num(ratio)}` },
  ];
}

/** "falls by 68 (28.8%)": the change of an amount told right before it. */
function isOfAmount({ low, quantities }: Sentence, { start }: Quantity): boolean {
  return quantities.some(
    ({ unit, end }) => unit !== 'percent' && /^ \(?$/.test(low.slice(end, start)) && end < start,
  );
}

/** "rose from 40% to 50%, a 10% increase": points said to be per cent. */
function pointsAsPercent(change: Change): Found[] {
  const { from, to, sentence } = change;
  if (from.unit !== 'percent' || from.value === 0) return [];
  const [stated] = sizesOf(change, ['percent']);
  if (stated === undefined || isOfAmount(sentence, stated)) return [];
  const points = Math.abs(to.value - from.value);
  const relative = (points / from.value) * 100;
  const said = intervalOf({ ...stated, value: Math.abs(stated.value) });
  const ratio = scaleBy(
    over(minus(intervalOf(to), intervalOf(from)), intervalOf(from)),
    Math.sign(to.value - from.value) * 100,
  );
  if (meet(said, ratio)) return [];
  const isPoints = Math.abs(Math.abs(stated.value) - points) <= stated.step;
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `from ${num(from.value)}% to ${num(to.value)}% is ${num(points)} percentage points, or ${num(relative, 1)}%; the text says ${num(stated.value)}%${isPoints ? ', which are points' : ''}`,
    },
  ];
}

/** Changes. */
export const CHANGE_RULES: readonly Rule[] = [
  {
    code: 'change.percentage',
    kind: 'change',
    severity: 'error',
    title: 'A percentage change is not that of its two values',
    meaning: 'Two values "from … to …" and the percentage beside them, each as exact as printed.',
    advice: ADVICE,
    fires: 'Requests rose from 980 to 1,183, an increase of 12%.',
    silent: 'Requests rose from 980 to 1,183, an increase of 20.7%.',
    find: (document) => [...document.changes.flatMap(percentOf), ...percentNext(document)],
  },
  {
    code: 'change.amount',
    kind: 'change',
    severity: 'error',
    title: 'The amount of a change is not the difference of its two values',
    meaning: 'Two values "from … to …" and the amount beside them in the same unit.',
    advice: ADVICE,
    fires: 'The number of plans grew from 5,728 to 6,161, an increase of 533 plans.',
    silent: 'The number of plans grew from 5,728 to 6,161, an increase of 433 plans.',
    find: ({ changes }) => changes.flatMap(amountOf),
  },
  {
    code: 'change.multiple',
    kind: 'change',
    severity: 'warning',
    title: 'A figure said to have doubled, trebled or halved has not',
    meaning: 'The ratio of the two values against the word, with wide leeway.',
    advice: ADVICE,
    fires: 'Appeals doubled over the year, from 60 to 85.',
    silent: 'Appeals doubled over the year, from 60 to 118.',
    find: ({ changes }) => changes.flatMap(wrongMultiple),
  },
  {
    code: 'unit.points-or-percent',
    kind: 'unit',
    severity: 'warning',
    title: 'Percentage points are called per cent',
    meaning:
      'Two shares "from … to …" and a change in per cent that is neither their ratio nor called points.',
    advice: 'Write percentage points, or give the change as a share of the first value.',
    fires: 'The share answering within six weeks rose from 40% to 50%, an increase of 10%.',
    silent: 'The share answering within six weeks rose from 40% to 50%, an increase of 10 percentage points.',
    find: ({ changes }) => changes.flatMap(pointsAsPercent),
  },
];
