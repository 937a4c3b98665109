/** The words of the update before as the start of this one: their figures are those of the new cut-off where it has them. */
import type { Month } from '../base/time.ts';
import type { CommentaryPart } from '../programme/programme.ts';
import type { FigureBook } from '../report/figure-book.ts';
import { referencesOf } from './moved-figures.ts';

/** What was carried forward, and the references that could not be brought to the new month. */
export type CarriedForward = {
  readonly parts: readonly CommentaryPart[];
  /** Ids of figures of the earlier month that stay as they were, because there is none of the new month. */
  readonly left: readonly string[];
};

/**
 * Carry parts forward. A reference to a figure of the earlier cut-off month becomes the one of the new month where the
 * book has it; no other reference and no word is touched.
 * @param from  cut-off of the earlier update.
 * @param to    cut-off of this one.
 */
export function carryForward(
  parts: readonly CommentaryPart[],
  { from, to, book }: { readonly from: Month; readonly to: Month; readonly book: FigureBook },
): CarriedForward {
  const ofEarlier = referencesOf(parts).filter((id) => id.endsWith(`.${from}`));
  const next = new Map(
    ofEarlier.flatMap((id) => {
      const renewed = `${id.slice(0, -from.length)}${to}`;
      return from !== to && book.has(renewed) ? [[id, renewed] as const] : [];
    }),
  );
  const renew = (text: string) =>
    text.replaceAll(/\{\{|\}\}|\{([a-z0-9_./-]+)(\|[a-z]+)?\}/g, (whole, id?: string, style = '') =>
      id === undefined ? whole : `{${next.get(id) ?? id}${style}}`,
    );
  return {
    parts: parts.map((part) => renewPart(part, renew)),
    left: from === to ? [] : ofEarlier.filter((id) => !next.has(id)),
  };
}

function renewPart(part: CommentaryPart, renew: (text: string) => string): CommentaryPart {
  switch (part.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: renew(part.text) };
    case 'list':
      return { kind: 'list', items: part.items.map(renew) };
    case 'grid':
      return { kind: 'grid', caption: part.caption, rows: part.rows.map((row) => row.map(renew)) };
    case 'table':
    case 'chart':
      return part;
  }
}
