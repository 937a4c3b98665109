/** Reads a return as JSON: ours by its blocks, whatever wraps them; any other by its keys, texts and lists. */
import type { RawBlock } from '../../../core/integrity/document.ts';
import { refuseFile } from '../tables/reading.ts';
import { DEEPEST, DocumentBuilder } from './document-builder.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };

function fieldsOf(value: Json | undefined): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {}; // neither list nor null
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((part) => textOf(fieldsOf(part)['text'] ?? '')).join('');
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

/** Places the blocks of our own report. */
class ReportWalker {
  readonly builder = new DocumentBuilder();
  #list = 0;

  all(blocks: readonly Json[], depth = 0): void {
    if (depth > DEEPEST) refuseFile('document.too-deep');
    for (const block of blocks) this.one(fieldsOf(block), depth);
  }

  one(block: Fields, depth: number): void {
    const kind = textOf(block['kind']);
    if (kind === 'heading')
      this.builder.text('heading', textOf(block['text']), { level: Number(block['level'] ?? 2) });
    if (kind === 'paragraph' || kind === 'notice') this.builder.text('paragraph', textOf(block['content']));
    if (kind === 'list') this.#items(block);
    if (kind === 'table') this.#table(block, false);
    if (kind === 'chart') this.#chart(block);
    if (kind === 'question') this.#question(block, depth);
    if (kind === 'rating-row') this.#ratings(block, depth);
    if (kind === 'rating-key') this.#key(block);
    if (kind === 'summary-list')
      for (const row of listOf(block['rows']))
        this.builder.text(
          'paragraph',
          `${textOf(fieldsOf(row)['label'])}: ${textOf(fieldsOf(row)['content'])}`,
        );
  }

  #items(block: Fields): void {
    this.#list += 1;
    for (const item of listOf(block['items']))
      this.builder.text('item', textOf(item), { list: this.#list, level: 1 });
  }

  #table(block: Fields, isChart: boolean): void {
    const header = listOf(block['columns']).map((column) => textOf(fieldsOf(column)['header']));
    const rows = listOf(block['rows']).map((row) => ({
      cells: listOf(row).map(
        (cell) => textOf(fieldsOf(cell)['content']) || textOf(fieldsOf(fieldsOf(cell)['rating'])['word']),
      ),
      isHeader: false,
    }));
    this.builder.table([{ cells: header, isHeader: true }, ...rows], {
      caption: textOf(block['caption']),
      isChart,
    });
  }

  #chart(block: Fields): void {
    const chart = fieldsOf(block['chart']);
    const summary = textOf(chart['summary']);
    if (summary !== '') this.builder.text('paragraph', `Chart: ${summary}`);
    this.#table(fieldsOf(block['table']), true);
  }

  #question(block: Fields, depth: number): void {
    const answer = textOf(block['answer']);
    this.builder.text('paragraph', `${textOf(block['question'])}${answer === '' ? '' : ` ${answer}.`}`);
    this.all(listOf(block['details']), depth + 1);
  }

  #ratings(block: Fields, depth: number): void {
    const isRisk = textOf(block['id']).startsWith('risk');
    const name = `${isRisk ? 'Risk' : 'Condition'} ${textOf(block['number'])}`;
    this.builder.text('heading', `${name} ${textOf(block['title'])}`, { level: 2 });
    this.builder.text('paragraph', textOf(block['text']));
    const ratings = listOf(block['ratings']).map(fieldsOf);
    const header = ['', ...ratings.map((rating) => textOf(rating['update']))];
    const words = [name, ...ratings.map((rating) => textOf(fieldsOf(rating['level'])['word']))];
    this.builder.table(
      [
        { cells: header, isHeader: true },
        { cells: words, isHeader: false },
      ],
      { caption: 'Ratings' },
    );
    this.all(listOf(block['details']), depth + 1);
  }

  #key(block: Fields): void {
    const levels = listOf(block['levels']).map(fieldsOf);
    const words = levels.map(
      (level) => `${textOf(level['word'])} = ${textOf(level['definition']) || textOf(level['meaning'])}`,
    );
    this.builder.text('paragraph', `Key: ${words.map((word) => word.replace(/[.;]$/, '')).join('; ')}.`);
  }
}

