/** Commentary as an officer wrote it, turned into blocks: references resolved, live tables and charts put in place. */
import type { Problem } from '../base/problem.ts';
import { fitRow } from '../programme/fit-grid.ts';
import type { Commentary, CommentaryPart } from '../programme/programme.ts';
import type { Block, Cell, TableBlock } from './blocks.ts';
import type { FigureBook } from './figure-book.ts';
import { LIVE_CHARTS, LIVE_TABLES } from './live/live-blocks.ts';
import type { LiveSource } from './live/live-source.ts';
import { resolveText } from './resolve-text.ts';

/** Blocks, and every problem that keeps them from being right. */
export type Composed = { readonly blocks: readonly Block[]; readonly problems: readonly Problem[] };

/** Find what was written for one field of the form in one update. */
export function findCommentary(source: LiveSource, fieldId: string): Commentary | null {
  const { commentary } = source.facts.programme;
  return commentary.find((item) => item.updateId === source.update.id && item.fieldId === fieldId) ?? null;
}

/** Compose the commentary of one field; nothing written gives no blocks. */
export function composeCommentary(source: LiveSource, fieldId: string): Composed {
  const place = `update ${source.update.id}, ${fieldId}`;
  return composeParts(source, findCommentary(source, fieldId)?.parts ?? [], place);
}

/** Compose parts that were written anywhere. @param place  where they stand, for problems. */
export function composeParts(source: LiveSource, parts: readonly CommentaryPart[], place: string): Composed {
  const composed = parts.map((part) => composePart(source, part, place));
  return {
    blocks: composed.flatMap((item) => item.blocks),
    problems: composed.flatMap((item) => item.problems),
  };
}

function composePart(source: LiveSource, part: CommentaryPart, place: string): Composed {
  switch (part.kind) {
    case 'paragraph': {
      const { content, problems } = resolveText(part.text, source.book, place);
      return { blocks: [{ kind: 'paragraph', content }], problems };
    }
    case 'list': {
      const items = part.items.map((item) => resolveText(item, source.book, place));
      return {
        blocks: [{ kind: 'list', ordered: false, items: items.map((item) => item.content) }],
        problems: items.flatMap((item) => item.problems),
      };
    }
    case 'grid':
      return composeGrid(source.book, part, place);
    case 'table':
      return composeLive(LIVE_TABLES[part.id]?.(source) ?? null, `table ${part.id}`, place);
    case 'chart':
      return composeLive(LIVE_CHARTS[part.id]?.(source) ?? null, `chart ${part.id}`, place);
  }
}

/** A table that an officer wrote: its figures are references like those of any text. */
export function composeGrid(
  book: FigureBook,
  { caption, rows: written }: Extract<CommentaryPart, { kind: 'grid' }>,
  place: string,
): { readonly blocks: readonly [TableBlock]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const [header = [], ...rows] = written.map(fitRow);
  const width = [header, ...rows].reduce((most, row) => Math.max(most, row.length), 1);
  const cellOf = (text: string): Cell => {
    const resolved = resolveText(text, book, place);
    problems.push(...resolved.problems);
    return { content: resolved.content };
  };
  const table: TableBlock = {
    kind: 'table',
    id: `own-${place.replaceAll(/[^A-Za-z0-9]+/g, '-')}`,
    caption,
    columns: Array.from({ length: width }, (_, k) => ({ header: header[k] ?? '', align: 'start' })),
    rows: rows.map((row) => Array.from({ length: width }, (_, k) => cellOf(row[k] ?? ''))),
  };
  return { blocks: [table], problems };
}

function composeLive(block: Block | null, what: string, place: string): Composed {
  if (block !== null) return { blocks: [block], problems: [] };
  const problem: Problem = {
    code: 'return.no-live-block',
    place,
    message: `There is no ${what}, or the stored data does not support it`,
    advice: 'Correct its name, or import the data that it needs.',
  };
  return { blocks: [], problems: [problem] };
}
