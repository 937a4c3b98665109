/** Reads a Word document: paragraphs with their styles, lists, tables, texts of pictures, and the figures behind charts. */
import { SaxesParser } from 'saxes';
import type { RawBlock } from '../../../core/integrity/document.ts';
import { listArchive, memberChunks } from '../files/archive.ts';
import { refuseFile } from '../tables/reading.ts';
import { DEEPEST, DocumentBuilder } from './document-builder.ts';
import { type ChartTable, readDocxChart } from './docx-chart.ts';

/** The largest part that is read [bytes]. */
const LARGEST = 64 * 1024 * 1024;

type Table = {
  rows: { cells: string[]; isHeader: boolean }[];
  row: { cells: string[]; isHeader: boolean } | null;
  cell: string[] | null;
};

type Paragraph = { text: string; style: string; list: number | null; level: number };

/** Heading levels of styles by their id. */
type Styles = ReadonlyMap<string, number>;

/** What a run of tags stands in that is not part of the text: deleted words, field codes, drawings kept twice. */
const SKIPPED = new Set(['w:del', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:moveFrom', 'w:pict']);

class DocxWalker {
  readonly #builder: DocumentBuilder;
  readonly #styles: Styles;
  readonly #charts: ReadonlyMap<string, ChartTable>;
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: Table[] = [];
  #depth = 0;
  #skipped = 0;
  #isText = false;
  readonly #after: ChartTable[] = [];

  constructor(builder: DocumentBuilder, styles: Styles, charts: ReadonlyMap<string, ChartTable>) {
    this.#builder = builder;
    this.#styles = styles;
    this.#charts = charts;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) refuseFile('document.too-deep');
    if (SKIPPED.has(name)) this.#skipped += 1;
    if (name === 'w:tc' || name === 'w:p') this.#builder.opened();
    if (this.#skipped > 0) return;
    if (name.startsWith('w:t')) this.#openTable(name, attributes['w:val'] ?? '');
    this.#openParagraph(name, attributes);
    if (name === 'c:chart') this.#chart(attributes['r:id'] ?? '');
    if (name === 'wp:docPr') this.#picture(attributes['descr'] ?? '');
  }

  #openTable(name: string, value: string): void {
    const table = this.#tables.at(-1);
    if (name === 'w:tbl') this.#tables.push({ rows: [], row: null, cell: null });
    if (name === 'w:tr' && table !== undefined) table.row = { cells: [], isHeader: false };
    if (name === 'w:tc' && table !== undefined) table.cell = [];
    // Word's own files say a row is none by a value as well as by leaving the mark out.
    if (name === 'w:tblHeader' && table?.row != null) table.row.isHeader = !/^(?:off|false|0)$/.test(value);
  }

  #openParagraph(name: string, attributes: Record<string, string>): void {
    const paragraph = this.#paragraphs.at(-1);
    if (name === 'w:p') this.#paragraphs.push({ text: '', style: '', list: null, level: 1 });
    if (paragraph === undefined) return;
    const value = attributes['w:val'] ?? '';
    if (name === 'w:pStyle') paragraph.style = value;
    if (name === 'w:numId' && value !== '0') paragraph.list = Number(value);
    if (name === 'w:ilvl') paragraph.level = Number(value) + 1;
    if (name === 'w:tab' || name === 'w:br') paragraph.text += ' ';
    if (name === 'w:t') this.#isText = true;
    if (name === 'w:noBreakHyphen') paragraph.text += '-';
  }

  #chart(id: string): void {
    const chart = this.#charts.get(id);
    if (chart !== undefined) this.#after.push(chart);
  }

  #picture(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (text.length < 12 || paragraph === undefined) return;
    const isNamed = /^(?:chart|graph|figure|image|picture|logo)/i.test(text);
    this.#builder.text('paragraph', isNamed ? text : `Chart: ${text}`);
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (this.#isText && this.#skipped === 0 && paragraph !== undefined) paragraph.text += text;
  }

  close(name: string): void {
    this.#depth -= 1;
    if (SKIPPED.has(name)) this.#skipped -= 1;
    else if (this.#skipped === 0) this.#finish(name);
  }

  #finish(name: string): void {
    const table = this.#tables.at(-1);
    if (name === 'w:t') this.#isText = false;
    if (name === 'w:p') this.#endParagraph();
    if (name === 'w:tc' && table !== undefined) {
      table.row?.cells.push((table.cell ?? []).join('\n'));
      table.cell = null;
    }
    if (name === 'w:tr' && table?.row != null) {
      table.rows.push(table.row);
      table.row = null;
    }
    if (name === 'w:tbl') this.#endTable();
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    const cell = this.#tables.at(-1)?.cell;
    if (cell != null) cell.push(paragraph.text.trim());
    else this.#place(paragraph);
    if (this.#tables.length > 0) return;
    for (const chart of this.#after.splice(0))
      this.#builder.table(chart.rows, { caption: chart.title, isChart: true });
  }

  #place({ text, style, list, level }: Paragraph): void {
    const heading = this.#styles.get(style) ?? headingOf(style);
    if (heading !== null) this.#builder.text('heading', text, { level: heading });
    else if (list !== null || /^list/i.test(style))
      this.#builder.text('item', text, { list: list ?? 0, level });
    else this.#builder.text('paragraph', text);
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const outer = this.#tables.at(-1);
    // A table within a cell goes on as the text of that cell, so that the outer one keeps its columns.
    if (outer?.cell != null) for (const row of table.rows) outer.cell.push(row.cells.join(' '));
    else placeTable(this.#builder, table.rows);
    if (outer === undefined)
      for (const chart of this.#after.splice(0))
        this.#builder.table(chart.rows, { caption: chart.title, isChart: true });
  }
}

/** A form keeps whole commentaries in cells: such cells are told as paragraphs after their table. */
const LONG_CELL = 240;

/** Place a table; long texts in its cells become paragraphs under it, each with the row's name before it. */
export function placeTable(
  builder: DocumentBuilder,
  rows: readonly { readonly cells: readonly string[]; readonly isHeader: boolean }[],
): void {
  const isLong = (cell: string) =>
    cell.length > LONG_CELL || cell.split('\n').filter((part) => part.trim() !== '').length > 2;
  builder.table(
    rows.map(({ cells, isHeader }) => ({ cells: cells.map((cell) => (isLong(cell) ? '' : cell)), isHeader })),
  );
  for (const { cells } of rows) {
    const long = cells.filter(isLong);
    const [label = ''] = cells;
    if (long.length > 0 && !isLong(label) && label.trim() !== '')
      builder.text('heading', label, { level: 4 });
    for (const cell of long) for (const part of cell.split('\n')) placePart(builder, part);
  }
}

function placePart(builder: DocumentBuilder, part: string): void {
  const item = /^\s*[•●▪–-]\s+(\S.*)$/.exec(part);
  if (item?.[1] === undefined) builder.text('paragraph', part);
  else builder.text('item', item[1], { list: 0, level: 1 });
}

function headingOf(style: string): number | null {
  const level = /^heading\s?(\d)/i.exec(style)?.[1];
  return level === undefined ? (/^title$/i.test(style) ? 1 : null) : Number(level);
}

function walk(
  xml: string,
  on: {
    open: (name: string, attributes: Record<string, string>) => void;
    text: (text: string) => void;
    close: (name: string) => void;
  },
): void {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('doctype', () => refuseFile('document.entities'));
  parser.on('error', () => refuseFile('document.unreadable'));
  parser.on('opentag', ({ name, attributes }) => on.open(name, attributes as Record<string, string>)); // without namespaces all are texts
  parser.on('text', on.text);
  parser.on('closetag', ({ name }) => on.close(name));
  parser.write(xml).close();
}

/** Heading levels that styles carry by outline or by name, whatever the language of their ids. */
function readStyles(xml: string): Styles {
  const styles = new Map<string, number>();
  let id = '';
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'w:style') id = attributes['w:styleId'] ?? '';
      const value = attributes['w:val'] ?? '';
      if (name === 'w:name') {
        const level = headingOf(value);
        if (level !== null) styles.set(id, level);
      }
      if (name === 'w:outlineLvl' && Number(value) < 9 && !styles.has(id)) styles.set(id, Number(value) + 1);
    },
    text: () => undefined,
    close: () => undefined,
  });
  return styles;
}

