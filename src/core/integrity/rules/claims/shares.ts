/** A share or average told beside the counts it is of: a rate in words, "27% of them (197 requests)", occupancy, means of twelve months. */
import type { Found } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Interval, intervalOf, meet, minus, over, scaleBy } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { around, isWholeCount, spotsOf, type Told, toldIn } from '../../understand/together.ts';

/** Words right before a percentage that make it the share of counts told before it. */
const IS_SHARE =
  /\b(?:rate|share|proportion|percentage|timeliness|occupancy|take[- ]up|coverage|turnout)\b[^.;:\d]{0,40}$|(?:,|–|\() ?(?:or|i\.e\.|that is|which is|equal to|equivalent to|representing|equating to|making up) (?:about |around |some |just (?:over|under) )?$|\b(?:or|equal to|equivalent to|representing|equating to|which is|that is) (?:about |around |just (?:over|under) )?$/;
const OF_THEM = /^ of (?:them|these|those|which|cases|the (?:total|whole|cases))\b[^.;()]{0,20}\((?=\d)/;
const NO_SHARE =
  /\b(?:target|national\w*|england|region\w*|neighbours?|than|last year|previous|from|by|growth|grew|gr[eo]w|increas\w*|rise|rose|fell|fall\w*|reduc\w*|inflation|up|down|change\w*|forecast|plan(?:ned)?)\b[^.;]{0,20}$/;
/** Words of a change: a percentage in brackets is then of it, and of no part. */
const CHANGES =
  /\b(?:rose|risen|rise|fell|fall(?:en)?|increas\w*|decreas\w*|reduc\w*|gr[eo]w\w*|up|down|more than|fewer|less than|compared|against|than|above|below|over|under|variance|target)\b/;
const HUNDRED: Interval = { low: 100, high: 100 };
/** How far off a share may be and still be meant as that of its counts [ratio]. */
const FAR = 2;
const FEW = 5;

function countsIn(told: readonly Told[]): Told[] {
  return told.filter(({ quantity }) => isWholeCount(quantity) && !quantity.isAbout);
}

/** The shares that two counts can make, either way round and of the rest. */
function sharesOf(a: Quantity, b: Quantity): Interval[] {
  const [part, whole] = a.value <= b.value ? [a, b] : [b, a];
  const share = scaleBy(over(intervalOf(part), intervalOf(whole)), 100);
  return [share, minus(HUNDRED, share)];
}

function pairsOf(counts: readonly Told[]): readonly (readonly [Told, Told])[] {
  return counts.flatMap((a, at) => counts.slice(at + 1).map((b) => [a, b] as const));
}

/** Whether a percentage is told as a share of counts near it. */
function isTold(sentence: Sentence, percent: Quantity): boolean {
  const before = sentence.low.slice(Math.max(0, percent.start - 50), percent.start);
  const behind = sentence.low.slice(percent.end, percent.end + 50);
  if (OF_THEM.test(behind)) return true;
  if (/\($/.test(before) && /^\)/.test(behind))
    return (
      /\b(?:of (?:the|which|whom|these|those|our|all|\d)|out of)\b/.test(sentence.low) &&
      !CHANGES.test(sentence.low)
    );
  if (/\b(?:makes?|made|making) up $|\baccount(?:s|ed|ing)? for $|\brepresent(?:s|ed|ing)? $/.test(before))
    return (
      /^ of (?:the|all|those|these|this|our)\b/.test(behind) &&
      !CHANGES.test(sentence.low.replace(/\b(?:makes?|made|making) up\b/, ''))
    );
  return (
    IS_SHARE.test(before) &&
    !NO_SHARE.test(before) &&
    !/^ (?:of|target|higher|lower|more|fewer|growth)\b/.test(behind)
  );
}

function wrongShare(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || sentence.isChart) return [];
  const near = around(sentences, at, 2, 0);
  const counts = countsIn(toldIn(near));
  const wide = countsIn(toldIn(around(sentences, at, 2, 0)));
  return sentence.quantities.flatMap((percent): Found[] => {
    if (percent.unit !== 'percent' || percent.isAbout || percent.bound !== null || !isTold(sentence, percent))
      return [];
    const target = intervalOf(percent);
    if (pairsOf(wide).some(([a, b]) => sharesOf(a.quantity, b.quantity).some((share) => meet(share, target))))
      return [];
    if (wholesOf(wide).some((share) => meet(share, target))) return [];
    if (sumsOf(wide).some(([part, whole]) => meet(scaleBy(over(part, whole), 100), target))) return [];
    return nearest(
      sentence,
      percent,
      isApposed(sentence, percent) ? countsUpTo(counts, percent, sentence) : counts,
    );
  });
}

/** "91 or 60.3% in 2025 and 110 or 76.9%": each percentage is of the count right before it. */
function isApposed({ low }: Sentence, { start }: Quantity): boolean {
  return /\d,? or $/.test(low.slice(0, start));
}

/** The count right before a percentage and those of the sentences before; what follows is of another statement. */
function countsUpTo(counts: readonly Told[], { start }: Quantity, own: Sentence): readonly Told[] {
  const last = counts.findLast(({ sentence, quantity }) => sentence === own && quantity.end <= start);
  return counts.filter((one) => one.sentence !== own || one === last);
}

/** What each of two counts is of both together: "agreed, 168; not agreed, 72". */
function wholesOf(counts: readonly Told[]): Interval[] {
  return pairsOf(counts).flatMap(([a, b]) => {
    const sum = a.quantity.value + b.quantity.value;
    if (a.sentence !== b.sentence || /\bof\b/.test(a.sentence.low.slice(a.quantity.end, b.quantity.start)))
      return [];
    return [a, b].map(({ quantity }) => scaleBy(over(intervalOf(quantity), { low: sum, high: sum }), 100));
  });
}

/** Sums of two counts as a part of a third. */
function sumsOf(counts: readonly Told[]): (readonly [Interval, Interval])[] {
  return pairsOf(counts).flatMap(([a, b]) =>
    counts.flatMap((whole): (readonly [Interval, Interval])[] => {
      const sum = a.quantity.value + b.quantity.value;
      if (whole === a || whole === b || whole.quantity.value < sum) return [];
      return [[{ low: sum, high: sum }, intervalOf(whole.quantity)]];
    }),
  );
}

/** The finding for the last count before the percentage, or the one behind it in brackets, and the largest count told. */
function nearest(sentence: Sentence, percent: Quantity, counts: readonly Told[]): Found[] {
  const own = counts.filter((told) => told.sentence === sentence);
  const bracketed = OF_THEM.test(sentence.low.slice(percent.end, percent.end + 50));
  const whole = counts
    .filter(
      ({ quantity }) => !bracketed || quantity.start < percent.start || quantity !== own.at(-1)?.quantity,
    )
    .reduce<Told | null>((a, b) => (a === null || b.quantity.value > a.quantity.value ? b : a), null);
  const parts = own.filter(
    ({ quantity }) => quantity.value < (whole?.quantity.value ?? Number.POSITIVE_INFINITY),
  );
  const part = bracketed
    ? parts.find(({ quantity }) => quantity.start > percent.end)
    : parts.findLast(({ quantity }) => quantity.end <= percent.start);
  if (part === undefined) return outOfTwo(sentence, percent, counts);
  if (whole === null || whole.quantity.value < FEW) return [];
  if (part.quantity.value >= whole.quantity.value) return [];
  const share = (part.quantity.value / whole.quantity.value) * 100;
  if (share > percent.value * FAR || percent.value > share * FAR) return [];
  return [
    {
      spots: spotsOf(sentence, [whole.sentence]).map(sentenceSpot),
      arithmetic: `${num(part.quantity.value)} of ${num(whole.quantity.value)} is ${num(share, 1)}%, not ${num(percent.value)}%`,
    },
  ];
}

/** "Agreed to assess, 168; not agreed, 72. The refusal rate was thus 24%": of the two together. */
function outOfTwo(sentence: Sentence, percent: Quantity, counts: readonly Told[]): Found[] {
  const [a, b, more] = counts;
  if (
    a === undefined ||
    b === undefined ||
    more !== undefined ||
    a.sentence !== b.sentence ||
    a.sentence === sentence
  )
    return [];
  const gap = a.sentence.low.slice(a.quantity.end, b.quantity.start);
  if (
    !/\b(?:not|refused|declined|rejected|late|missed|no|outside)\b/.test(a.sentence.low) ||
    /\bof\b/.test(gap)
  )
    return [];
  const sum = a.quantity.value + b.quantity.value;
  const shares = [a, b].map(({ quantity }) => (quantity.value / sum) * 100);
  const near = shares.find((share) => share <= percent.value * FAR && percent.value <= share * FAR);
  if (near === undefined || sum < FEW) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(a.sentence)],
      arithmetic: `of ${num(a.quantity.value)} + ${num(b.quantity.value)} = ${num(sum)} the shares are ${shares.map((share) => `${num(share, 1)}%`).join(' and ')}, not ${num(percent.value)}%`,
    },
  ];
}

