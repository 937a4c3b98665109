/** Quantities in a text: value, unit, precision as printed, what is counted, and how firmly it is said. */
import { isEnumerator } from './enumerators.ts';
import { isParagraphNumber, isRounding } from './number-marks.ts';
import { COUNT_NOUNS, NAMES_BEFORE, NOUN_STOPS } from './number-nouns.ts';
import { readWordNumber, wordValue } from './number-words.ts';
import type { Period } from './periods.ts';
import { isGlued, lowAt, type Token } from './tokens.ts';

/** What a quantity is measured in. `percent` values are in per cent, `points` in percentage points, money in pounds. */
export type Unit = 'money' | 'percent' | 'points' | 'count';

export type Quantity = {
  readonly value: number;
  /** What one unit of the last printed digit is worth: 0.01 for "98.44", 100,000 for "£5.1m". */
  readonly step: number;
  readonly unit: Unit;
  /** The noun that is counted, in the singular: "plan", "request", "month"; empty where none is named. */
  readonly noun: string;
  /** The words between the number and the noun, the noun with them, in lower case. */
  readonly phrase: string;
  readonly per: 'month' | 'year' | 'week' | 'other' | null;
  readonly isAbout: boolean;
  readonly bound: 'over' | 'under' | null;
  /** True where written in words. */
  readonly isWord: boolean;
  /** True where the text stands in quotation or identifies a thing and no amount ("Condition 3.1"). */
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly until: number;
};

const MAGNITUDES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  mill: 1e6,
  bn: 1e9,
  billion: 1e9,
};
/** Things that bear a number as their name seldom go beyond this. */
const MOST_NAMED = 20;
const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  people: 'person',
  families: 'family',
  ehcps: 'ehcp',
  academies: 'academy',
  entries: 'entry',
  vacancies: 'vacancy',
  localities: 'locality',
  priorities: 'priority',
  plans: 'plan',
  ceases: 'cease',
  cases: 'case',
  bases: 'base',
  responses: 'response',
  places: 'place',
  courses: 'course',
  releases: 'release',
  men: 'man',
  women: 'woman',
};

/** Give the singular of a noun, for comparison. */
export function singular(word: string): string {
  if (Object.hasOwn(IRREGULAR, word)) return IRREGULAR[word] ?? word;
  return /[^s]s$/.test(word) && !word.endsWith('us') ? word.slice(0, -1) : word;
}

type Amount = {
  readonly value: number;
  readonly step: number;
  readonly until: number;
  readonly isWord: boolean;
};

function plainNumber(tokens: readonly Token[], at: number): Amount | null {
  const token = tokens[at];
  if (token?.kind !== 'number') return null;
  const digits = token.text.replaceAll(',', '');
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  return { value: Number(digits), step: 10 ** -decimals, until: at + 1, isWord: false };
}

function anyNumber(tokens: readonly Token[], at: number): Amount | null {
  const plain = plainNumber(tokens, at);
  if (plain !== null) return plain;
  const word = readWordNumber(tokens, at);
  return word === null ? null : { value: word.value, step: word.step, until: word.to, isWord: true };
}

function scaled(amount: Amount, tokens: readonly Token[]): Amount {
  const low = lowAt(tokens, amount.until);
  const by = MAGNITUDES[low];
  if (by === undefined || (low.length <= 2 && !isGlued(tokens, amount.until - 1))) return amount;
  return { ...amount, value: amount.value * by, step: amount.step * by, until: amount.until + 1 };
}

type Measured = Amount & { readonly unit: Unit; readonly from: number; readonly negative: boolean };

/** "£(2.2)m": brackets that mean a minus. */
function bracketedMoney(tokens: readonly Token[], at: number): Measured | null {
  const amount = plainNumber(tokens, at + 2);
  return amount === null
    ? null
    : { ...scaled({ ...amount, until: at + 4 }, tokens), unit: 'money', from: at, negative: true };
}

/** "£000 3,416", "£m 3.4": the scale stands between the pound and the number. */
function scaleFirst(tokens: readonly Token[], at: number): Measured | null {
  const by = lowAt(tokens, at + 1) === '000' ? 1000 : MAGNITUDES[lowAt(tokens, at + 1)];
  const amount = by === undefined ? null : plainNumber(tokens, at + 2);
  if (by === undefined || amount === null || isGlued(tokens, at + 1)) return null;
  const { value, step } = amount;
  return { ...amount, value: value * by, step: step * by, unit: 'money', from: at, negative: false };
}