function readRelations(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    },
    text: () => undefined,
    close: () => undefined,
  });
  return targets;
}

/** Bytes of a part as text. The archive reader stops where more comes out than the archive says. */
async function partText(path: string, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of memberChunks(path, name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Read a Word document.
 * @throws FileRefusal where it holds macros, a document type, too much, or is damaged.
 */
export async function readDocx(path: string): Promise<readonly RawBlock[]> {
  const members = await listArchive(path, LARGEST);
  const names = new Set(members.map(({ name }) => name));
  if (members.some(({ name }) => /vbaproject\.bin$|^word\/activex\//i.test(name)))
    refuseFile('document.macros');
  const refused = members.find(({ name, refusal }) => refusal !== null && /\.(?:xml|rels)$/.test(name));
  if (refused?.refusal != null) refuseFile(refused.refusal);
  if (!names.has('word/document.xml')) refuseFile('document.unreadable');
  const optional = async (name: string) => (names.has(name) ? await partText(path, name) : null);
  const stylesXml = await optional('word/styles.xml');
  const relationsXml = await optional('word/_rels/document.xml.rels');
  const charts = new Map<string, ChartTable>();
  for (const [id, target] of relationsXml === null ? [] : readRelations(relationsXml)) {
    const name = `word/${target}`;
    if (!/charts\/chart\w*\.xml$/.test(target) || !names.has(name)) continue;
    const chart = readDocxChart(await partText(path, name));
    if (chart !== null) charts.set(id, chart);
  }
  const builder = new DocumentBuilder();
  const styles = stylesXml === null ? new Map<string, number>() : readStyles(stylesXml);
  for (const part of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']) {
    const xml = await optional(part);
    if (xml === null) continue;
    const walker = new DocxWalker(builder, styles, charts);
    walk(xml, {
      open: (name, attributes) => walker.open(name, attributes),
      text: (text) => walker.text(text),
      close: (name) => walker.close(name),
    });
  }
  return builder.blocks;
}
