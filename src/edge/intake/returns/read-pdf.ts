/** Reads a PDF: by its structure tree where it is tagged, by where its text stands otherwise. */

import { chartSeries } from '../../../core/integrity/chart-series.ts';
import type { RawBlock } from '../../../core/integrity/document.ts';
import { refuseFile } from '../tables/reading.ts';
import { DocumentBuilder } from './document-builder.ts';
import { bodySize, type Line, linesOf, type Piece } from './pdf-lines.ts';
import { placeTable } from './read-docx.ts';

/** More pages than any return has. */
const MOST_PAGES = 1000;
/** More pieces of text than a page of a return has. */
const MOST_PIECES = 50_000;

type Item = {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly height?: number;
  readonly hasEOL?: boolean;
  readonly type?: string;
  readonly id?: string;
};
type Tag = {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly Tag[];
};

type Page = { readonly items: readonly Item[]; readonly tree: Tag | null };

function pieceOf({ str = '', transform = [], width = 0, height = 0 }: Item): Piece {
  const [, , , scale = 0, x = 0, y = 0] = transform;
  return { text: str, x, y, width, size: height > 0 ? height : Math.abs(scale) };
}

/** Texts of marked content by id. */
function markedTexts(items: readonly Item[]): Map<string, string> {
  const texts = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if (item.type?.startsWith('beginMarked') === true) open.push(item.id ?? null);
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str !== undefined) {
      const id = open.findLast((one) => one !== null);
      const space = item.hasEOL === true ? ' ' : '';
      if (id != null) texts.set(id, (texts.get(id) ?? '') + item.str + space);
    }
  }
  return texts;
}

const DEEPEST_TAG = 60;
/** Tags that are paragraphs. */
const TEXTS = new Set(['P', 'Caption', 'Span', 'Note', 'Code']);
/** What stands before the text of a list item. */
const MARK = /^\s*(?:[•●▪–-]|\d+[.)])\s*/;

class TagWalker {
  readonly #builder: DocumentBuilder;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #page: number;
  #list = 0;

  constructor(builder: DocumentBuilder, texts: ReadonlyMap<string, string>, page: number) {
    this.#builder = builder;
    this.#texts = texts;
    this.#page = page;
  }

  #textOf(tag: Tag, depth = 0): string {
    if (depth > DEEPEST_TAG) return '';
    if (tag.type === 'content') return this.#texts.get(tag.id ?? '') ?? '';
    const parts = (tag.children ?? []).map((child) => this.#textOf(child, depth + 1));
    return parts.join(tag.role === 'P' || tag.role === 'Div' ? '' : ' ');
  }

  walk(tag: Tag, depth = 0): void {
    if (depth > DEEPEST_TAG) refuseFile('document.too-deep');
    const { role = '' } = tag;
    if (role === 'Table') this.#table(tag);
    else if (role === 'Figure') this.#figure(tag.alt ?? '');
    else if (!this.#text(tag, role)) {
      if (role === 'L') this.#list += 1;
      for (const child of tag.children ?? []) this.walk(child, depth + 1);
    }
  }

  /** Place a tag that is text by itself. @returns false where it holds other tags. */
  #text(tag: Tag, role: string): boolean {
    const page = { page: this.#page };
    if (/^H\d?$/.test(role))
      this.#builder.text('heading', this.#textOf(tag), { level: Number(role.charAt(1)) || 2, ...page });
    else if (role === 'LI')
      this.#builder.text('item', this.#textOf(tag).replace(MARK, ''), {
        list: this.#list,
        level: 1,
        ...page,
      });
    else if (TEXTS.has(role) || tag.type === 'content')
      this.#builder.text('paragraph', this.#textOf(tag), page);
    else return false;
    return true;
  }

  #figure(alt: string): void {
    if (alt.length < 12) return;
    const shown = /^(?:chart|graph|figure)/i.test(alt) ? alt : `Chart: ${alt}`;
    this.#builder.text('paragraph', shown, { page: this.#page });
    const series = chartSeries(shown);
    if (series?.kind === 'table')
      this.#builder.table(
        series.rows.map((row, at) => ({ cells: [...row.cells], isHeader: at === 0 })),
        { caption: series.caption ?? '', isChart: true, page: this.#page },
      );
  }

  #table(tag: Tag): void {
    const rows: { cells: string[]; isHeader: boolean }[] = [];
    let caption: string | undefined;
    const open = [...(tag.children ?? [])].reverse();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.role === 'Caption') caption = this.#textOf(next).trim() || undefined;
      else if (next.role === 'TR') {
        const cells = (next.children ?? []).filter(({ role }) => role === 'TD' || role === 'TH');
        rows.push({
          cells: cells.map((cell) => this.#textOf(cell)),
          isHeader: cells.every(({ role }) => role === 'TH'),
        });
      } else open.push(...[...(next.children ?? [])].reverse());
    }
    if (rows.some(({ cells }) => cells.some((cell) => cell.length > 240))) placeTable(this.#builder, rows);
    else this.#builder.table(rows, { page: this.#page, ...(caption === undefined ? {} : { caption }) });
  }
}

