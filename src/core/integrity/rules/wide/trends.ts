/** A course said to go one way all the time, for so many steps or up to a peak, against the figures of each time. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type NamedFigure, type NamedSeries, placeOfName, seriesBy } from '../../understand/named-series.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const TIME = '(?:month|quarter|year|term|week|half-?year|period|return|update)';
const ALWAYS = new RegExp(
  `\\b(?:(?:in |with |at )?(?:every|each) (?:single |successive )?${TIME}\\b|in each of the (?:last |past )?(?:two |three |four |five |six )?${TIME}s|${TIME} (?:on|after|by) ${TIME}\\b|without (?:a )?(?:break|exception|interruption|pause)|steadily|consistently|uninterrupted|throughout the (?:year|period))`,
);
const RUNNING = new RegExp(
  `\\b(?:for the )?(second|third|fourth|fifth|sixth|two|three|four|five|six) (?:consecutive |successive |straight )?${TIME}s?\\b(?: running| in a row| in succession)?`,
);
const IS_RUN = /running|in a row|in succession|consecutive|successive|straight/;
const STEPS: Readonly<Record<string, number>> = {
  second: 2,
  two: 2,
  third: 3,
  three: 3,
  fourth: 4,
  four: 4,
  fifth: 5,
  five: 5,
  sixth: 6,
  six: 6,
};
const UP =
  /\b(?:ris(?:e|es|en|ing)|rose|gr[eo]wn?|grows?|growing|growth|increas\w+|went up|gone up|edg\w+ up|going up|climb\w*|more \w+ than (?:the (?:one )?(?:before|last)|ever)|higher|widen\w*|up (?:in|each|every)|lengthen\w*)\b/;
const DOWN =
  /\b(?:fall(?:s|en|ing)?|fell|drop\w*|declin\w+|reduc\w+|fewer|lower(?:ed)?|narrow\w*|shr[aiu]nk\w*|dwindl\w*|c[ao]me down|edg\w+ down|eas(?:ed|ing)|coming down|went down|gone down|down (?:in|each|every)|decreas\w+|shorten\w*)\b/;
const BETTER = /\b(?:improv\w+|better)\b/;
const WORSE = /\b(?:worsen\w*|deteriorat\w+|slipp\w+)\b/;
const NOT_TOLD =
  /\b(?:usually|typically|generally|expect\w*|forecast\w*|will|would|should|could|target|plan(?:s|ned)? to|aim\w*|if|not|except|but for|but (?:one|two|the)|bar (?:one|two)|apart from|assum\w+|national\w*|england)\b/;

/** Which way a sentence says it went; null where it says neither or both. */
function wayOf({ low }: Sentence, { unit }: NamedSeries): 'up' | 'down' | null {
  const isShare = unit === 'percent';
  const isUp = UP.test(low) || (isShare && BETTER.test(low));
  const isDown = DOWN.test(low) || (isShare && WORSE.test(low));
  return isUp === isDown ? null : isUp ? 'up' : 'down';
}

type Step = { readonly from: NamedFigure; readonly to: NamedFigure };

function stepsOf({ items }: NamedSeries): Step[] {
  return items.slice(1).map((to, at) => ({ from: items[at] ?? to, to }));
}

function goesAgainst({ from, to }: Step, way: 'up' | 'down'): boolean {
  return way === 'up' ? to.value < from.value : to.value > from.value;
}

/** "It falls each year: £4.8m in 2026-27, £2.5m in 2027-28 and £1.3m in 2028-29": the sentence bears itself out. */
function goesThrough({ low, quantities }: Sentence): boolean {
  const told = quantities.filter(({ unit, value }) => unit === quantities[0]?.unit && value > 0);
  if (told.length < 3 || !low.includes(':')) return false;
  const falls = told.every(({ value }, at) => at === 0 || value < (told[at - 1]?.value ?? 0));
  const rises = told.every(({ value }, at) => at === 0 || value > (told[at - 1]?.value ?? 0));
  return (
    (falls && /\b(?:fall|fell|come|came|declin|drop|reduc)\w*\b/.test(low)) ||
    (rises && /\b(?:ris|rose|grow|grew|increas|climb)\w*\b/.test(low))
  );
}

