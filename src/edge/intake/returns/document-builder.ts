/** Gathers the blocks of a document while a reader walks it, within limits that no return reaches. */
import type { RawBlock } from '../../../core/integrity/document.ts';
import { refuseFile } from '../tables/reading.ts';

/** More text than any return has [characters]. */
const MOST_TEXT = 20_000_000;
/** More blocks and cells than any return has. */
export const MOST_PARTS = 500_000;
/** Elements inside each other at most. */
export const DEEPEST = 200;

/** Make one space of every run of white space. */
export function tidy(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
}

type Row = { readonly cells: string[]; isHeader: boolean };

type TableMore = { readonly caption?: string; readonly isChart?: boolean; readonly page?: number };

/** Takes paragraphs, items, headings and tables in reading order. @throws FileRefusal `document.too-large`. */
export class DocumentBuilder {
  readonly blocks: RawBlock[] = [];
  #size = 0;
  #parts = 0;
  #opened = 0;

  #count(text: string): void {
    this.#size += text.length;
    this.#parts += 1;
    if (this.#size > MOST_TEXT || this.#parts > MOST_PARTS) refuseFile('document.too-large');
  }

  /** Count a cell or a paragraph as it begins, empty ones too: a huge table is refused before it is gathered. */
  opened(): void {
    this.#opened += 1;
    if (this.#opened > MOST_PARTS) refuseFile('document.too-large');
  }

  text(
    kind: 'heading' | 'paragraph' | 'item',
    raw: string,
    more: { readonly level?: number; readonly list?: number; readonly page?: number } = {},
  ): void {
    const text = tidy(raw);
    if (text === '') return;
    this.#count(text);
    this.blocks.push({ kind, text, ...more });
  }

  /** A table; its caption is the text just above it where none is given and that is short. */
  table(rows: readonly Row[], more: TableMore = {}): void {
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (filled.length === 0) return;
    for (const { cells } of filled) for (const cell of cells) this.#count(cell);
    // A single cell is a box around text, and a table of one column is a list of paragraphs.
    const isBox = filled.every(({ cells }) => cells.filter((cell) => cell.trim() !== '').length <= 1);
    if (isBox) this.#box(filled, more.page);
    else if (more.caption !== undefined || !this.#continues(filled, more.page)) this.#place(filled, more);
  }

  #box(rows: readonly Row[], page: number | undefined): void {
    for (const { cells } of rows) this.text('paragraph', cells.join(' '), page === undefined ? {} : { page });
  }

  #place(rows: readonly Row[], more: TableMore): void {
    const headerRows = rows.findIndex(({ isHeader }) => !isHeader);
    const caption = more.caption ?? this.#above();
    this.blocks.push({
      kind: 'table',
      caption,
      isChart: more.isChart ?? /^\W{0,4}(?:chart|figure|graph)\b/i.test(caption),
      headerRows: headerRows === -1 ? 0 : Math.min(headerRows, 3),
      rows: rows.map(({ cells }) => ({ cells: cells.map(tidy) })),
      ...(more.page === undefined ? {} : { page: more.page }),
    });
  }

  /** A table at the head of a page goes on from the foot of the page before, its header perhaps repeated. */
  #continues(rows: readonly Row[], page: number | undefined): boolean {
    const width = rows[0]?.cells.length ?? 0;
    // Notes under a table may stand between its two parts.
    const at = this.blocks.findLastIndex((block) => block.kind === 'table');
    const last = this.blocks[at];
    if (page === undefined || last?.kind !== 'table' || last.page !== page - 1 || at < this.blocks.length - 4)
      return false;
    const between = this.blocks.slice(at + 1);
    if (last.rows[0]?.cells.length !== width || between.some(({ kind }) => kind === 'heading')) return false;
    const headers = new Set(last.rows.slice(0, last.headerRows ?? 0).map(({ cells }) => cells.join('|')));
    const more = rows
      .map(({ cells }) => ({ cells: cells.map(tidy) }))
      .filter(({ cells }) => !headers.has(cells.join('|')));
    this.blocks[at] = { ...last, rows: [...last.rows, ...more] };
    return true;
  }

  #above(): string {
    const last = this.blocks.at(-1);
    if (last === undefined || last.kind === 'table' || last.text.length > 160) return '';
    return /[.?!]$/.test(last.text) && !/^(?:table|chart|figure)\b/i.test(last.text) ? '' : last.text;
  }
}

/** Break paragraphs that a form puts in one cell apart again: each is judged by itself. */
export function cellTexts(text: string): readonly string[] {
  return text
    .split('\n')
    .map(tidy)
    .filter((part) => part !== '');
}
