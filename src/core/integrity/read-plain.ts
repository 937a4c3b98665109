/** Reads plain text and Markdown into blocks: headings, paragraphs, list items and tables in their usual guises. Linear in length. */

import { chartSeries } from './chart-series.ts';
import { numberBlocks, type RawBlock, type ReturnDocument } from './document.ts';

type Line = { readonly text: string; readonly indent: number };

const BULLET =
  /^(?:[-*•●▪◦–·]|o(?= {1,4}\S)|\d{1,2}[.)]|\(?[a-z]\)|\(?(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\)|[a-z]\.)\s{1,8}(?=\S)/;
const LABEL = /^\W{0,4}[A-Z][^:.;?|]{1,70}:(?:\s|$)/;
const ORDERED_HEADING = /^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s{1,4}\S/;
const CAPTION = /^\W{0,4}(?:table|chart|figure|graph|annex table)\b/i;

function measure(line: string): Line {
  const expanded = line.replaceAll('\u00a0', ' ').replace(/\s+$/, '');
  const text = expanded.trimStart();
  return { text, indent: expanded.length - text.length };
}

/** Take away the marks of emphasis, links and images, which are no part of what is said. */
export function plainText(text: string): string {
  const withoutLinks = text.includes('](')
    ? text.replaceAll(/!?\[([^[\]]{0,600})\]\([^()]{0,400}\)/g, '$1')
    : text;
  return withoutLinks
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/(^|[\s(])[*_](?=\S)|(\S)[*_](?=[\s.,;:)]|$)/g, '$1$2');
}

function isRule(text: string): boolean {
  return /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/.test(text);
}

