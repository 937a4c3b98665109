/** Turns commentary text with `{figure-id}` references into runs of text, each figure as the book of figures shows it. */

import { pence } from '../base/pence.ts';
import type { Problem } from '../base/problem.ts';
import { showPence } from '../base/show.ts';
import type { Figure, Inline } from './blocks.ts';
import { type FigureBook, findFigure } from './figure-book.ts';

/** What resolving gives: the runs in order, and a problem for each reference that has no figure. */
export type ResolvedText = { readonly content: readonly Inline[]; readonly problems: readonly Problem[] };

const REFERENCE = /\{\{|\}\}|\{([a-z0-9_./-]+)(?:\|([a-z]+))?\}/g;

/**
 * Resolve one text. `{{` and `}}` are literal braces; `{id|pounds}` shows money to the penny.
 * @param place  where the text stands, for problems: "update 2024-25/3, condition 3.1".
 */
export function resolveText(text: string, book: FigureBook, place: string): ResolvedText {
  const content: Inline[] = [];
  const problems: Problem[] = [];
  let done = 0;
  const say = (run: string) => {
    if (run !== '') content.push({ text: run });
  };
  for (const match of text.matchAll(REFERENCE)) {
    say(text.slice(done, match.index));
    done = match.index + match[0].length;
    const [whole, id, style] = match;
    if (id === undefined) say(whole.slice(0, 1));
    else {
      const shown = showFigure(findFigure(book, id), style);
      if (shown === null) problems.push(unresolved(id, style, place));
      else content.push({ text: shown, figure: id });
    }
  }
  const rest = text.slice(done);
  say(rest);
  if (/[{}]/.test(text.replaceAll(REFERENCE, ''))) problems.push(strayBrace(place));
  return { content, problems };
}

/** List the figure ids that a text refers to. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

function showFigure(figure: Figure | null, style: string | undefined): string | null {
  if (figure === null) return null;
  if (style === undefined) return figure.shown;
  const isMoney = figure.unit === 'pence' && typeof figure.value === 'number';
  return style === 'pounds' && isMoney ? showPence(pence(Number(figure.value))) : null;
}

function unresolved(id: string, style: string | undefined, place: string): Problem {
  return {
    code: 'return.unresolved-figure',
    place,
    message: `The figure ${id}${style === undefined ? '' : `|${style}`} is not among the stored figures`,
    advice: 'Correct the reference, or import the data that it needs.',
  };
}

function strayBrace(place: string): Problem {
  return {
    code: 'return.stray-brace',
    place,
    message: 'A brace in the text belongs to no figure reference',
    advice: 'Write {{ or }} for a literal brace, or complete the reference.',
  };
}
