/** Made-up answers with planted names, schools, places, contact details and dates of birth, to measure masking on. */
import { createStream, type Stream } from '../num/random.ts';
import type { MaskKind } from './mask-text.ts';

/** A planted stretch that must be covered, in UTF-16 units, end left out. */
export type Planted = { readonly kind: MaskKind; readonly start: number; readonly end: number };
export type MadeAnswer = { readonly text: string; readonly planted: readonly Planted[] };

/** What names answers are made of. Whoever measures brings names that the rules were not tuned on. */
export type NameStock = {
  readonly forenames: readonly string[];
  readonly surnames: readonly string[];
  readonly schools: readonly string[];
  readonly towns: readonly string[];
};

const SENTENCES: readonly string[] = [
  'My son {F} has waited eleven months for his plan and nobody rings back.',
  '{F} loves it at {S} primary school and the staff are kind.',
  'We moved from {T} last year and had to start the assessment again.',
  'Please ring me on {P} or write to {E} about the review.',
  'My daughter {F} {N} was born on {D} and still has no school place.',
  'Mrs {N} the senco was really helpful when we asked for support.',
  'Our caseworker {F} never answers emails, it is exhausting.',
  'She is at {S} academy near {T} and the taxi is always late.',
  'His name is {F} and he is autistic. The school do not understand him.',
  'Thank you to {F} {N} who listened to us.',
  'We live in {T} and transport takes an hour each way.',
  "{F}'s teaching assistant left and was not replaced.",
  'I asked Mr {N} at {S} college for the report three times.',
  'The annual review was late and the new plan still names the wrong provision.',
  'Everyone was friendly but the forms are far too long and confusing.',
  'Dob {D}. Speech therapy stopped after the summer holidays.',
  'I feel let down by the council, communication is poor.',
  'The therapist came once a week and it made a huge difference.',
];

/**
 * Make answers from a seed: two in five in lower case, one name in six misspelt. Same arguments, same answers.
 *
 * @param count answers to make [answers].
 * @param sentences with `{F}` for a forename, `{N}` a surname, `{S}` a school, `{T}` a town, `{D}` a day, `{P}` a telephone, `{E}` an address.
 */
export function makeAnswers(
  count: number,
  stock: NameStock,
  seed: number,
  sentences: readonly string[] = SENTENCES,
): MadeAnswer[] {
  const stream = createStream(seed, 'answers');
  return Array.from({ length: count }, () => makeAnswer(stream, stock, sentences));
}

function makeAnswer(stream: Stream, stock: NameStock, sentences: readonly string[]): MadeAnswer {
  const isLower = stream.next() < 0.4;
  const planted: Planted[] = [];
  let text = '';
  for (const piece of pick(stream, sentences).split(/(\{\w\})/)) {
    const made = /^\{\w\}$/.test(piece) ? makeIdentity(stream, stock, piece.charAt(1)) : undefined;
    const words = made?.words ?? piece;
    if (made) planted.push({ kind: made.kind, start: text.length, end: text.length + words.length });
    text += isLower ? words.toLowerCase() : words;
  }
  return { text, planted };
}

function makeIdentity(stream: Stream, stock: NameStock, what: string): { kind: MaskKind; words: string } {
  const digits = (many: number) =>
    Array.from({ length: many }, () => Math.floor(stream.next() * 10)).join('');
  if (what === 'F') return { kind: 'name', words: misspell(stream, pick(stream, stock.forenames)) };
  if (what === 'N') return { kind: 'name', words: misspell(stream, pick(stream, stock.surnames)) };
  if (what === 'S') return { kind: 'school', words: misspell(stream, pick(stream, stock.schools)) };
  if (what === 'T') return { kind: 'place', words: misspell(stream, pick(stream, stock.towns)) };
  if (what === 'P')
    return {
      kind: 'contact',
      words: pick(stream, [`07700 900${digits(3)}`, `07700900${digits(3)}`, `01632 960${digits(3)}`]),
    };
  if (what === 'E')
    return {
      kind: 'contact',
      words: `${pick(stream, stock.forenames).toLowerCase()}${digits(2)}@example.org`,
    };
  const day = 1 + Math.floor(stream.next() * 28);
  const year = 2006 + Math.floor(stream.next() * 15);
  return {
    kind: 'date-of-birth',
    words: pick(stream, [
      `${day}/05/${year}`,
      `${day}.11.${year % 100 < 10 ? `0${year % 100}` : year % 100}`,
      `${day}th March ${year}`,
      `${day} sept ${year}`,
    ]),
  };
}

/** Double, drop or change over a letter inside one word in six. */
function misspell(stream: Stream, word: string): string {
  if (stream.next() >= 1 / 6 || word.length < 5) return word;
  const at = 1 + Math.floor(stream.next() * (word.length - 3));
  const way = Math.floor(stream.next() * 3);
  if (way === 0) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  if (way === 1) return word.slice(0, at) + word.slice(at + 1);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

function pick<Value>(stream: Stream, values: readonly Value[]): Value {
  const value = values[Math.floor(stream.next() * values.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}