function money(tokens: readonly Token[], at: number): Measured | null {
  if (lowAt(tokens, at) !== '£') return null;
  const first = scaleFirst(tokens, at);
  if (first !== null) return first;
  const isBracket = lowAt(tokens, at + 1) === '(' && lowAt(tokens, at + 3) === ')';
  if (isBracket) return bracketedMoney(tokens, at);
  const isMinus = ['-', '−', '–'].includes(lowAt(tokens, at + 1));
  const amount = plainNumber(tokens, at + (isMinus ? 2 : 1));
  if (amount === null) return null;
  const before =
    ['-', '−'].includes(lowAt(tokens, at - 1)) && isGlued(tokens, at - 1) && !isGlued(tokens, at - 2);
  const negative = isMinus || before;
  return { ...scaled(amount, tokens), unit: 'money', from: before ? at - 1 : at, negative };
}

/** Units that follow the number, and how many tokens they take. */
function trailingUnit(
  tokens: readonly Token[],
  at: number,
): { readonly unit: Unit; readonly taken: number } | null {
  const [low, next, third] = [lowAt(tokens, at), lowAt(tokens, at + 1), lowAt(tokens, at + 2)];
  const isPoints = (word: string) => word === 'points' || word === 'point';
  if (low === '%') return isPoints(next) ? { unit: 'points', taken: 2 } : { unit: 'percent', taken: 1 };
  if (low === 'per' && next === 'cent')
    return isPoints(third) ? { unit: 'points', taken: 3 } : { unit: 'percent', taken: 2 };
  if (low === 'percent') return { unit: 'percent', taken: 1 };
  if (isPoints(low) && /^(?:by|of|up|down|gained|lost|another)$/.test(lowAt(tokens, at - 2)))
    return { unit: 'points', taken: 1 };
  if (low === 'percentage' && isPoints(next)) return { unit: 'points', taken: 2 };
  if (low === 'pp' || low === 'ppt' || low === 'ppts') return { unit: 'points', taken: 1 };
  return null;
}

/** "52-week 9": nine of those, and no ninth week. */
function isBehindLength(tokens: readonly Token[], at: number): boolean {
  return lowAt(tokens, at - 2) === '-' && tokens[at - 3]?.kind === 'number';
}

function isName(tokens: readonly Token[], at: number): boolean {
  const before = lowAt(tokens, at - 1);
  if (NAMES_BEFORE.has(before) && !isBehindLength(tokens, at))
    return (
      /^(?:section|sections|s|paragraph|para|page|regulation|article|ref)$/.test(before) ||
      Number(tokens[at]?.text) <= MOST_NAMED
    );
  const glued = at > 0 && isGlued(tokens, at - 1);
  if (glued && tokens[at - 1]?.kind === 'word') return true;
  if (before === 'post' || before === 'pre' || before === 'age' || before === 'aged' || before === 'ages')
    return true;
  // "post-16", "0-25", "aged 16 to 25", "16+" and "3.1.2" name things.
  if (
    glued &&
    ['-', '/', '.', '_', '#', '@'].includes(before) &&
    tokens[at - 2] !== undefined &&
    isGlued(tokens, at - 2)
  )
    return true;
  const after = lowAt(tokens, at + 1);
  if (after === '+' && isGlued(tokens, at)) return true;
  if (tokens[at + 1]?.kind === 'word' && isGlued(tokens, at))
    return !(after in MAGNITUDES) && !/^(st|nd|rd|th|x|pp|ppt|ppts)$/.test(after);
  return false;
}

/** "16 and 17 year olds", the second of "aged 20 to 25": ages. */
function isAge(tokens: readonly Token[], at: number): boolean {
  if (/^(?:to|and|or|–|-)$/.test(lowAt(tokens, at - 1)) && /^(?:aged|ages?)$/.test(lowAt(tokens, at - 3)))
    return true;
  const skip =
    ['and', 'to', '-', '–', 'or'].includes(lowAt(tokens, at + 1)) && tokens[at + 2]?.kind === 'number'
      ? 2
      : 0;
  const from = lowAt(tokens, at + 1 + skip) === '-' ? at + 2 + skip : at + 1 + skip;
  const low = lowAt(tokens, from);
  const next = lowAt(tokens, from + 1) === '-' ? from + 2 : from + 1;
  return /^years?-olds?$/.test(low) || (/^years?$/.test(low) && /^olds?$/.test(lowAt(tokens, next)));
}

