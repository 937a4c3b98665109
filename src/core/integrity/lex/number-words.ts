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

/** A number in words, and the token after it. */
export type WordNumber = { readonly value: number; readonly to: number };

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
  if (lowAt(tokens, at) === 'a' && lowAt(tokens, at + 1) === 'dozen') return { value: 12, to: at + 2 };
  const first = startValue(tokens, at);
  if (first === null) return null;
  const state: Reading = { total: 0, part: first, to: at + 1 };
  while (goOn(tokens, state));
  return { value: state.total + state.part, to: state.to };
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
  if (next === null || !(followsHundreds(state.part, next) || (!isAnd && followsTens(state.part, next))))
    return false;
  state.part += next;
  state.to += isAnd ? 2 : 1;
  return true;
}

/** "one hundred and twenty". */
function followsHundreds(part: number, next: number): boolean {
  return next < 100 && part >= 100 && part % 100 === 0;
}

/** "twenty five". */
function followsTens(part: number, next: number): boolean {
  return part >= 20 && part < 100 && part % 10 === 0 && next > 0 && next < 10;
}
