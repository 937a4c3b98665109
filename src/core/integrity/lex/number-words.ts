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
  let total = 0;
  let part = first;
  let to = at + 1;
  for (;;) {
    const word = lowAt(tokens, to);
    const next = word === 'and' ? wordValue(lowAt(tokens, to + 1)) : wordValue(word);
    if (isScale(word)) {
      part *= LARGE[word] ?? 1;
      if (word !== 'hundred') {
        total += part;
        part = 0;
      }
      to += 1;
    } else if (next !== null && next < 100 && part >= 100 && part % 100 === 0) {
      part += next;
      to += word === 'and' ? 2 : 1;
    } else if (
      next !== null &&
      word !== 'and' &&
      part >= 20 &&
      part < 100 &&
      part % 10 === 0 &&
      next < 10 &&
      next > 0
    ) {
      part += next;
      to += 1;
    } else return { value: total + part, to };
  }
}