/** The blocks of a report of ours, in itself or in what seals it. */
function reportBlocks(value: Json, depth = 0): readonly Json[] | null {
  if (depth > 4) return null;
  const fields = fieldsOf(value);
  const blocks = listOf(fields['blocks']);
  if (blocks.length > 0 && textOf(fieldsOf(blocks[0])['kind']) !== '') return blocks;
  for (const inner of Object.values(fields)) {
    const found =
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? reportBlocks(inner, depth + 1)
        : null;
    if (found !== null) return found;
  }
  return null;
}

function label(key: string): string {
  return key
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/^./, (first) => first.toUpperCase());
}

function isPlain(value: Json): boolean {
  return value === null || typeof value !== 'object';
}

/** Whether a list is the rows of a table: records of plain values with the same fields. */
function isTable(list: readonly Json[]): boolean {
  const keys = list.map((row) => Object.keys(fieldsOf(row)).join('|'));
  return (
    list.length > 1 &&
    keys[0] !== '' &&
    new Set(keys).size === 1 &&
    list.every((row) =>
      Object.values(fieldsOf(row)).every((cell) => isPlain(cell) && String(cell).length < 240),
    )
  );
}

function walkOther(builder: DocumentBuilder, value: Json, key: string, depth: number): void {
  if (depth > DEEPEST) refuseFile('document.too-deep');
  if (isPlain(value)) {
    const text = value === null ? '' : String(value);
    builder.text('paragraph', text.length > 60 && /\s/.test(text) ? text : `${label(key)}: ${text}`);
  } else if (Array.isArray(value)) walkList(builder, value, key, depth);
  else {
    if (key !== '') builder.text('heading', label(key), { level: Math.min(6, depth + 1) });
    for (const [name, inner] of Object.entries(fieldsOf(value))) walkOther(builder, inner, name, depth + 1);
  }
}

function walkList(builder: DocumentBuilder, list: readonly Json[], key: string, depth: number): void {
  if (isTable(list)) {
    const keys = Object.keys(fieldsOf(list[0]));
    const rows = list.map((row) => ({
      cells: keys.map((name) => textOf(fieldsOf(row)[name])),
      isHeader: false,
    }));
    builder.table([{ cells: keys.map(label), isHeader: true }, ...rows], { caption: label(key) });
    return;
  }
  for (const item of list) {
    if (isPlain(item)) builder.text('item', item === null ? '' : String(item), { list: depth, level: 1 });
    else walkOther(builder, item, key, depth + 1);
  }
}

/** Brackets open at once, told without reading further: a parser follows each by calling itself. */
function refuseDepth(text: string): void {
  let depth = 0;
  // A text in quotes is one match, so that brackets inside it do not count.
  for (const match of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[{]|[\]}]/gs)) {
    const mark = match[0];
    if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    if (depth > DEEPEST) refuseFile('document.too-deep');
  }
}

/** Read a return. @throws FileRefusal where it is no JSON or nested too deep. */
export function readReturnJson(text: string): readonly RawBlock[] {
  refuseDepth(text);
  let value: Json;
  try {
    value = JSON.parse(text) as Json; // what JSON gives is Json
  } catch {
    return refuseFile('document.unreadable');
  }
  const blocks = reportBlocks(value);
  if (blocks !== null) {
    const walker = new ReportWalker();
    const own = fieldsOf(value);
    if (textOf(own['title']) !== '') walker.builder.text('heading', textOf(own['title']), { level: 1 });
    walker.all(blocks);
    return walker.builder.blocks;
  }
  const builder = new DocumentBuilder();
  walkOther(builder, value, '', 0);
  return builder.blocks;
}
