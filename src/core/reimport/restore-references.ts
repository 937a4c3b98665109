/** Puts references to stored figures back into a text that was edited as plain words. */
import type { FigureBook } from '../report/figure-book.ts';
import { resolveText } from '../report/resolve-text.ts';
import { diffWords } from '../sealed-return/diff-words.ts';

/** The text with its references, and what could not be put back for sure. */
export type RestoredText = {
  /** As an officer would store it: `{figure-id}` for figures, `{{` for braces. */
  readonly text: string;
  /** Figures that the stored text showed and the edited one no longer does. */
  readonly dropped: readonly string[];
  /** Numbers that were written by hand: no stored figure stands behind them. */
  readonly unlinked: readonly string[];
};

/** A number as prose has it, with its pounds or per cent; the year of a date is one too. */
const NUMBERS = /£?\d[\d,]*(?:\.\d+)?(?:%|m\b|k\b)?/g;

type Reference = { readonly raw: string; readonly id: string; readonly shown: string };

/**
 * Restore the references of a stored text in an edited one: where the words around a figure stayed, or only its
 * punctuation changed. A figure that was typed over is never linked again.
 * @param stored  with references; @param edited  plain words.
 */
export function restoreReferences(stored: string, edited: string, book: FigureBook): RestoredText {
  const { shown, marks } = showMarked(stored, book);
  const kept = new Set<number>();
  let at = 0;
  let text = '';
  const added: string[] = [];
  for (const run of diffWords(shown, edited)) {
    if (run.kind === 'added') {
      added.push(run.text);
      text += `\ue000${added.length - 1}\ue001`;
      continue;
    }
    if (run.kind === 'same') text += copyRun(run.text, at, marks, kept);
    at += run.text.length;
  }
  const lost = marks.flatMap(({ reference }, k) => (kept.has(k) ? [] : [reference]));
  return withAdded(text, added, lost);
}

type Mark = { readonly from: number; readonly to: number; readonly reference: Reference };

/** The stored text as shown, and where each figure stands in it. */
function showMarked(stored: string, book: FigureBook): { shown: string; marks: readonly Mark[] } {
  const raws = [...stored.matchAll(/\{\{|\}\}|\{[a-z0-9_./-]+(?:\|[a-z]+)?\}/g)]
    .map(([raw]) => raw)
    .filter((raw) => raw.length > 2);
  let shown = '';
  const marks: Mark[] = [];
  for (const { text, figure } of resolveText(stored, book, '').content) {
    if (figure !== undefined) {
      const reference = { raw: raws[marks.length] ?? `{${figure}}`, id: figure, shown: text };
      marks.push({ from: shown.length, to: shown.length + text.length, reference });
    }
    shown += text;
  }
  return { shown, marks };
}

function copyRun(run: string, from: number, marks: readonly Mark[], kept: Set<number>): string {
  let text = '';
  let at = from;
  for (const [k, mark] of marks.entries()) {
    if (mark.from < from || mark.to > from + run.length) continue;
    text += escaped(run.slice(at - from, mark.from - from)) + mark.reference.raw;
    at = mark.to;
    kept.add(k);
  }
  return text + escaped(run.slice(at - from));
}

function withAdded(text: string, added: readonly string[], lost: readonly Reference[]): RestoredText {
  const waiting = [...lost];
  const unlinked: string[] = [];
  const places = text.split(/\ue000(\d+)\ue001/);
  const whole = places.map((piece, k) => {
    if (k % 2 === 0) return piece;
    return escaped(added[Number(piece)] ?? '').replaceAll(NUMBERS, (number) => {
      const number_ = number.replace(/,$/, '');
      const same = waiting.filter(({ shown }) => shown === number_);
      const [reference] = same;
      if (reference === undefined || new Set(same.map(({ id }) => id)).size > 1) {
        unlinked.push(number_);
        return number;
      }
      waiting.splice(waiting.indexOf(reference), 1);
      return reference.raw + number.slice(number_.length);
    });
  });
  return { text: whole.join(''), dropped: waiting.map(({ id }) => id), unlinked };
}

function escaped(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}');
}

/** Give a text that was written anew, with its numbers: none of them has a stored figure behind it. */
export function plainAsStored(text: string): RestoredText {
  return {
    text: escaped(text),
    dropped: [],
    unlinked: [...text.matchAll(NUMBERS)].map(([number]) => number),
  };
}
