/** How the county's two readers understand a comment: by the sentences that it was made of, each with slips of their own. */
import { createStream } from '../num/random.ts';
import type { Feeling } from '../review/review-words.ts';
import { COMMENT_LINES, COMMENT_THEMES, type CommentTheme, WORRYING_LINES } from './comment-lines.ts';

/** What somebody takes a comment to say: subject to feeling. */
export type CommentReading = ReadonlyMap<CommentTheme, Feeling>;

/** One sentence of a comment, as any of its choices. */
const PATTERNS = COMMENT_THEMES.flatMap((theme) =>
  COMMENT_LINES[theme].map(({ feeling, text }) => ({ theme, feeling, pattern: patternOf(text) })),
);

/** Chances [0..1] that a reader passes over a subject, and that they feel it otherwise. */
const [OVERLOOKS, FEELS_OTHERWISE] = [0.06, 0.1];

/**
 * Read a comment as it was meant, masked or not.
 * @returns the subjects of its sentences; mixed where one praises and another complains.
 */
export function readComment(text: string): CommentReading {
  const read = new Map<CommentTheme, Feeling>();
  for (const { theme, feeling, pattern } of PATTERNS) {
    if (!pattern.test(text)) continue;
    const before = read.get(theme);
    read.set(theme, before === undefined || before === 'neutral' ? feeling : together(before, feeling));
  }
  return read;
}

/** Read a comment as one reader would. Same reader and same words, same reading. */
export function readAsReader(text: string, reader: string, seed: number): CommentReading {
  const stream = createStream(seed, 'demo', 'reader', reader, text);
  const read = new Map<CommentTheme, Feeling>();
  for (const [theme, feeling] of readComment(text)) {
    const [passes, differs] = [stream.next() < OVERLOOKS, stream.next() < FEELS_OTHERWISE];
    if (!passes) read.set(theme, differs ? (feeling === 'neutral' ? 'negative' : 'neutral') : feeling);
  }
  return read;
}

const WORRYING = Object.values(WORRYING_LINES).flat().map(patternOf);

/** Tell whether a comment holds one of the planted tellings of harm, masked or not. */
export function isWorrying(text: string): boolean {
  return WORRYING.some((pattern) => pattern.test(text));
}

function together(one: Feeling, other: Feeling): Feeling {
  return other === 'neutral' || one === other ? one : 'mixed';
}

/** A sentence in any of its choices, each word as it is or covered: a person understands it all the same. */
function patternOf(text: string): RegExp {
  const words = (piece: string) =>
    piece.replace(/[.?]/g, '\\$&').replace(/\p{L}+/gu, (word) => `(?:${word}|\\[[a-z-]+\\])`);
  const parts = text
    .split(/\{([^}]+)\}/)
    .map((part, at) => (at % 2 === 0 ? words(part) : `(?:${part.split('|').map(words).join('|')})`));
  return new RegExp(parts.join(''));
}
