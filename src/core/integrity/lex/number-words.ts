/** Numbers written in words: "twenty-five", "one hundred and twenty", "a dozen". */
import { lowAt, type Token } from './tokens.ts';

const SMALL: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10]),
);
const PARTS: Readonly<Record<string, number>> = { half: 0.5, quarter: 0.25 };
const LARGE: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };

/** Give the value of one word: "seven", "forty", "forty-two"; null where it is no number. */
export function wordValue(word: string): number | null {
  if (Object.hasOwn(SMALL, word)) return SMALL[word] ?? null;
  if (Object.hasOwn(TENS, word)) return TENS[word] ?? null;
  const [tens = '', ones = '', more] = word.split('-');
  if (more !== undefined || !Object.hasOwn(TENS, tens) || !Object.hasOwn(SMALL, ones)) return null;
  const small = SMALL[ones] ?? 0;
  return small > 0 && small < 10 ? (TENS[tens] ?? 0) + small : null;
}

/** A number in words, what its last digit is worth, and the token after it. */
export type WordNumber = { readonly value: number; readonly step: number; readonly to: number };
/** What a number told in halves and quarters is exact to [of its scale]. */
const FRACTION_STEP = 0.2;

/** "half a million", "a quarter of a million", "three quarters of a million": a part of a scale. */
function partOfScale(tokens: readonly Token[], at: number): WordNumber | null {
  const from = lowAt(tokens, at) === 'a' ? at + 1 : at;
  const isThree = lowAt(tokens, from) === 'three' && lowAt(tokens, from + 1) === 'quarters';
  const part = isThree ? 0.75 : (PARTS[lowAt(tokens, from)] ?? null);
  const next = isThree ? from + 2 : from + 1;
  const scale = lowAt(tokens, next) === 'of' ? next + 1 : next;
  const by = LARGE[lowAt(tokens, scale + 1)];
  if (part === null || lowAt(tokens, scale) !== 'a' || by === undefined) return null;
  return { value: part * by, step: FRACTION_STEP * by, to: scale + 2 };
}

/** "two and a half", "two and a half million". */
function withHalf(tokens: readonly Token[], number: WordNumber): WordNumber {
  const isHalf =
    lowAt(tokens, number.to) === 'and' &&
    lowAt(tokens, number.to + 1) === 'a' &&
    Object.hasOwn(PARTS, lowAt(tokens, number.to + 2));
  if (!isHalf) return number;
  const part = PARTS[lowAt(tokens, number.to + 2)] ?? 0;
  const by = LARGE[lowAt(tokens, number.to + 3)] ?? 1;
  return {
    value: (number.value + part) * by,
    step: FRACTION_STEP * by,
    to: number.to + (by === 1 ? 3 : 4),
  };
}

function isScale(word: string): boolean {
  return Object.hasOwn(LARGE, word);
}

function startValue(tokens: readonly Token[], at: number): number | null {
  const word = lowAt(tokens, at);
  if (word === 'a' && isScale(lowAt(tokens, at + 1))) return 1;
  return wordValue(word);
}

/** Read a number in words that begins at a token; null where none does. */
export function readWordNumber(tokens: readonly Token[], at: number): WordNumber | null {
  if (lowAt(tokens, at) === 'a' && lowAt(tokens, at + 1) === 'dozen')
    return { value: 12, step: 1, to: at + 2 };
  const part = partOfScale(tokens, at);
  if (part !== null) return part;
  const first = startValue(tokens, at);
  if (first === null) return null;
  const state: Reading = { total: 0, part: first, to: at + 1 };
  while (goOn(tokens, state));
  return withHalf(tokens, { value: state.total + state.part, step: 1, to: state.to });
}

/** What was read so far: whole thousands, what is below them, and the next token. */
type Reading = { total: number; part: number; to: number };

/** Take one more word of the number. @returns false where the number has ended. */
function goOn(tokens: readonly Token[], state: Reading): boolean {
  const word = lowAt(tokens, state.to);
  if (isScale(word)) {
    state.part *= LARGE[word] ?? 1;
    if (word !== 'hundred') {
      state.total += state.part;
      state.part = 0;
    }
    state.to += 1;
    return true;
  }
  const isAnd = word === 'and';
  const next = wordValue(isAnd ? lowAt(tokens, state.to + 1) : word);
  if (next === null) return false;
  const isBelow =
    followsHundreds(state.part, next) ||
    (!isAnd && followsTens(state.part, next)) ||
    followsThousands(state, next, isAnd || lowAt(tokens, state.to + 1) === 'hundred');
  if (!isBelow) return false;
  state.part += next;
  state.to += isAnd ? 2 : 1;
  return true;
}

/** "one hundred and twenty". */
function followsHundreds(part: number, next: number): boolean {
  return next < 100 && part >= 100 && part % 100 === 0;
}

/** "two thousand three hundred", "two thousand and five". */
function followsThousands({ total, part }: Reading, next: number, isJoined: boolean): boolean {
  return total > 0 && part === 0 && next > 0 && next < 100 && isJoined;
}

/** "twenty five". */
function followsTens(part: number, next: number): boolean {
  return part >= 20 && part < 100 && part % 10 === 0 && next > 0 && next < 10;
}
