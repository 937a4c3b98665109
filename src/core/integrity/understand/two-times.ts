/** Two figures of one thing at two times, told without "from" and "to": by their dates, or by "last year" and "compared with". */

import type { Period } from '../lex/periods.ts';
import type { Quantity } from '../lex/quantities.ts';
import { type Change, directionWord, isMove } from './comparisons.ts';
import type { Sentence } from './sentence.ts';

const EARLIER =
  /\b(?:last (?:year|time|quarter|month|term|autumn|spring|summer|update|return|october|september|july)|(?:a|one|the) (?:year|quarter|month|term) (?:ago|earlier|before)|previous(?:ly)?|(?:the )?(?:year|quarter|term|month) before|in the (?:spring|summer|autumn|previous \w+)|before|earlier|originally|at the start)\b/;
const NOW =
  /\b(?:this (?:year|quarter|month|term|autumn|spring|summer|time|update|october|november|september)|now|currently|today|at present|latest)\b/;
const COMPARED = /\b(?:compared (?:with|to)|against|up from|down from|versus|rather than|instead of)\b/;
const JUDGED =
  /\b(?:target|forecast|trajectory|plan(?:ned)?|budget|agreed|agreement|cap|ceiling|national|england|neighbours?|average for|profile|limit|region\w*|maximum|by 20\d\d|range|between|each|per|scenario)\b/;

/** The clause that a quantity stands in, by commas and stops. */
function partOf(sentence: Sentence, quantity: Quantity, other: Quantity): string {
  const [from, to] = quantity.start < other.start ? [0, other.start] : [other.end, sentence.low.length];
  const around = sentence.low.slice(from, to);
  const at = quantity.start - from;
  const start =
    Math.max(
      around.lastIndexOf(', ', at),
      around.lastIndexOf('; ', at),
      around.lastIndexOf(': ', at),
      around.lastIndexOf(' and ', at),
    ) + 1;
  const ends = [around.indexOf(', ', at + 1), around.indexOf('; ', at + 1)].filter((end) => end >= 0);
  return around.slice(start, ends.length === 0 ? around.length : Math.min(...ends));
}

/** The time nearest to a quantity on its own side of the other. */
function timeOf(
  sentence: Sentence,
  quantity: Quantity,
  other: Quantity,
  taken: Period | null = null,
): Period | null {
  const isFirst = quantity.start < other.start;
  const own = sentence.periods
    .filter((one) => one !== taken)
    .filter((period) => (isFirst ? period.start < other.start : period.end > other.end));
  const near = own
    .map((period) => ({
      period,
      gap: period.start >= quantity.end ? period.start - quantity.end : quantity.start - period.end,
    }))
    .filter(({ gap }) => gap >= 0 && gap < 34)
    .sort((a, b) => a.gap - b.gap);
  return near[0]?.period ?? null;
}

/** Which of two times comes first: -1 for the first, 1 for the second, 0 where it is not known. */
function order(a: Period | null, b: Period | null): number {
  if (a === null || b === null || a === b || a.kind !== b.kind) return 0;
  if (a.from !== null && b.from !== null) return Math.sign(a.from - b.from);
  return a.month !== null && b.month !== null ? Math.sign(a.month - b.month) : 0;
}

/** Whether the first of two quantities is the earlier; null where the sentence does not say. */
export function isFirstEarlier(sentence: Sentence, a: Quantity, b: Quantity): boolean | null {
  const time = timeOf(sentence, a, b);
  const byTime = order(time, timeOf(sentence, b, a, time));
  if (byTime !== 0) return byTime < 0;
  const between = sentence.low.slice(a.end, b.start);
  if (COMPARED.test(between) && !JUDGED.test(sentence.low)) return false;
  const [first, second] = [partOf(sentence, a, b), partOf(sentence, b, a)];
  const [isOldFirst, isOldSecond] = [EARLIER.test(first), EARLIER.test(second)];
  if (isOldFirst !== isOldSecond) return isOldFirst;
  const [isNowFirst, isNowSecond] = [NOW.test(first), NOW.test(second)];
  return isNowFirst === isNowSecond ? null : isNowSecond;
}

const MORE = /^\W{0,3}(?:more|fewer|a (?:higher|lower|greater|smaller) (?:share|proportion|number))\b/;

