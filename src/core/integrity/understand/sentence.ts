/** A sentence with its quantities and times, and the words around them. */
import type { TextBlock } from '../document.ts';
import type { Spot } from '../finding.ts';
import { type Period, periodsOf } from '../lex/periods.ts';
import { type Quantity, quantitiesOf } from '../lex/quantities.ts';
import { sentencesOf } from '../lex/sentences.ts';
import { type Token, tokensOf } from '../lex/tokens.ts';

/** Places count characters of the block that the sentence stands in. */
export type Sentence = {
  readonly block: TextBlock;
  /** Place among the blocks of the document. */
  readonly blockAt: number;
  readonly text: string;
  readonly low: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly quantities: readonly Quantity[];
  readonly periods: readonly Period[];
  /** True where the block describes a chart. */
  readonly isChart: boolean;
};

const CHART = /^\W{0,3}(?:(?:\w+ )?(?:chart|graph)|figure \d|image|alt(?:ernative)? text|\[chart)/i;

/** Cut a block into sentences and read each. */
export function readSentences(block: TextBlock, blockAt: number): Sentence[] {
  const isChart = CHART.test(block.text);
  return sentencesOf(block.text).map(({ start, end }) => {
    const text = block.text.slice(start, end);
    const tokens = tokensOf(text);
    const periods = periodsOf(tokens);
    const quantities = quantitiesOf(tokens, periods);
    const low = text.toLowerCase().replaceAll('’', "'");
    return { block, blockAt, text, low, start, end, tokens, periods, quantities, isChart };
  });
}

/** Whether a sentence states something: it is no heading and no question. */
export function isStatement({ block, text }: Sentence): boolean {
  return block.kind !== 'heading' && !text.endsWith('?');
}

/** The place of a whole sentence. */
export function sentenceSpot({ block, start, end, text }: Sentence): Spot {
  return { paragraph: block.paragraph, page: block.page, section: block.section, start, end, quote: text };
}

/** Lower-case text between two places of a sentence, counted from its start. */
export function between(sentence: Sentence, from: number, to: number): string {
  return sentence.low.slice(Math.max(0, from), Math.max(0, to));
}

/** Lower-case text before a place, at most so many characters back. */
export function before(sentence: Sentence, at: number, reach: number): string {
  return sentence.low.slice(Math.max(0, at - reach), at);
}

/** Lower-case text after a place, at most so many characters on. */
export function after(sentence: Sentence, at: number, reach: number): string {
  return sentence.low.slice(at, at + reach);
}

/** The quantity's words as printed, with its noun. */
export function shownIn(sentence: Sentence, quantity: Quantity): string {
  return sentence.text.slice(quantity.start, quantity.end);
}