/** Whether a number is a name, an age or the number of its paragraph, and so no amount. */
function isNoAmount(tokens: readonly Token[], at: number): boolean {
  return isName(tokens, at) || isAge(tokens, at) || (at === 0 && isParagraphNumber(tokens));
}

function measured(tokens: readonly Token[], at: number): Measured | null {
  const pounds = money(tokens, at);
  if (pounds !== null) return pounds;
  if (tokens[at]?.kind === 'number' && isNoAmount(tokens, at)) return null;
  const amount = anyNumber(tokens, at);
  if (amount === null) return null;
  const large = amount.isWord ? amount : scaled(amount, tokens);
  const isMinus =
    ['-', '−', '+'].includes(lowAt(tokens, at - 1)) &&
    isGlued(tokens, at - 1) &&
    !(at > 1 && isGlued(tokens, at - 2));
  const negative = isMinus && lowAt(tokens, at - 1) !== '+';
  const from = isMinus ? at - 1 : at;
  const trailing = trailingUnit(tokens, large.until);
  if (trailing !== null)
    return { ...large, until: large.until + trailing.taken, unit: trailing.unit, from, negative };
  const isPounds = lowAt(tokens, large.until) === 'pounds';
  return {
    ...large,
    until: large.until + (isPounds ? 1 : 0),
    unit: isPounds ? 'money' : 'count',
    from,
    negative,
  };
}

type Counted = { readonly noun: string; readonly phrase: string; readonly until: number };

/** The noun after a number: the last known one before the phrase stops. */
function counted(tokens: readonly Token[], from: number): Counted {
  let noun = '';
  let last = from;
  let to = from;
  const isJoined = lowAt(tokens, from) === '-';
  const start = isJoined ? from + 1 : from;
  const length = singular(lowAt(tokens, start)); // "a seven-year programme" counts years
  if (isJoined && /^(?:year|month|week|day|term)$/.test(length))
    return { noun: length, phrase: length, until: start + 1 };
  for (let at = start; at < Math.min(tokens.length, start + 8); at++) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word' || NOUN_STOPS.has(token.low)) break;
    const single = singular(token.low);
    if (COUNT_NOUNS.has(single) || single === 'man' || single === 'woman') {
      noun = single === 'ehcp' ? 'plan' : single;
      last = at + 1;
    }
    to = at + 1;
  }
  const until = noun === '' ? to : last;
  const phrase = tokens
    .slice(start, until)
    .map((token) => token.low)
    .join(' ');
  return { noun, phrase, until };
}

const PER: Readonly<Record<string, Quantity['per']>> = {
  month: 'month',
  year: 'year',
  annum: 'year',
  week: 'week',
  annually: 'year',
  monthly: 'month',
  weekly: 'week',
};

function perOf(tokens: readonly Token[], at: number): Quantity['per'] {
  const [low, next, third] = [lowAt(tokens, at), lowAt(tokens, at + 1), lowAt(tokens, at + 2)];
  // "281 a year earlier" is of another year, not for each.
  if (low === 'a' && /^(?:ago|earlier|before|later)$/.test(third)) return null;
  if (low === 'for' && (next === 'every' || next === 'each')) return 'other';
  if (['a', 'per', 'each', 'every', 'an', '/'].includes(low))
    return PER[next] ?? (low === 'per' ? 'other' : null);
  // "17 weekly boarding" are boarders; "17 weekly" are of each week.
  const isAdjective = tokens[at + 1]?.kind === 'word' && !NOUN_STOPS.has(next);
  return !isAdjective && (low === 'monthly' || low === 'annually' || low === 'weekly')
    ? (PER[low] ?? null)
    : null;
}

const ABOUT = new Set(
  'about around approximately roughly circa c. c ca some nearly almost approaching close'.split(' '),
);
const OVER = new Set(['over', 'above', 'exceeding', 'exceeds', 'exceeded']);
const UNDER = new Set(['under', 'below']);

