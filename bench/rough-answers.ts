/** Made-up answers as people write in haste: small letters, lost apostrophes and stops, slips in names and in other words too. */
import { createStream, type Stream } from '../src/core/num/random.ts';
import type { MadeAnswer, NameStock, Planted } from '../src/core/text/make-answers.ts';
import type { MaskKind } from '../src/core/text/mask-text.ts';

/** How one writer writes; each answer has one writer. */
type Hand = { readonly isSmall: boolean; readonly dropsSigns: boolean; readonly slips: number };

/** Letters that lie beside each other on the keys. */
const BESIDE: Readonly<Record<string, string>> = {
  a: 'sq',
  e: 'wr',
  i: 'uo',
  o: 'ip',
  u: 'yi',
  n: 'bm',
  r: 'et',
  s: 'ad',
  t: 'ry',
  l: 'kp',
  h: 'gj',
  d: 'sf',
  m: 'n',
  c: 'xv',
};

/**
 * Make answers from a seed: a third in small letters, a quarter without apostrophes and stops, one name in six and one other long
 * word in forty with a slip of the hand or the ear. Same arguments, same answers.
 *
 * @param count answers to make [answers].
 * @param sentences as those of `makeAnswers`, and `{C}` for a postcode, `{I}` for a number somebody is known by.
 */
export function makeRoughAnswers(
  count: number,
  stock: NameStock,
  seed: number,
  sentences: readonly string[],
): MadeAnswer[] {
  const stream = createStream(seed, 'rough-answers');
  return Array.from({ length: count }, () => makeAnswer(stream, stock, sentences));
}

function makeAnswer(stream: Stream, stock: NameStock, sentences: readonly string[]): MadeAnswer {
  const hand: Hand = {
    isSmall: stream.next() < 1 / 3,
    dropsSigns: stream.next() < 1 / 4,
    slips: stream.next() < 1 / 2 ? 1 / 40 : 0,
  };
  const planted: Planted[] = [];
  let text = '';
  for (const piece of pick(stream, sentences).split(/(\{\w\})/)) {
    const made = /^\{\w\}$/.test(piece) ? makeIdentity(stream, stock, piece.charAt(1)) : undefined;
    const words = write(hand, made?.words ?? slipWords(stream, hand, piece), made?.kind);
    if (made) planted.push({ kind: made.kind, start: text.length, end: text.length + words.length });
    text += words;
  }
  return { text, planted };
}

function write({ isSmall, dropsSigns }: Hand, words: string, kind: MaskKind | undefined): string {
  const isFixed = kind === 'contact' || kind === 'date-of-birth';
  const bare = dropsSigns && !isFixed ? words.replace(/['’.]/g, '') : words;
  return isSmall ? bare.toLowerCase() : bare;
}

/** Slips in words of six letters and more that name nobody. */
function slipWords(stream: Stream, { slips }: Hand, piece: string): string {
  return piece.replace(/[a-z]{6,}/g, (word) => (stream.next() < slips ? slip(stream, word) : word));
}

const IDENTITIES: Readonly<
  Record<string, (stream: Stream, stock: NameStock) => { kind: MaskKind; words: string }>
> = {
  F: (stream, { forenames }) => ({ kind: 'name', words: misspell(stream, pick(stream, forenames)) }),
  N: (stream, { surnames }) => ({ kind: 'name', words: misspell(stream, pick(stream, surnames)) }),
  S: (stream, { schools }) => ({ kind: 'school', words: misspell(stream, pick(stream, schools)) }),
  T: (stream, { towns }) => ({ kind: 'place', words: misspell(stream, pick(stream, towns)) }),
  D: (stream) => ({ kind: 'date-of-birth', words: makeDay(stream) }),
  P: (stream) => ({ kind: 'contact', words: makePhone(stream) }),
  E: (stream, stock) => ({ kind: 'contact', words: makeAddress(stream, stock) }),
  C: (stream) => ({ kind: 'place', words: makePostcode(stream) }),
  I: (stream) => ({ kind: 'contact', words: makeNumber(stream) }),
};

function makeIdentity(stream: Stream, stock: NameStock, what: string): { kind: MaskKind; words: string } {
  const make = IDENTITIES[what];
  if (!make) throw new RangeError(`no identity is called ${what}`);
  return make(stream, stock);
}

function makeDay(stream: Stream): string {
  const day = 1 + Math.floor(stream.next() * 28);
  const year = 2003 + Math.floor(stream.next() * 19);
  const short = String(year % 100).padStart(2, '0');
  return pick(stream, [
    `${day}/7/${short}`,
    `${String(day).padStart(2, '0')}-02-${year}`,
    `${day}. 9. ${year}`,
    `${day}th of June ${year}`,
    `${day} Oct '${short}`,
    `December ${day}th ${year}`,
    `${day}-aug-${short}`,
    `${day}th January, ${year}`,
  ]);
}

function makePhone(stream: Stream): string {
  return pick(stream, [
    `07700 900 ${digits(stream, 3)}`,
    `+44 7700 900${digits(stream, 3)}`,
    `0044 7700 900${digits(stream, 3)}`,
    `07700-900-${digits(stream, 3)}`,
    `(01632) 960${digits(stream, 3)}`,
    `01632 960 ${digits(stream, 3)}`,
  ]);
}

function makeAddress(stream: Stream, stock: NameStock): string {
  const [first, last] = [pick(stream, stock.forenames), pick(stream, stock.surnames)].map((word) =>
    word.toLowerCase().replace(/[^a-z]/g, ''),
  );
  return pick(stream, [
    `${first}.${last}@example.org`,
    `${first}${digits(stream, 2)}@mail.example.org`,
    `${first}_${last} @ example.org`,
    `${first}${last} at example dot org`,
    `@${first}${digits(stream, 2)}`,
    `www.example.org/${first}`,
  ]);
}

function makePostcode(stream: Stream): string {
  const made = `${pick(stream, ['XA', 'ZE', 'Q'])}${digits(stream, 1)}${pick(stream, ['', ' '])}${digits(stream, 1)}${pick(stream, ['AB', 'XY', 'LN'])}`;
  return stream.next() < 1 / 2 ? made : made.toLowerCase();
}

/** A pupil's, a health service's or a council's number of one person. */
function makeNumber(stream: Stream): string {
  return pick(stream, [
    `A${digits(stream, 12)}`,
    `999 ${digits(stream, 3)} ${digits(stream, 4)}`,
    `10${digits(stream, 5)}`,
  ]);
}

function digits(stream: Stream, many: number): string {
  return Array.from({ length: many }, () => Math.floor(stream.next() * 10)).join('');
}

function misspell(stream: Stream, words: string): string {
  return stream.next() < 1 / 6 && words.length >= 4 ? slip(stream, words) : words;
}

/** One slip past the first letter: a letter twice, left out, changed with its neighbour, struck beside, or a vowel by ear. */
function slip(stream: Stream, word: string): string {
  const at = 1 + Math.floor(stream.next() * (word.length - 2));
  const letter = word.charAt(at);
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  const way = Math.floor(stream.next() * 5);
  if (way === 0) return before + letter + letter + after;
  if (way === 1) return before + after;
  if (way === 2) return before + after.charAt(0) + letter + after.slice(1);
  if (way === 3) return before + pick(stream, [...(BESIDE[letter] ?? letter)]) + after;
  return before + (/[aeiou]/.test(letter) ? pick(stream, ['a', 'e', 'i', 'o', 'u']) : letter) + after;
}

function pick<Value>(stream: Stream, values: readonly Value[]): Value {
  const value = values[Math.floor(stream.next() * values.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}