function wrongCourse(document: Understanding, sentence: Sentence): Found[] {
  if (NOT_TOLD.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const run = RUNNING.exec(sentence.low);
  const running = run !== null && IS_RUN.test(run[0]) ? (STEPS[run[1] ?? ''] ?? null) : null;
  if (running === null && !ALWAYS.test(sentence.low)) return [];
  if (goesThrough(sentence)) return [];
  const { own, near } = seriesBy(
    document,
    sentence,
    (one) => one.isOverTime && wayOf(sentence, one) !== null,
  );
  const judge = (one: NamedSeries): Found | null => {
    const way = wayOf(sentence, one);
    const all = stepsOf(ofSize(one, sentence));
    const steps = running === null ? all : all.slice(-running);
    if (way === null || (running !== null && steps.length < running)) return null;
    const against = steps.find((step) => goesAgainst(step, way));
    if (against === undefined) return null;
    const { from, to } = against;
    return {
      spots: [sentenceSpot(sentence), ...to.spots, ...from.spots],
      arithmetic: `${from.name} ${num(from.value)}, ${to.name} ${num(to.value)}; the text says "${(run !== null && running !== null ? run[0] : (ALWAYS.exec(sentence.low)?.[0] ?? '')).trim()}"`,
    };
  };
  return firstWrong(own, near, judge);
}

/** What is told by its size, whatever the sign that a table gives it. */
const BY_SIZE = /\b(?:variances?|gaps?|shortfalls?|deficits?|overspends?|differences?|distance)\b/;

/** A series of minus figures, or nearly, told by its size: "the variance narrows each year" of (0.7), (0.5) and (0.2). */
function ofSize(series: NamedSeries, { low }: Sentence): NamedSeries {
  const minus = series.items.filter(({ value }) => value < 0).length;
  if (!BY_SIZE.test(low) || minus * 2 <= series.items.length) return series;
  return { ...series, items: series.items.map((item) => ({ ...item, value: -item.value })) };
}

/** What the likeliest series shows, unless any near one bears the claim out. */
function firstWrong(
  own: readonly NamedSeries[],
  near: readonly NamedSeries[],
  judge: (series: NamedSeries) => Found | null,
): Found[] {
  if (near.some((one) => judge(one) === null)) return [];
  return own.slice(0, 1).flatMap((one) => judge(one) ?? []);
}

const PEAK = /\b(peak(?:s|ed)?|highest|most|busiest|largest|biggest|lowest|least|fewest|smallest|quietest)\b/;
const PEAK_LOW = /lowest|least|fewest|smallest|quietest/;

/** "Spending peaked in 2023/24", "the biggest month was June": a time that is not the one with the most. */
function wrongPeak(document: Understanding, sentence: Sentence): Found[] {
  const peak = PEAK.exec(sentence.low);
  if (
    peak === null ||
    NOT_TOLD.test(sentence.low) ||
    /\b(?:since|ever|record|rise|fall|increase|drop|growth|change)\b/.test(sentence.low)
  )
    return [];
  const told = ({ items }: NamedSeries) => peakIn(sentence, items, peak.index + peak[0].length);
  const { own, near } = seriesBy(document, sentence, (one) => one.isOverTime && told(one) !== null);
  const isLow = PEAK_LOW.test(peak[0]);
  return firstWrong(own, near, (one) => {
    const named = told(one);
    const most = one.items.reduce((a, b) => ((isLow ? b.value < a.value : b.value > a.value) ? b : a));
    if (named === null || named.value === most.value) return null;
    return {
      spots: [sentenceSpot(sentence), ...most.spots, ...named.spots],
      arithmetic: `${named.name} ${num(named.value)}, ${most.name} ${num(most.value)}; the text says "${peak[0]}" of ${named.name}`,
    };
  });
}

/** How near behind a word of most the time stands that it is of [characters]. */
const NEAR_PEAK = 40;

/** The time that a word of most is of: the first behind it, or the only one of the sentence. */
function peakIn({ low }: Sentence, items: readonly NamedFigure[], from: number): NamedFigure | null {
  const named = items.flatMap((item) => {
    const at = placeOfName(low, item.name);
    return at < 0 ? [] : [{ item, at }];
  });
  const behind = named.filter(({ at }) => at >= from && at - from <= NEAR_PEAK).sort((a, b) => a.at - b.at);
  const [first] = behind;
  return first?.item ?? (named.length === 1 ? (named[0]?.item ?? null) : null);
}

const SINCE = /\bsince (?:the (?:start|beginning|end) of )?([a-z]+(?: \d{4})?)\b/;

/** "The share has edged down since April": the first and the last of the months say otherwise. */
function wrongSince(document: Understanding, sentence: Sentence): Found[] {
  const since = SINCE.exec(sentence.low)?.[1];
  if (since === undefined || NOT_TOLD.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const { own } = seriesBy(
    document,
    sentence,
    (one) =>
      one.isOverTime && wayOf(sentence, one) !== null && one.items.some(({ name }) => name.startsWith(since)),
  );
  const [series, more] = own;
  const words = thingWords(sentence.text);
  const isShared = [...(series?.words ?? [])].some((word) => words.has(word));
  const from = series?.items.find(({ name }) => name.startsWith(since));
  const to = series?.items.at(-1);
  if (series === undefined || more !== undefined || !isShared || from === undefined || to === undefined)
    return [];
  const way = wayOf(sentence, series);
  if (way === null || !goesAgainst({ from, to }, way)) return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...from.spots, ...to.spots],
      arithmetic: `${from.name} ${num(from.value)}, ${to.name} ${num(to.value)}; the text says it went ${way}`,
    },
  ];
}

/** Courses over several times. */
export const TREND_RULES: readonly Rule[] = [
  {
    code: 'wide.course',
    kind: 'direction',
    severity: 'warning',
    isWide: true,
    title: 'A course said to go one way all the time turns',
    meaning:
      'Up or down every month, steadily, or for so many quarters running, and near by the figure of each time, one of which goes the other way.',
    advice: 'Say which times went the other way, or mend the figure.',
    fires:
      'Timeliness improved steadily. By quarter it was Q1 38 per cent, Q2 44 per cent, Q3 51 per cent, Q4 49 per cent.',
    silent:
      'Timeliness improved steadily. By quarter it was Q1 38 per cent, Q2 44 per cent, Q3 51 per cent, Q4 59 per cent.',
    find: (document) =>
      document.sentences.flatMap((sentence) => [
        ...wrongCourse(document, sentence),
        ...wrongSince(document, sentence),
      ]),
  },
  {
    code: 'wide.peak',
    kind: 'direction',
    severity: 'warning',
    isWide: true,
    title: 'The most or the least was at another time',
    meaning:
      'A peak, or the highest or lowest of all times told, said of one time, and near by the figure of each.',
    advice: 'Name the time with the most, or mend the figure.',
    fires: 'Requests peaked in July. They were 88 in June, 97 in July, 41 in August and 119 in October.',
    silent: 'Requests peaked in October. They were 88 in June, 97 in July, 41 in August and 119 in October.',
    find: (document) => document.sentences.flatMap((sentence) => wrongPeak(document, sentence)),
  },
];