function isAboutAt(tokens: readonly Token[], at: number): boolean {
  for (let back = 1; back <= 3; back++) {
    const low = lowAt(tokens, at - back);
    if (ABOUT.has(low) || low === '~' || low === '≈' || low === 'just') return true;
    if (!['to', '.', 'a', 'the', 'of'].includes(low)) return false;
  }
  return false;
}

function boundOf(tokens: readonly Token[], at: number): Quantity['bound'] {
  const [low, before, third] = [lowAt(tokens, at - 1), lowAt(tokens, at - 2), lowAt(tokens, at - 3)];
  if (low === 'than')
    return ['more', 'greater', 'higher', 'larger', 'over'].includes(before)
      ? boundAfterNo('over', third)
      : boundAfterNo('under', third);
  if (OVER.has(low)) return 'over';
  if (UNDER.has(low)) return 'under';
  if (low === 'to' && before === 'up') return 'under';
  if (low === 'least' && before === 'at') return 'over';
  if ((low === 'most' && before === 'at') || (low === 'of' && ['maximum', 'limit'].includes(before)))
    return 'under';
  if (low === 'of' && before === 'minimum') return 'over';
  return null;
}

function boundAfterNo(bound: 'over' | 'under', before: string): 'over' | 'under' {
  if (before !== 'no' && before !== 'not') return bound;
  return bound === 'over' ? 'under' : 'over';
}

/** Find the quantities of a text. Numbers inside a time are none. */
export function quantitiesOf(tokens: readonly Token[], periods: readonly Period[]): Quantity[] {
  const taken = new Set<number>();
  for (const period of periods) for (let at = period.at; at < period.until; at++) taken.add(at);
  const quantities: Quantity[] = [];
  let at = 0;
  while (at < tokens.length) {
    const isNone = taken.has(at) || isEnumerator(tokens, at) || isRounding(tokens, at);
    const found = isNone ? null : measured(tokens, at);
    if (found === null || taken.has(found.until - 1)) {
      at += 1;
      continue;
    }
    const quantity = finish(tokens, found);
    if (quantity.unit !== 'count' || !isPronoun(tokens, quantity)) quantities.push(quantity);
    at = found.until;
  }
  return quantities;
}

/** "Eight in ten": a share, and neither of the two an amount. */
function isOutOf(tokens: readonly Token[], at: number, until: number): boolean {
  const isNumber = (k: number) => wordValue(lowAt(tokens, k)) !== null;
  return (
    (lowAt(tokens, until) === 'in' && isNumber(until + 1)) ||
    (lowAt(tokens, at - 1) === 'in' && isNumber(at - 2)) ||
    (lowAt(tokens, until) === 'out' && lowAt(tokens, until + 1) === 'of' && isNumber(until + 2)) ||
    (lowAt(tokens, at - 1) === 'of' && lowAt(tokens, at - 2) === 'out' && isNumber(at - 3))
  );
}

/** "One" that counts nothing: "the mitigated one", "one of the schools". */
function isPronoun(tokens: readonly Token[], { isWord, value, noun, phrase, at, until }: Quantity): boolean {
  if (isWord && isOutOf(tokens, at, until)) return true;
  if (isWord && /^(?:quarters?|thirds?|fifths?|tenths?|halves)\b/.test(phrase)) return true;
  if (!isWord || value !== 1 || noun !== '') return false;
  return !['fewer', 'more', 'less'].includes(lowAt(tokens, until));
}

function finish(tokens: readonly Token[], found: Measured): Quantity {
  const { noun, phrase, until } = counted(tokens, found.until);
  const hasNoun = noun !== '' || phrase !== '';
  const per = perOf(tokens, found.until) ?? (hasNoun ? perOf(tokens, until) : null);
  const isAbout =
    isAboutAt(tokens, found.from) ||
    (/^(or|so)$/.test(lowAt(tokens, found.until)) && lowAt(tokens, found.until + 1) === 'so');
  const first = tokens[found.from];
  const last = tokens[found.until - 1];
  return {
    value: found.negative ? -found.value : found.value,
    step: found.step,
    unit: found.unit,
    noun,
    phrase,
    per,
    isAbout,
    bound: boundOf(tokens, found.from),
    isWord: found.isWord,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    at: found.from,
    until: found.until,
  };
}
