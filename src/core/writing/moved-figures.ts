/** Which figures of a text have moved since it was saved: those turn amber until somebody has read the text again. */
import type { CommentaryPart } from '../programme/programme.ts';
import type { FigureBook } from '../report/figure-book.ts';
import { referencesIn } from '../report/resolve-text.ts';

/** What the figures of a section were when it was saved: shown text by id. */
export type SeenFigures = Readonly<Record<string, string>>;

/** A figure that shows something else now; `now` is null where it is gone. */
export type MovedFigure = { readonly id: string; readonly before: string; readonly now: string | null };

/** List the references of parts, each once, in order. */
export function referencesOf(parts: readonly CommentaryPart[]): readonly string[] {
  const texts = parts.flatMap((part) => {
    if (part.kind === 'paragraph') return [part.text];
    if (part.kind === 'list') return part.items;
    return part.kind === 'grid' ? part.rows.flat() : [];
  });
  return [...new Set(texts.flatMap(referencesIn))];
}

/**
 * Note what the figures of parts show now. A figure that was noted before keeps its note: saving another sentence is
 * not reading this one again.
 */
export function seenFigures(
  parts: readonly CommentaryPart[],
  book: FigureBook,
  before: SeenFigures = {},
): SeenFigures {
  return Object.fromEntries(
    referencesOf(parts).flatMap((id) => {
      const shown = before[id] ?? book.get(id)?.shown;
      return shown === undefined ? [] : [[id, shown] as const];
    }),
  );
}

/** List the figures of parts that moved. */
export function movedFigures(
  parts: readonly CommentaryPart[],
  seen: SeenFigures,
  book: FigureBook,
): readonly MovedFigure[] {
  return referencesOf(parts).flatMap((id): MovedFigure[] => {
    const before = seen[id];
    const now = book.get(id)?.shown ?? null;
    return before === undefined || before === now ? [] : [{ id, before, now }];
  });
}