/** The cells of a line of a table drawn with bars, tabs or wide gaps; null where it is none. */
function cellsOf(text: string): string[] | null {
  if (text.includes('|')) {
    const inner = text.replace(/^\|/, '').replace(/\|$/, '');
    const cells = inner.split('|').map((cell) => plainText(cell.trim()));
    return cells.length >= 2 ? cells : null;
  }
  if (text.includes('\t')) return text.split('\t').map((cell) => plainText(cell.trim()));
  if (!/\S {3,}\S|\S {2,}[£(]?\d/.test(text)) return null;
  return text.split(/ {2,}/).map((cell) => plainText(cell.trim()));
}

function isTableRule(text: string): boolean {
  return /^[|:\-+=\s]{3,}$/.test(text) && text.includes('-');
}

type Table = { readonly block: RawBlock; readonly until: number };

/** Read a table that begins at a line: two lines of as many cells, or one with a rule beneath. */
function readTable(lines: readonly Line[], at: number, caption: string): Table | null {
  const first = lines[at];
  if (first === undefined) return null;
  const { rows, headerRows, until } = tableLines(lines, at);
  const isBarred = first.text.includes('|') || first.text.includes('\t');
  if (rows.length < 2 || (!isBarred && !isAligned(rows))) return null;
  const isChart = /^\W{0,4}(?:chart|figure|graph)\b|\bchart\b/i.test(caption);
  return { block: { kind: 'table', caption, headerRows: Math.min(headerRows, 2), rows, isChart }, until };
}

/** A rule of dashes in two groups or more, which parts the head of a table from its rows. */
const DASHED = /^(?:-{2,} {1,12})+-{2,}$/;

/** The lines of cells from one on, and how many stand above the rule. */
function tableLines(lines: readonly Line[], at: number) {
  const rows: { cells: readonly string[]; raw: string }[] = [];
  let headerRows = 0;
  let next = at;
  const isRuled = DASHED.test(lines[at + 1]?.text ?? '');
  for (; next < lines.length; next++) {
    const text = lines[next]?.text ?? '';
    if (text === '') break;
    const isTableRuleHere = isTableRule(text);
    if (isTableRuleHere && headerRows === 0) headerRows = rows.length;
    if (isTableRuleHere) continue;
    const cells = isRuled && / {2,}/.test(text) ? text.split(/ {2,}/).map(plainText) : cellsOf(text);
    if (cells === null) break;
    rows.push({ cells, raw: plainText(text) });
  }
  return { rows, headerRows, until: next };
}

/** Lines with gaps are a table only where most have as many cells, and some hold numbers. */
function isAligned(rows: readonly { readonly cells: readonly string[] }[]): boolean {
  if (rows.length < 3) return false;
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const most = Math.max(...widths.values());
  const numbers = rows.filter(({ cells }) => cells.slice(1).some((cell) => /^[£(]?-?\d/.test(cell))).length;
  return most * 3 >= rows.length * 2 && numbers * 2 >= rows.length;
}

function headingLevel(
  lines: readonly Line[],
  at: number,
): { readonly text: string; readonly level: number; readonly until: number } | null {
  const text = lines[at]?.text ?? '';
  const marked = /^(#{1,6})\s+(.*?)#*$/.exec(text);
  if (marked?.[1] !== undefined)
    return { text: plainText(marked[2] ?? '').trim(), level: marked[1].length, until: at + 1 };
  const below = lines[at + 1]?.text ?? '';
  if (text !== '' && text.length < 140 && /^(?:={3,}|-{3,})$/.test(below) && cellsOf(text) === null)
    return { text: plainText(text), level: below.startsWith('=') ? 1 : 2, until: at + 2 };
  return isPlainHeading(lines, at) ? { text: plainText(text), level: 2, until: at + 1 } : null;
}

/** A numbered line whose next line, or next but one, is the next number is an item and no heading. */
function isInNumberedList(lines: readonly Line[], at: number): boolean {
  const number = /^(\d{1,2})[.)]\s/.exec(lines[at]?.text ?? '')?.[1];
  if (number === undefined) return false;
  const isNumber = (line: number, value: number) =>
    new RegExp(`^${value}[.)]\\s`).test(lines[line]?.text ?? '');
  const value = Number(number);
  const isBefore = isNumber(at - 1, value - 1) || (lines[at - 1]?.text === '' && isNumber(at - 2, value - 1));
  return (
    isBefore || isNumber(at + 1, value + 1) || (lines[at + 1]?.text === '' && isNumber(at + 2, value + 1))
  );
}

/** A short line alone that does not end as a sentence does. */
function isPlainHeading(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  // "| INMSS | Q1 | Q2 |" in capitals is the head of a table.
  if (text.length < 3 || text.length > 110 || /[.;:,?!]$/.test(text) || text.startsWith('|')) return false;
  const above = lines[at - 1]?.text ?? '';
  const below = lines[at + 1]?.text ?? '';
  const isBold = /^\*\*[^*]+\*\*$/.test(text);
  const isCapitals = text === text.toUpperCase() && /[A-Z]{4}/.test(text);
  const isNumbered =
    /^(?:condition|risk|section|part|appendix|annex|workstream|priority)\s{0,2}\d|^\d+(?:\.\d+)*\.?\s+[A-Z]/i.test(
      text,
    );
  if ((above !== '' && !isRule(above)) || isInNumberedList(lines, at)) return false;
  if (LABEL.test(`${text} `) && !isNumbered) return false;
  if (isBold || isCapitals || isNumbered) return below === '' || isNumbered || isBold || isCapitals;
  return (
    below === '' &&
    /^[A-Z]/.test(text) &&
    text.split(' ').length <= 10 &&
    !BULLET.test(text) &&
    !/\d/.test(text)
  );
}

/** Whether a line begins a paragraph of its own though no empty line stands above it. */
function breaksBefore(line: string, above: string): boolean {
  if (BULLET.test(line) || line.startsWith('#') || CAPTION.test(line)) return true;
  if (LABEL.test(line) && (LABEL.test(above) || above.length < 70)) return true;
  if (above.endsWith('?') && /^\W{0,4}(?:answer\W{0,3})?(?:yes|no|n\/a|not applicable)\b/i.test(line))
    return true;
  if (/\S {3,}\S/.test(line) && /\S {3,}\S/.test(above)) return true;
  return ORDERED_HEADING.test(line) && above.length < 60;
}

class Reader {
  readonly blocks: RawBlock[] = [];
  #list = 0;
  readonly #lines: readonly Line[];
  #at = 0;

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\r|\n/).map(measure);
  }

  read(): readonly RawBlock[] {
    while (this.#at < this.#lines.length) this.#step();
    return this.blocks;
  }

  #step(): void {
    const text = this.#lines[this.#at]?.text ?? '';
    if (text === '' || isRule(text)) {
      this.#at += 1;
      return;
    }
    if (this.#heading() || this.#table() || this.#item(text)) return;
    this.#paragraph();
  }

  #heading(): boolean {
    const found = headingLevel(this.#lines, this.#at);
    if (found === null) return false;
    this.blocks.push({ kind: 'heading', text: found.text, level: found.level });
    this.#at = found.until;
    return true;
  }

  /** What stands just above a table and names it. */
  #caption(): string {
    const last = this.blocks.at(-1);
    if (last === undefined || last.kind === 'table') return '';
    const isShort = last.text.length <= 160 && (CAPTION.test(last.text) || !/[.?!]$/.test(last.text));
    return isShort ? last.text : '';
  }

  #table(): boolean {
    const found = readTable(this.#lines, this.#at, this.#caption());
    if (found === null) return false;
    this.blocks.push(found.block);
    this.#at = found.until;
    return true;
  }

  #item(text: string): boolean {
    const mark = BULLET.exec(text);
    if (mark === null) return false;
    const last = this.blocks.at(-1);
    if (last?.kind !== 'item') this.#list += 1;
    const { indent = 0 } = this.#lines[this.#at] ?? {};
    const start = this.#at;
    this.#at += 1;
    const rest = this.#joined(text.slice(mark[0].length));
    this.blocks.push({
      kind: 'item',
      text: plainText(rest),
      list: this.#list,
      level: 1 + Math.floor(indent / 2),
    });
    if (this.#at === start) this.#at += 1;
    return true;
  }

  /** A text with the lines that carry it on. */
  #joined(first: string): string {
    const parts = [first];
    let above = first;
    for (; this.#at < this.#lines.length; this.#at++) {
      const { text = '' } = this.#lines[this.#at] ?? {};
      if (text === '' || isRule(text) || breaksBefore(text, above)) break;
      if (text.includes('|') && cellsOf(text) !== null && readTable(this.#lines, this.#at, '') !== null)
        break;
      parts.push(text);
      above = text;
    }
    return parts.join(' ');
  }

  #paragraph(): void {
    const text = this.#lines[this.#at]?.text ?? '';
    this.#at += 1;
    const whole = this.#joined(text.replace(/^>\s?/, ''));
    const image = /^!\[([^\]]{1,600})\]/.exec(whole)?.[1];
    const shown =
      image === undefined
        ? plainText(whole)
        : `${/chart|graph|figure/i.test(image.slice(0, 20)) ? '' : 'Chart: '}${image}`;
    this.blocks.push({ kind: 'paragraph', text: shown });
    const series = chartSeries(shown);
    if (series !== null) this.blocks.push(series);
  }
}

/** Read a text. */
export function readPlain(name: string, text: string): ReturnDocument {
  return { ...numberBlocks(name, new Reader(text).read()), source: text };
}
