/** Pasted HTML as parts of a commentary: paragraphs, lists and tables stay; scripts, styles, links and pictures do not. */

import { fitRow } from '../programme/fit-grid.ts';
import type { CommentaryPart } from '../programme/programme.ts';
import { tidyText } from './clean-parts.ts';

/** What is never text: everything in it goes, whatever it is nested in. */
const DROPPED = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'xml',
  'title',
  'textarea',
  'select',
  'o:p',
]);
/** What has no end and no text. */
const VOID = new Set(['br', 'img', 'input', 'hr', 'meta', 'link', 'col', 'base', 'embed', 'source', 'wbr']);
const BLOCKS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'section',
  'article',
  'pre',
  'address',
  'ul',
  'ol',
  'table',
  'body',
  'html',
  'dl',
  'dt',
  'dd',
  'figure',
  'form',
]);
/** More than a section ever has: what is beyond is not taken [characters]. */
const MOST_TEXT = 400_000;
/** More parts, cells or items than a section ever has. */
const MOST_PARTS = 5000;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  euro: '€',
  frac12: '½',
};

/**
 * Read what was pasted. The result is plain text in parts, braces doubled so that nothing pasted becomes a reference.
 * Never throws, whatever the input; linear in its length.
 */
export function readPasted(html: string): readonly CommentaryPart[] {
  const reader = new PastedReader();
  const text = html.slice(0, MOST_TEXT);
  let at = 0;
  let dropped: string | null = null;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (dropped === null) reader.text(text.slice(at, open === -1 ? text.length : open));
    if (open === -1) break;
    const tag = readTag(text, open);
    at = tag.end;
    if (dropped === null) dropped = takeTag(reader, tag);
    else if (tag.isClosing && tag.name === dropped) dropped = null;
  }
  return reader.finish();
}

/** Take a tag; gives its name where everything up to its end is to be left out. */
function takeTag(reader: PastedReader, tag: Tag): string | null {
  if (DROPPED.has(tag.name)) return tag.isClosing || tag.isEmpty ? null : tag.name;
  if (tag.name === '') reader.text(tag.raw);
  else if (tag.isClosing) reader.close(tag.name);
  else reader.open(tag.name);
  return null;
}

type Tag = {
  readonly name: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  readonly end: number;
  readonly raw: string;
};

/** A tag, a comment or a stray "<": quotes within a tag may hold ">". */
function readTag(text: string, at: number): Tag {
  const nothing = (end: number): Tag => ({ name: '!', isClosing: false, isEmpty: true, end, raw: '' });
  if (text.startsWith('<!--', at)) return nothing(endAfter(text, '-->', at + 4));
  if (text.startsWith('<!', at) || text.startsWith('<?', at)) return nothing(endAfter(text, '>', at + 2));
  const head = /^<(\/?)([A-Za-z][A-Za-z0-9:-]{0,30})/.exec(text.slice(at, at + 40));
  const name = head?.[2]?.toLowerCase();
  if (head === null || name === undefined)
    return { name: '', isClosing: false, isEmpty: true, end: at + 1, raw: '<' };
  const end = endOfTag(text, at + head[0].length);
  const isEmpty = text[end - 1] === '/' || VOID.has(name);
  return { name, isClosing: head[1] === '/', isEmpty, end: end + 1, raw: '' };
}

/** The ">" that ends a tag; one within quotes does not. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let end = from; end < text.length; end++) {
    const letter = text[end] ?? '';
    if (quote === letter) quote = '';
    else if (quote === '' && letter === '>') return end;
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
  }
  return text.length;
}

function endAfter(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

/** Gathers text into parts while tags go by. */
class PastedReader {
  readonly #parts: CommentaryPart[] = [];
  #words = '';
  #items: string[] | null = null;
  #rows: string[][] | null = null;
  #depth = 0;
  #count = 0;

  text(raw: string): void {
    this.#words += decode(raw);
  }

  open(name: string): void {
    if (name === 'br') this.#words += this.#rows === null && this.#items === null ? '\n' : ' ';
    else if (name === 'table') this.#openTable();
    else if (name === 'tr') this.#rows?.push([]);
    else if (name === 'td' || name === 'th') this.#words = this.#rows === null ? this.#words : '';
    else if (name === 'ul' || name === 'ol') this.#openList();
    else if (name === 'li') this.#endItem();
    else if (BLOCKS.has(name)) this.#endBlock();
  }

  close(name: string): void {
    if (name === 'td' || name === 'th') this.#endCell();
    else if (name === 'table') this.#endTable();
    else if (name === 'li') this.#endItem();
    else if (name === 'ul' || name === 'ol') this.#endList();
    else if (BLOCKS.has(name)) this.#endBlock();
  }

  finish(): readonly CommentaryPart[] {
    this.#depth = 0;
    this.#endCell();
    this.#endItem();
    this.#flushTable();
    this.#flushList();
    this.#endBlock();
    return this.#parts;
  }

  #take(): string {
    const text = tidy(this.#words);
    this.#words = '';
    this.#count += text === '' ? 0 : 1;
    return this.#count > MOST_PARTS ? '' : text;
  }

  /** Word writes lists as paragraphs that begin with their own mark. */
  #endBlock(): void {
    if (this.#rows !== null) {
      this.#words += ' ';
      return;
    }
    if (this.#items !== null) return;
    for (const line of this.#words.split('\n')) {
      this.#words = line;
      const text = this.#take();
      const item = /^(?:[·•▪●o§-]|\d{1,2}[.)])\s+(\S.*)$/u.exec(text)?.[1];
      const last = this.#parts.at(-1);
      if (text === '') continue;
      if (item === undefined) this.#parts.push({ kind: 'paragraph', text });
      else if (last?.kind === 'list')
        this.#parts[this.#parts.length - 1] = { kind: 'list', items: [...last.items, item] };
      else this.#parts.push({ kind: 'list', items: [item] });
    }
  }

  #openList(): void {
    if (this.#rows !== null) return;
    if (this.#items === null) this.#endBlock();
    else this.#endItem();
    this.#items ??= [];
    this.#depth += 1;
  }

  #endItem(): void {
    if (this.#items === null || this.#rows !== null) return;
    const text = this.#take();
    if (text !== '') this.#items.push(text);
  }

  #endList(): void {
    this.#endItem();
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth === 0) this.#flushList();
  }

  #flushList(): void {
    if (this.#items !== null && this.#items.length > 0)
      this.#parts.push({ kind: 'list', items: this.#items });
    this.#items = null;
  }

  /** A table in a table goes on as text of its cell. */
  #openTable(): void {
    if (this.#rows !== null) return;
    this.#endItem();
    this.#flushList();
    this.#endBlock();
    this.#rows = [];
  }

  #endCell(): void {
    this.#rows?.at(-1)?.push(this.#take());
  }

  #endTable(): void {
    this.#flushTable();
  }

  #flushTable(): void {
    if (this.#rows === null) return;
    const rows = this.#rows.filter((row) => row.some((cell) => cell !== '')).map(fitRow);
    this.#rows = null;
    this.#words = '';
    if (rows.length > 0) this.#parts.push({ kind: 'grid', caption: 'Table', rows });
  }
}

function decode(raw: string): string {
  return raw.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z0-9]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code < 0x11_0000 ? String.fromCodePoint(code) : ' ';
  });
}

/** Braces are doubled: nothing pasted becomes a reference. */
function tidy(text: string): string {
  return tidyText(text).replaceAll('{', '{{').replaceAll('}', '}}');
}