function isTagged({ tree }: Page): boolean {
  const open: Tag[] = tree === null ? [] : [tree];
  for (let next = open.pop(), seen = 0; next !== undefined && seen < 2000; next = open.pop(), seen++) {
    if (next.role === 'P' || next.role === 'Table' || next.role === 'L' || next.role === 'H1') return true;
    open.push(...(next.children ?? []));
  }
  return false;
}

const BULLET = /^(?:[•●▪◦–-]|\(?[a-z]\)|\d{1,2}[.)])\s+/;

/** A page without tags: runs of lines with as many cells are tables; the rest is paragraphs. */
class PlainPage {
  readonly #builder: DocumentBuilder;
  readonly #page: number;
  readonly #body: number;
  #open: { kind: 'paragraph' | 'item'; text: string; y: number; x: number } | null = null;
  #rows: Line[] = [];

  constructor(builder: DocumentBuilder, page: number, body: number) {
    this.#builder = builder;
    this.#page = page;
    this.#body = body;
  }

  read(lines: readonly Line[]): void {
    for (const line of lines) this.#line(line);
    this.#endTable();
    this.#end();
  }

  #end(): void {
    if (this.#open === null) return;
    const { kind, text } = this.#open;
    this.#builder.text(kind, text, { page: this.#page, ...(kind === 'item' ? { list: 0, level: 1 } : {}) });
    this.#open = null;
  }

  #endTable(): void {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length >= 2) {
      this.#builder.table(
        rows.map(({ cells }) => ({ cells: [...cells], isHeader: false })),
        { page: this.#page },
      );
      return;
    }
    for (const line of rows) this.#builder.text('paragraph', line.text, { page: this.#page });
  }

  #line(line: Line): void {
    if (line.cells.length >= 2 && !BULLET.test(line.text)) {
      this.#end();
      this.#rows.push(line);
      return;
    }
    this.#endTable();
    if (line.size > this.#body * 1.12 && line.text.length < 140) {
      this.#end();
      this.#builder.text('heading', line.text, { level: 2, page: this.#page });
      return;
    }
    const open = this.#open;
    const isItem = BULLET.test(line.text);
    const isNext =
      open !== null && open.y - line.y < this.#body * 1.75 && !isItem && !startsNew(open.text, line.text);
    if (open !== null && isNext) this.#open = { ...open, text: `${open.text} ${line.text}`, y: line.y };
    else {
      this.#end();
      this.#open = {
        kind: isItem ? 'item' : 'paragraph',
        text: line.text.replace(isItem ? BULLET : /^$/, ''),
        y: line.y,
        x: line.x,
      };
    }
  }
}

/** "Label: value" lines stand alone. */
function startsNew(above: string, line: string): boolean {
  const label = /^[A-Z][^:.;]{1,60}:\s/;
  return label.test(line) && (label.test(above) || above.length < 70);
}

function readPage(builder: DocumentBuilder, page: Page, number: number): void {
  if (page.tree !== null && isTagged(page)) {
    new TagWalker(builder, markedTexts(page.items), number).walk(page.tree);
    return;
  }
  const pieces = page.items.flatMap((item) => (item.str === undefined ? [] : [pieceOf(item)]));
  const lines = linesOf(pieces);
  new PlainPage(builder, number, bodySize(lines)).read(lines);
}

/**
 * Read a PDF. Nothing in it is run.
 * @throws FileRefusal where it is locked, damaged, holds no text or too much.
 */
export async function readPdf(bytes: Uint8Array): Promise<readonly RawBlock[]> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: false, verbosity: 0 }).catch(
    (fault: unknown) => {
      const isLocked = fault instanceof Error && fault.name === 'PasswordException';
      return refuseFile(isLocked ? 'file.encrypted' : 'document.unreadable');
    },
  );
  if (pdf.numPages > MOST_PAGES) refuseFile('document.too-large');
  const builder = new DocumentBuilder();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    if (items.length > MOST_PIECES) refuseFile('document.too-large');
    const tree = await page.getStructTree();
    readPage(builder, { items: items as readonly Item[], tree: tree as Tag | null }, number); // the package's types leave out what is asked of them
    page.cleanup();
  }
  if (builder.blocks.length === 0) refuseFile('document.no-text');
  return builder.blocks;
}
