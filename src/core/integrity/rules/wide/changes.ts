/** A change in per cent or points and the two figures it is of, wherever they stand in two or three sentences. */
import type { Found } from '../../finding.ts';
import { FRACTIONS } from '../../lex/fractions.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { IS_GROWTH } from '../../understand/comparisons.ts';
import { type Interval, intervalOf, meet, minus, over, scaleBy } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { isSupposed } from '../../understand/supposed.ts';
import { around, beside, isCount, spotsOf, type Told, toldIn } from '../../understand/together.ts';

const UP =
  /\b(?:increas\w+|ris(?:e|es|en|ing)|rose|gr[eo]w\w*|up|higher|more|jump\w*|climb\w*|gain\w*|swell\w*|add(?:ed|s)|improve\w*)\b/;
const DOWN =
  /\b(?:decreas\w+|f[ae]ll\w*|drop\w*|down|lower|fewer|less|reduc\w+|cut|shr\w+nk\w*|declin\w+|come down|saving)\b/;
const OTHER =
  /\b(?:target|forecast to|inflation|re-?based|would look|simple mean|a year(?! (?:ago|earlier|before))|per year|annual(?:ly|ised)?|each year|compound\w*|assum\w+|national\w*|england|neighbours?|region\w*|of which|above (?:the|its|our) (?:target|plan|budget|forecast|trajectory)|over (?:budget|plan))\b/;

/** "and the average price rose by 4 per cent": from here on of prices, and of no number told before. */
const TURNS_TO_PRICE =
  /\b(?:and|while|but|whereas|with) (?:the |its |our |their )?(?:[a-z]+ )?(?:price|fee|cost|rate|charge|spend\w*)s?\b/;

/** The direction that the words by a share of change give; null where none or both do. */
function directionBy(told: Told): 'up' | 'down' | null {
  const { before, behind } = beside(told, 60, 34);
  const words = `${before.split(/[.;:]/).at(-1) ?? ''} | ${behind.split(/[.;:,]/)[0] ?? ''}`;
  const [up, down] = [UP.test(words), DOWN.test(words)];
  return up === down ? null : up ? 'up' : 'down';
}

/** Whether a share is of something, and no change. */
function isShareOf(told: Told): boolean {
  return /^\s?(?:points? )?of (?!a (?:rise|fall|change))/.test(beside(told, 0, 12).behind);
}

