/** Reads a web page: headings, paragraphs, lists, tables and the texts of pictures; scripts and styles are passed over. */
import { parseHTML } from 'linkedom';
import { chartSeries } from '../../../core/integrity/chart-series.ts';
import type { RawBlock } from '../../../core/integrity/document.ts';
import { refuseFile } from '../tables/reading.ts';
import { DEEPEST, DocumentBuilder, MOST_PARTS, tidy } from './document-builder.ts';
import { placeTable } from './read-docx.ts';

/** A node of the page, as far as reading goes. */
type Node = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
  readonly getAttribute?: (name: string) => string | null;
};

const ELEMENT = 1;
const TEXT = 3;
const PASSED_OVER = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'NOSCRIPT',
  'TEMPLATE',
  'IFRAME',
  'OBJECT',
  'NAV',
  'BUTTON',
  'INPUT',
  'SELECT',
  'TEXTAREA',
]);
const BLOCKS = new Set([
  'P',
  'DIV',
  'SECTION',
  'ARTICLE',
  'MAIN',
  'BODY',
  'HEADER',
  'FOOTER',
  'ASIDE',
  'BLOCKQUOTE',
  'FIGURE',
  'FIGCAPTION',
  'DETAILS',
  'SUMMARY',
  'DL',
  'DT',
  'DD',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'HTML',
  'FORM',
  'FIELDSET',
  'ADDRESS',
  'PRE',
  'CAPTION',
  'HR',
]);

function childrenOf(node: Node): Node[] {
  return [...node.childNodes];
}

function isElement(node: Node): boolean {
  return node.nodeType === ELEMENT;
}

function nameOf(node: Node): string {
  return node.nodeName.toUpperCase();
}

class HtmlWalker {
  readonly builder = new DocumentBuilder();
  #line = '';
  #list = 0;
  #items: { list: number; level: number } | null = null;

  /** Text gathered so far is a block of its own. */
  #flush(): void {
    const text = tidy(this.#line);
    this.#line = '';
    if (text === '') return;
    if (this.#items === null) this.builder.text('paragraph', text);
    else this.builder.text('item', text, this.#items);
  }

  walk(node: Node, depth: number): void {
    if (depth > DEEPEST) refuseFile('document.too-deep');
    if (node.nodeType === TEXT) {
      this.#line += node.textContent ?? '';
      return;
    }
    const name = nameOf(node);
    if ((isElement(node) && PASSED_OVER.has(name)) || isHidden(node)) return;
    if (/^H[1-6]$/.test(name)) this.#heading(node, Number(name.charAt(1)));
    else if (name === 'TABLE') this.#table(node);
    else if (name === 'IMG' || name === 'SVG') this.#picture(node);
    else if (name === 'LI') this.#item(node, depth);
    else this.#inside(node, name, depth);
  }

  #inside(node: Node, name: string, depth: number): void {
    if (name === 'BR') this.#line += '\n';
    if (name === 'UL' || name === 'OL') this.#list += 1;
    const isBlock = BLOCKS.has(name);
    if (isBlock) this.#flush();
    for (const child of childrenOf(node)) {
      this.walk(child, depth + 1);
      // A caption holds a name and a sentence, which stand apart when shown.
      if (name === 'FIGCAPTION' && isElement(child)) this.#flush();
    }
    if (isBlock) this.#flush();
  }

  #heading(node: Node, level: number): void {
    this.#flush();
    this.builder.text('heading', node.textContent ?? '', { level });
  }

  #item(node: Node, depth: number): void {
    this.#flush();
    const outer = this.#items;
    this.#items = { list: outer?.list ?? this.#list, level: (outer?.level ?? 0) + 1 };
    for (const child of childrenOf(node)) this.walk(child, depth + 1);
    this.#flush();
    this.#items = outer;
  }

  #picture(node: Node): void {
    const text = tidy(node.getAttribute?.('alt') ?? node.getAttribute?.('aria-label') ?? '');
    if (text.length < 12) return;
    this.#flush();
    const shown = /^(?:chart|graph|figure|image|picture|logo)/i.test(text) ? text : `Chart: ${text}`;
    this.builder.text('paragraph', shown);
    const series = chartSeries(shown);
    if (series?.kind === 'table')
      this.builder.table(
        series.rows.map((row, at) => ({ cells: [...row.cells], isHeader: at === 0 })),
        { caption: series.caption ?? '', isChart: true },
      );
  }

  #table(node: Node): void {
    this.#flush();
    let caption = '';
    const rows: { cells: string[]; isHeader: boolean }[] = [];
    const open = childrenOf(node).reverse();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const name = nameOf(next);
      if (name === 'CAPTION') caption = tidy(next.textContent ?? '');
      if (name === 'TR') rows.push(rowOf(next));
      else if (isElement(next) && name !== 'CAPTION') open.push(...childrenOf(next).reverse());
    }
    const isLong = rows.some(({ cells }) => cells.some((cell) => cell.length > 240));
    if (isLong) placeTable(this.builder, rows);
    else this.builder.table(rows, caption === '' ? {} : { caption });
  }
}

function isHidden(node: Node): boolean {
  return node.getAttribute?.('hidden') != null || node.getAttribute?.('aria-hidden') === 'true';
}

function rowOf(row: Node): { cells: string[]; isHeader: boolean } {
  const cells = childrenOf(row).filter((cell) => nameOf(cell) === 'TD' || nameOf(cell) === 'TH');
  return {
    cells: cells.map((cell) => (cell.textContent ?? '').trim()),
    isHeader: cells.length > 0 && cells.every((cell) => nameOf(cell) === 'TH'),
  };
}

/** Elements open at once, and elements at all, told from the tags before any tree is built: a tree of a million cells is costly. */
function refuseTooMuch(html: string): void {
  let depth = 0;
  let opened = 0;
  for (const match of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b/g)) {
    if (match[1] === '') opened += 1;
    if (opened > MOST_PARTS) refuseFile('document.too-large');
    if (
      /^(?:br|img|hr|meta|link|input|col|wbr|source|p|li|td|th|tr|option|path|use|circle|rect|line)$/i.test(
        match[2] ?? '',
      )
    )
      continue;
    depth += match[1] === '/' ? -1 : 1;
    if (depth > DEEPEST * 5) refuseFile('document.too-deep');
    if (depth < 0) depth = 0;
  }
}

/** Read a page. Nothing is fetched and no script runs. @throws FileRefusal where it is nested too deep or holds too much. */
export function readHtml(html: string): readonly RawBlock[] {
  refuseTooMuch(html);
  const { document } = parseHTML(html);
  const walker = new HtmlWalker();
  const root = document.body ?? document.documentElement;
  if (root !== null) walker.walk(root as unknown as Node, 0); // the parser's nodes have all that is asked of them
  return walker.builder.blocks;
}