/** "…, an increase of 12%", "…, up by 12" right behind the second figure and its time. */
const AFTER_SIZE =
  /^(?: (?:in|at|by|to|for) [\w/ -]{0,22})?[,;:(–—-]? ?(?:an? |that is an? |which is an? |or an? )?(increase|rise|growth|fall|drop|reduction|decrease|decline|up|down)\b/;

/** The one direction that a sentence speaks of before its figures, or between them; null where it speaks of both or none. */
function spokenDirection(sentence: Sentence, a: Quantity, b: Quantity): Change['word'] {
  const ahead = sentence.low.slice(0, a.start);
  const word = directionWord(ahead);
  if (word !== null) return directionWord(ahead.replace(word.text, ' ')) === null ? word : null;
  const more = MORE.exec(sentence.low);
  if (more !== null)
    return { direction: /more|higher|greater/.test(more[0]) ? 'up' : 'down', text: more[0].trim() };
  return directionWord(AFTER_SIZE.exec(sentence.low.slice(b.end, b.end + 60))?.[1] ?? '');
}

/** Read two figures at two times. They must be the only ones of their unit but for the size of the change. */
export function twoTimes(sentence: Sentence): Change[] {
  const found = pairIn(sentence);
  if (found === null) return [];
  const [a, b] = found;
  if (sentence.isChart || sentence.block.kind === 'heading' || b.start - a.end > 120) return [];
  // "72 of 117" is a part and its whole.
  if (/^\s(?:[a-z]+ ){0,2}(?:out )?of\s/.test(sentence.low.slice(a.end, b.start))) return [];
  // "The 146 by which we missed; another miss would leave 14": what is supposed is no later time.
  if (/;[^;]*\bwould\b/.test(sentence.low.slice(a.end, b.start))) return [];
  const isEarlier = isFirstEarlier(sentence, a, b);
  if (isEarlier === null || (JUDGED.test(sentence.low) && sentence.periods.length < 2)) return [];
  const word = spokenDirection(sentence, a, b);
  return [isEarlier ? { sentence, from: a, to: b, word } : { sentence, from: b, to: a, word }];
}

function pairIn(sentence: Sentence): readonly [Quantity, Quantity] | null {
  const counted = sentence.quantities.filter(
    (quantity) =>
      (quantity.unit !== 'count' || !/^(?:month|year|term|quarter)$/.test(quantity.noun)) &&
      !quantity.isAbout &&
      quantity.bound === null &&
      !isSize(sentence, quantity),
  );
  for (const unit of ['percent', 'money', 'count'] as const) {
    const own = counted.filter((quantity) => quantity.unit === unit);
    const [a, b] = own;
    if (a === undefined || b === undefined || own.length !== 2 || a.per !== b.per) continue;
    if (unit !== 'count' || a.noun === b.noun || a.noun === '' || b.noun === '') return [a, b];
  }
  return null;
}

const SIZE_BEFORE =
  /\b(?:by|up|down|(?:increase|rise|growth|fall|drop|reduction|decrease|decline|improvement|change|difference|gap|movement) (?:of|is|was|comes to|came to))\s(?:about |around |thus |therefore )?$/;

/** A third figure that tells how large the change is. */
function isSize(sentence: Sentence, quantity: Quantity): boolean {
  const ahead = sentence.low.slice(Math.max(0, quantity.start - 30), quantity.start);
  const behind = sentence.low.slice(quantity.end, quantity.end + 22);
  return (
    isMove(sentence, quantity) ||
    SIZE_BEFORE.test(ahead) ||
    /^\s(?:\w+ )?(?:more|fewer|less|higher|lower|up|down)\b/.test(behind)
  );
}

/** "up by 6.9% since last year (3,820 to 4,084)": only where the size of the change stands before the bracket. */
export function bracketed(sentence: Sentence): Change[] {
  return sentence.quantities.flatMap((a, at): Change[] => {
    const [size, b] = [sentence.quantities[at - 1], sentence.quantities[at + 1]];
    if (size?.unit !== 'percent' || b === undefined || a.unit !== b.unit || a.unit === 'percent') return [];
    const isPair =
      /^(?: \w+)? to $/.test(sentence.low.slice(a.end, b.start)) &&
      /\((?:from )?$/.test(sentence.low.slice(0, a.start)) &&
      /^(?: \w+)?\)/.test(sentence.low.slice(b.end));
    return isPair ? [{ sentence, from: a, to: b, word: null }] : [];
  });
}