/** "36 (75%)" of the 48 told before: a percentage in brackets that is the share of one figure near by in another, and no change. */
function isShareInBrackets(told: readonly Told[], share: Told): boolean {
  const { before } = beside(share, 60, 0);
  if (!/\($/.test(before) || /\bfrom\b[^.;]*\bto\b/.test(before)) return false;
  const near = told
    .slice(0, told.indexOf(share))
    .filter(({ quantity }) => isCount(quantity) || quantity.unit === 'money');
  return near.some(({ quantity: part, sentence }) =>
    near.some(
      ({ quantity: whole }) =>
        sentence === share.sentence &&
        part.unit === whole.unit &&
        part.value < whole.value &&
        meet(scaleBy(over(intervalOf(part), intervalOf(whole)), 100), intervalOf(share.quantity)),
    ),
  );
}

/** Whether a percentage is a share by what stands beside it. */
function isNoChange(told: readonly Told[], share: Told): boolean {
  return isShareOf(share) || isShareInBrackets(told, share);
}

type Pair = { readonly low: Told; readonly high: Told };

/** Figures of one kind: money, or things of one noun where both name one. */
function isAlike(a: Quantity, b: Quantity): boolean {
  if (a.unit === 'money' || b.unit === 'money') return a.unit === b.unit;
  return isCount(a) && isCount(b) && (a.noun === b.noun || a.noun === '' || b.noun === '');
}

/** "16–19": the ends of a range of ages, and no figures. */
function isOfRange(told: Told): boolean {
  const { before, behind } = beside(told, 4, 4);
  return isCount(told.quantity) && (/\d[–-]$/.test(before) || /^[–-]\d/.test(behind));
}

/** Whether a figure is itself a difference: "up by 57", "an increase of £3.9m". */
function isDifference(told: Told): boolean {
  const { sentence, quantity } = told;
  // "(+25)", "growth over the year was 211".
  if (/^[+−]/.test(sentence.low.slice(quantity.start)) || /[+−]$/.test(sentence.low.slice(0, quantity.start)))
    return true;
  if (quantity.unit !== 'percent' && IS_GROWTH.test(beside(told, 70, 0).before)) return true;
  return /\b(?:by|(?:increase|rise|fall|drop|growth|reduction|decrease|gain) (?:of|has been|have been|was|is)|another|further) (?:about |around |just |some )?$/.test(
    beside(told, 30, 0).before,
  );
}

/** The two figures of one kind told last before a place, their difference aside. */
function pairBefore(told: readonly Told[], sentence: Sentence, end: number): Pair | null {
  const at = told.findIndex((one) => one.sentence === sentence && one.quantity.start >= end);
  const before = (at === -1 ? told : told.slice(0, at)).filter(
    (one) => (one.quantity.unit === 'money' || isCount(one.quantity)) && !isOfRange(one),
  );
  const [third, second, last] = [before.at(-3), before.at(-2), before.at(-1)];
  if (second === undefined || last === undefined) return null;
  const isGap =
    third !== undefined &&
    isAlike(third.quantity, second.quantity) &&
    isAlike(second.quantity, last.quantity) &&
    Math.abs(Math.abs(third.quantity.value - second.quantity.value) - last.quantity.value) <=
      last.quantity.step / 2;
  const [a, b] = isGap ? [third, second] : [second, last];
  if (!isAlike(a.quantity, b.quantity) || isDifference(a) || isDifference(b)) return null;
  if (a.quantity.value <= 0 || b.quantity.value <= 0 || a.quantity.value === b.quantity.value) return null;
  if (isCount(a.quantity) && Math.min(a.quantity.value, b.quantity.value) < 10) return null;
  const [low, high] = a.quantity.value < b.quantity.value ? [a, b] : [b, a];
  return high.quantity.value > low.quantity.value * 2.5 ? null : { low, high };
}

function shown({ low, high }: Pair): string {
  const { unit } = low.quantity;
  return `${showValue(low.quantity.value, unit)} and ${showValue(high.quantity.value, unit)}`;
}

function relative({ low, high }: Pair, direction: 'up' | 'down'): Interval {
  const [a, b] = [intervalOf(low.quantity), intervalOf(high.quantity)];
  return scaleBy(over(minus(b, a), direction === 'up' ? a : b), 100);
}

/** Whether a share is said to be a change: "an increase of", "up", "or", "higher" by it. */
function isChange(told: Told): boolean {
  const { before, behind } = beside(told, 30, 20);
  return (
    /(?:\b(?:by|up|down|or|(?:increase|rise|fall|drop|growth|reduction|decrease|gain|improvement) of)\s(?:about |around |nearly |almost |just over |some )?|\()$/.test(
      before,
    ) ||
    /^\s?(?:higher|lower|more|fewer|less|up|down|increase|rise|growth|reduction|fall|drop)\b/.test(behind)
  );
}

/** Whether any two other figures of one unit in the sentence make a change true. */
function isOfOthers({ quantities }: Sentence, { quantity: share }: Told, direction: 'up' | 'down'): boolean {
  const told = quantities.filter(({ unit, value }) => unit !== 'percent' && unit !== 'points' && value > 0);
  return told.some((a, at) =>
    told.slice(at + 1).some((b) => {
      if (a.unit !== b.unit || a.value === b.value) return false;
      const [early, late] = direction === (a.value < b.value ? 'up' : 'down') ? [a, b] : [b, a];
      const gap = minus(intervalOf(late), intervalOf(early));
      const size = scaleBy(over(gap, intervalOf(early)), direction === 'up' ? 100 : -100);
      return meet(size, intervalOf(share));
    }),
  );
}

/** Whether a share is a change that is told as it was: not supposed, not planned, not of something else. */
function isTold(told: readonly Told[], share: Told): boolean {
  const { low } = share.sentence;
  return isChange(share) && !isNoChange(told, share) && !OTHER.test(low) && !isSupposed(low);
}

/** The two figures that a change is of, one of them at least in its own sentence and not parted from it by a word of prices. */
function pairIn(
  sentences: readonly Sentence[],
  told: readonly Told[],
  share: Told,
  direction: 'up' | 'down',
): Pair | null {
  const { sentence, quantity } = share;
  const pair = pairFor(told, share) ?? anyPair(sentences, share, direction);
  if (pair === null || (pair.low.sentence !== sentence && pair.high.sentence !== sentence)) return null;
  const turns = isCount(pair.low.quantity) && TURNS_TO_PRICE.test(sentence.low.slice(0, quantity.start));
  return turns ? null : pair;
}

/** "£24.9m … £28.8m, an increase of 18.7 per cent": the two amounts told before give another change. */
function wrongPercent(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const near = around(sentences, at, 1, 0);
  const told = toldIn(near);
  return told.flatMap((share): Found[] => {
    const { quantity } = share;
    if (share.sentence !== sentence || quantity.unit !== 'percent' || quantity.bound !== null) return [];
    const direction = directionBy(share);
    if (direction === null || !isTold(told, share)) return [];
    const pair = pairIn(sentences, told, share, direction);
    if (pair === null) return [];
    // A share between the two and the change says that the two are of something else.
    const isParted = sentence.quantities.some(
      ({ unit, start, end }) =>
        unit === 'percent' && end < quantity.start && start > Math.min(...inOwn(pair, sentence)),
    );
    const real = relative(pair, direction);
    if (
      isParted ||
      meet(real, intervalOf(quantity)) ||
      real.high < 0.5 ||
      isOfOthers(sentence, share, direction)
    )
      return [];
    return [
      {
        spots: spotsOf(sentence, [pair.low.sentence, pair.high.sentence]).map(sentenceSpot),
        arithmetic: `between ${shown(pair)} lie ${num((real.low + real.high) / 2, 1)}%, not ${num(quantity.value, 1)}%`,
      },
    ];
  });
}

/** The two figures a change is of: "5% more than the 274" is held against what follows, all else against what stands before. */
function pairFor(told: readonly Told[], share: Told): Pair | null {
  const { sentence, quantity } = share;
  if (!/^\s?(?:higher|lower|more|fewer|less|up|down) (?:than|on|from) /.test(beside(share, 0, 20).behind))
    return pairBefore(told, sentence, quantity.start);
  const next = sentence.quantities.find(({ start, unit }) => start > quantity.end && unit !== 'percent');
  const before = told
    .slice(0, told.indexOf(share))
    .filter((one) => next !== undefined && isAlike(one.quantity, next) && one.quantity.per === null)
    .at(-1);
  if (
    next === undefined ||
    before === undefined ||
    before.quantity.value <= 0 ||
    next.value <= 0 ||
    before.quantity.value === next.value
  )
    return null;
  const after = { sentence, quantity: next };
  const [low, high] = before.quantity.value < next.value ? [before, after] : [after, before];
  return high.quantity.value > low.quantity.value * 2.5 ? null : { low, high };
}

/** How near to each other a figure and an earlier one of its kind lie [ratio]. */
const NEARLY = 1.6;

/**
 * "5,483 … 5,318 … 4,927, so the total has grown by 13.2%": the figure told last, and one of its kind before it in the paragraph. Null
 * where any two of them make the change true.
 */
function anyPair(sentences: readonly Sentence[], share: Told, direction: 'up' | 'down'): Pair | null {
  const { sentence, quantity } = share;
  const own = toldIn(sentences.filter(({ block }) => block === sentence.block)).filter(
    (one) =>
      (one.quantity.unit === 'money' || isCount(one.quantity)) &&
      (one.quantity.unit === 'money' || one.quantity.value >= 100) &&
      !isDifference(one) &&
      (one.sentence !== sentence || one.quantity.end < quantity.start),
  );
  const last = own.findLast((one) => sentences.indexOf(one.sentence) <= sentences.indexOf(sentence));
  const alike = own.filter(
    (one) =>
      last !== undefined &&
      one !== last &&
      isAlike(one.quantity, last.quantity) &&
      one.quantity.value !== last.quantity.value,
  );
  const near = alike.filter(
    (one) =>
      last !== undefined && Math.abs(Math.log(one.quantity.value / last.quantity.value)) < Math.log(NEARLY),
  );
  const [first] = near;
  if (last === undefined || first === undefined || last.sentence !== sentence) return null;
  const all = [last, ...near];
  const pairs = all.flatMap((a, k) =>
    all
      .slice(k + 1)
      .map((b) => (a.quantity.value < b.quantity.value ? { low: a, high: b } : { low: b, high: a })),
  );
  return pairs.some((pair) => meet(relative(pair, direction), intervalOf(quantity)))
    ? null
    : (pairs[0] ?? null);
}

/** Where the figures of a pair stand that are in a sentence. */
function inOwn({ low, high }: Pair, sentence: Sentence): number[] {
  return [low, high].flatMap((one) => (one.sentence === sentence ? [one.quantity.start] : []));
}

/** "had fallen by 7.0 points while support had risen by 5.2": two changes, of two pairs. */
const IS_TWO_CHANGES =
  /\b(?:f[ae]ll\w*|r[io]s\w*|up|down|increas\w+|decreas\w+|gr[eo]w\w*|drop\w*) by \d[^;]* (?:while|and|whereas) [^;]*\b(?:f[ae]ll\w*|r[io]s\w*|up|down|increas\w+|decreas\w+|gr[eo]w\w*|drop\w*) by \d/;

/** A change of a share: its points called per cent, or points that the two shares do not give. */
function wrongPoints(sentences: readonly Sentence[], at: number): Found[] {
  const near = around(sentences, at, 2, 0);
  const told = toldIn(near);
  const changes = told.filter(
    (one) =>
      one.sentence === sentences[at] &&
      (one.quantity.unit === 'percent' || one.quantity.unit === 'points') &&
      !isShareOf(one) &&
      one.quantity.per === null &&
      (directionBy(one) !== null || /\bimprovement of $/.test(beside(one, 40, 0).before)),
  );
  if (
    near.some(({ low }) =>
      /\b(?:target|national\w*|england|neighbours?|forecast|project(?:ed)?|simple mean|weighted)\b/.test(low),
    )
  )
    return [];
  return changes.flatMap((change): Found[] => {
    const end = told.indexOf(change);
    // "Rose by 4.4% and by 8.0%" are changes themselves, and no shares that a change lies between.
    const others = told.filter((one, k) => one.quantity.unit === 'percent' && k < end && !isDifference(one));
    const [a, b] = [others.at(-2), others.at(-1)];
    if (a === undefined || b === undefined || a.quantity.value === b.quantity.value) return [];
    const direction = directionBy(change);
    const isOfCounts = direction !== null && isOfOthers(change.sentence, change, direction);
    if (isOfCounts || IS_TWO_CHANGES.test(change.sentence.low)) return [];
    return wrongGap(change, a, b, changes.length === 1);
  });
}

/** What lies between two shares, against the change told of them. `isOnly`: no other change is told that they could be of. */
function wrongGap(change: Told, a: Told, b: Told, isOnly: boolean): Found[] {
  const [low, high] = a.quantity.value < b.quantity.value ? [a, b] : [b, a];
  const points = minus(intervalOf(high.quantity), intervalOf(low.quantity));
  const percent = relative({ low, high }, directionBy(change) ?? 'up');
  const own = intervalOf(change.quantity);
  const isPoints = change.quantity.unit === 'points';
  const arePoints = meet(points, own);
  const arePercent = meet(percent, own);
  const isWrong = isPoints ? !arePoints && (arePercent || isOnly) : arePoints && !arePercent;
  if (!isWrong) return [];
  const real = `${num(low.quantity.value, 1)}% and ${num(high.quantity.value, 1)}% lie ${num(high.quantity.value - low.quantity.value, 1)} percentage points apart, ${num((percent.low + percent.high) / 2, 1)} per cent`;
  return [
    {
      spots: spotsOf(change.sentence, [a.sentence, b.sentence]).map(sentenceSpot),
      arithmetic: `${real}; the text says ${num(change.quantity.value, 1)} ${isPoints ? 'points' : 'per cent'}`,
    },
  ];
}

const FRACTION =
  /\b(nearly|almost|about|around|roughly|over|more than|just over|just under|some)? ?(?:an?|one)[ -](half|third|quarter|fifth|sixth|eighth|tenth) (?:higher|lower|more|fewer|less|up|down|above|below|taller|shorter)\b|\b(?:up|down|risen|fallen|rose|fell|grown|increased|decreased) by (nearly|almost|about|around|roughly|over|more than|just over|just under|some)? ?(?:an?|one)[ -](half|third|quarter|fifth|sixth|eighth|tenth)\b/;

/** "nearly a fifth higher": the only two figures near by give another fraction. */
function wrongFraction(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const match = sentence === undefined ? null : FRACTION.exec(sentence.low);
  const size = FRACTIONS[match?.[2] ?? match?.[4] ?? ''];
  if (sentence === undefined || match === null || size === undefined) return [];
  const told = toldIn(around(sentences, at, 1, 0));
  const pair = pairBefore(told, sentence, match.index);
  if (pair === null || OTHER.test(sentence.low)) return [];
  const direction = /\b(?:lower|fewer|less|down|below|shorter|fallen|fell|decreased)\b/.test(match[0])
    ? 'down'
    : 'up';
  const real = relative(pair, direction);
  if (meet(real, { low: size * 0.84, high: size * 1.16 })) return [];
  return [
    {
      spots: spotsOf(sentence, [pair.low.sentence, pair.high.sentence]).map(sentenceSpot),
      arithmetic: `between ${shown(pair)} lie ${num((real.low + real.high) / 2, 1)}%; the text says "${match[0].trim()}"`,
    },
  ];
}

/** Changes over sentences. */
export const WIDE_CHANGE_RULES: readonly Rule[] = [
  {
    code: 'wide.change',
    kind: 'change',
    severity: 'warning',
    isWide: true,
    title: 'A change in per cent is not that of the only two figures near by',
    meaning:
      'A rise or fall in per cent, or as a fraction, and in its sentence and those beside it two amounts of one kind, no others.',
    advice: 'Reckon again: the difference over the earlier figure.',
    fires:
      'Spending moves from an outturn of £24.9 million to a forecast of £28.8 million, an increase of 18.7 per cent.',
    silent:
      'Spending moves from an outturn of £24.9 million to a forecast of £28.8 million, an increase of 15.7 per cent.',
    find: ({ sentences }) =>
      sentences.flatMap((_, at) => [...wrongPercent(sentences, at), ...wrongFraction(sentences, at)]),
  },
  {
    code: 'wide.points',
    kind: 'unit',
    severity: 'warning',
    isWide: true,
    title: 'Points are called per cent, or are not those between the two shares',
    meaning: 'A change, and in its sentence and those beside it two shares, no others.',
    advice: 'Say percentage points for the difference of two shares.',
    fires:
      'We now meet the deadline in 58.1 per cent of cases. Last year it was 44.6 per cent. That is an improvement of 13.5 per cent.',
    silent:
      'We now meet the deadline in 58.1 per cent of cases. Last year it was 44.6 per cent. That is an improvement of 13.5 percentage points.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongPoints(sentences, at)),
  },
];