/** "1,142 pupils on roll for 1,118 places, occupancy 97.9%": children over places, never the other way. */
function wrongOccupancy(sentence: Sentence): Found[] {
  if (!/\b(?:occupancy|take[- ]up|fill rate)\b/.test(sentence.low)) return [];
  const percents = sentence.quantities.filter(({ unit }) => unit === 'percent');
  const places = sentence.quantities.filter(({ noun }) => noun === 'place');
  const people = sentence.quantities.filter(({ noun }) =>
    /^(?:pupil|child|learner|student|person)$/.test(noun),
  );
  const [percent, place, person] = [percents[0], places[0], people[0]];
  if (percent === undefined || place === undefined || person === undefined) return [];
  if (percents.length !== 1 || places.length !== 1 || people.length !== 1) return [];
  const share = scaleBy(over(intervalOf(person), intervalOf(place)), 100);
  const target = intervalOf(percent);
  if (meet(share, target) || !meet(scaleBy(over(intervalOf(place), intervalOf(person)), 100), target))
    return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(person.value)} in ${num(place.value)} places is ${num((person.value / place.value) * 100, 1)}%, not ${num(percent.value)}%`,
    },
  ];
}

const NUMBER = String.raw`(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
/** How many whole counts an average is taken over. */
const OVER = new RegExp(
  String.raw`\b(?:last|past|previous|the|each of (?:the|our)|across (?:the|our|all)?|over (?:the|our)?|our|all) ${NUMBER} (?:monthly (?:counts|figures|totals)|months|schools|bases|units|settings|colleges|panels|localities|clusters|teams|centres|providers|classes)\b`,
);

/** "An average of 11.40 pupils in each of our eight bases": a mean of whole counts goes in steps. */
function wrongMean(sentence: Sentence): Found[] {
  const match = /\b(?:average|mean)\b/.test(sentence.low) ? OVER.exec(sentence.low) : null;
  const parts = match === null ? null : (wordValue(match[1] ?? '') ?? Number(match[1]));
  if (parts === null || parts === undefined || parts < 2 || parts > 60) return [];
  if (/\b(?:score|rating|weighted|scale|points?|cost|price|£)\b/.test(sentence.low)) return [];
  const means = sentence.quantities.filter(
    ({ unit, step, isAbout, per }) => unit === 'count' && step <= 0.1 && !isAbout && per !== 'other',
  );
  const [mean, more] = means;
  if (mean === undefined || more !== undefined) return [];
  const total = Math.round(mean.value * parts);
  if ([total - 1, total, total + 1].some((sum) => Math.abs(sum / parts - mean.value) <= mean.step * 0.501))
    return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(total)} ÷ ${num(parts)} = ${num(total / parts, 3)}; no whole number over ${num(parts)} gives ${num(mean.value, 3)}`,
    },
  ];
}

/** Shares and means. */
export const SHARE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.share',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'A rate is not that of the counts told with it',
    meaning:
      'A rate, share or percentage told of counts in its sentence or the one before, which no two of them make; and occupancy told the wrong way round.',
    advice: 'Work the share out again, and say of what it is.',
    fires:
      'We decided 342 requests for assessment. Of these we agreed to 246 and refused 96, a refusal rate of 21%.',
    silent:
      'We decided 342 requests for assessment. Of these we agreed to 246 and refused 96, a refusal rate of 28%.',
    find: ({ sentences }) =>
      sentences.flatMap((sentence, at) => [...wrongShare(sentences, at), ...wrongOccupancy(sentence)]),
  },
  {
    code: 'claim.mean',
    kind: 'average',
    severity: 'error',
    isWide: true,
    title: 'No whole numbers have this average',
    meaning: 'An average with decimals over so many months, schools or bases, each with a whole count.',
    advice: 'Take the average of the counts again.',
    fires: 'There was an average of 11.40 pupils on roll in each of our eight bases.',
    silent: 'There was an average of 11.50 pupils on roll in each of our eight bases.',
    find: ({ sentences }) => sentences.flatMap(wrongMean),
  },
];
