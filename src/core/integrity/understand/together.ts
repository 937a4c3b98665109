/** Figures that are read together: those of a sentence and of its neighbours in one paragraph. */
import type { Quantity } from '../lex/quantities.ts';
import type { Sentence } from './sentence.ts';

/** A figure and the sentence it stands in. */
export type Told = { readonly sentence: Sentence; readonly quantity: Quantity };

/** Sentences of more figures than this are tables told in words, and are not read together. */
const MOST = 14;
/** Words that count a length of time, and no things. */
export const TIME_NOUN = /^(?:week|month|year|day|hour|term|quarter|minute|time|fortnight|point)$/;

/** Give the sentence and so many before and behind it that stand in its paragraph. */
export function around(sentences: readonly Sentence[], at: number, back: number, ahead: number): Sentence[] {
  const own = sentences[at];
  if (own === undefined || own.block.kind === 'heading' || own.text.endsWith('?')) return [];
  return sentences
    .slice(Math.max(0, at - back), at + ahead + 1)
    .filter(({ block, quantities }) => block === own.block && quantities.length <= MOST);
}

/** Give the figures of sentences. */
export function toldIn(sentences: readonly Sentence[]): Told[] {
  return sentences.flatMap((sentence) => sentence.quantities.map((quantity) => ({ sentence, quantity })));
}

/** Whether a figure counts things, and no length of time. */
export function isCount({ unit, noun, phrase, per, value }: Quantity): boolean {
  const last = phrase.split(' ').at(-1)?.replace(/s$/, '') ?? '';
  return unit === 'count' && per === null && value > 0 && !TIME_NOUN.test(noun) && !TIME_NOUN.test(last);
}

/** Whether a figure counts whole things, to the last one. */
export function isWholeCount(quantity: Quantity): boolean {
  return isCount(quantity) && quantity.step === 1;
}

/** The text of a sentence before a figure and behind it, at most so many characters. */
export function beside(
  { sentence, quantity }: Told,
  back: number,
  ahead: number,
): { readonly before: string; readonly behind: string } {
  return {
    before: sentence.low.slice(Math.max(0, quantity.start - back), quantity.start),
    behind: sentence.low.slice(quantity.end, quantity.end + ahead),
  };
}

/** The places of sentences, the first named first, each once. */
export function spotsOf(first: Sentence, others: readonly Sentence[]): Sentence[] {
  return [first, ...new Set(others.filter((other) => other !== first))];
}
