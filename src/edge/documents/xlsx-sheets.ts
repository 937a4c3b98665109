/** The sheets of the workbook: contents first, then answers, ratings, a sheet for each table, and every figure with its source. */

import type { NamedRange } from 'hucre';
import type { WriteSheet } from 'hucre/xlsx';
import { withCapital } from '../../core/base/first-letter.ts';
import { allBlocks, plainText, ratingRows } from '../../core/report/block-walk.ts';
import type { Cell, Figure, ReportDocument } from '../../core/report/blocks.ts';
import { type ListedTable, levelText, listTables, reportDay } from './report-parts.ts';
import { ROWS_ABOVE, textCell, XLSX_STYLES, type XlsxCell, xlsxCell } from './xlsx-cells.ts';

/** One sheet before it is written: what stands in it and what the contents say of it. */
export type SheetPlan = {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly header: readonly { readonly words: string; readonly isEnd: boolean }[];
  readonly rows: readonly (readonly XlsxCell[])[];
};

/** Make sheet names that Excel takes: unlike each other whatever the case, at most 31 characters, none of `[]:*?/\`. */
export function sheetNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const plain = wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^'+|'+$/g, '');
    const base = plain === '' || plain.toLowerCase() === 'history' ? 'Table' : plain;
    for (let nth = 1; ; nth++) {
      const ending = nth === 1 ? '' : ` ${nth}`;
      const name = `${base.slice(0, 31 - ending.length).trim()}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}

/** Turn an id into a sheet's name: "plan-numbers-table" is "Plan numbers". */
function nameOfId(id: string): string {
  const words = id.replace(/-table$/, '').replaceAll('-', ' ');
  return withCapital(words);
}

function columns(...headers: string[]) {
  return headers.map((words) => ({ words, isEnd: false }));
}

function tableSheet({ table, summary }: ListedTable, name: string): SheetPlan {
  const holdsMoney = table.rows.some((row) => row.some(({ format }) => format === 'pounds'));
  const unit = holdsMoney ? 'Amounts on this sheet are pounds and pence.' : undefined;
  return {
    name,
    // On the page the amounts may be thousands or millions; here they are whole, and the title must not say otherwise.
    title: holdsMoney ? table.caption.replace(/£ ?(thousand|million|k|m)s?\b/i, '£') : table.caption,
    note: [unit, summary, table.note].filter((words) => typeof words === 'string').join(' '),
    header: table.columns.map(({ header, align }) => ({ words: header, isEnd: align === 'end' })),
    rows: table.rows.map((row) => row.map((cell, k) => xlsxCell(cell, table.columns[k]?.align === 'end'))),
  };
}

function answerSheet(document: ReportDocument, name: string): SheetPlan | null {
  const rows = document.blocks
    .filter((block) => block.kind === 'question')
    .map(({ question, answer, details }) => {
      const words = allBlocks(details).flatMap((block) => {
        if (block.kind === 'paragraph') return [plainText(block.content)];
        return block.kind === 'list' ? block.items.map((item) => `• ${plainText(item)}`) : [];
      });
      return [textCell(question), textCell(answer ?? ''), textCell(words.join('\n'))];
    });
  if (rows.length === 0) return null;
  const title = 'Questions and answers';
  return { name, title, note: '', header: columns('Question', 'Answer', 'What is said'), rows };
}

function ratingSheet(document: ReportDocument, name: string): SheetPlan | null {
  const conditions = ratingRows(document, 'conditions');
  const risks = ratingRows(document, 'risks');
  const updates = [
    ...new Set([...conditions, ...risks].flatMap((row) => row.ratings.map(({ update }) => update))),
  ];
  if (updates.length === 0) return null;
  const rows = [...conditions, ...risks].map((row) => [
    textCell(risks.includes(row) ? 'Risk' : 'Condition'),
    textCell(row.number),
    textCell(row.title),
    ...updates.map((update) => {
      const found = row.ratings.find((rating) => rating.update === update);
      return textCell(found === undefined ? '' : levelText(found.level));
    }),
  ]);
  return {
    name,
    title: 'Ratings by update',
    note: 'Each rating is a word, with the letter of the printed key in brackets. The key stands on the first sheet.',
    header: columns('Kind', 'Number', 'Title', ...updates),
    rows,
  };
}

function figureValue(figure: Figure): XlsxCell {
  if (typeof figure.value !== 'number') {
    const words = figure.value === null ? 'not available' : String(figure.value);
    return textCell(words, XLSX_STYLES.textEnd);
  }
  const isMoney = figure.unit === 'pence';
  const cell: Cell = {
    content: [{ text: figure.shown }],
    value: isMoney ? figure.value / 100 : figure.value,
    format: isMoney ? 'pounds' : figure.unit === 'share' ? 'share' : 'decimal',
  };
  return xlsxCell(cell, true);
}

function sourceText({ source }: Figure): string {
  if (source.kind === 'computed') return `${source.method}, from ${source.inputs.join(', ')}`;
  const place = [source.file, source.row === undefined ? undefined : `row ${source.row}`];
  return [source.record, ...place].filter((words) => words !== undefined).join(', ');
}

function figureSheet(document: ReportDocument, name: string): SheetPlan | null {
  if (document.figures.length === 0) return null;
  return {
    name,
    title: 'Every figure with its source',
    note: 'Money is in pounds and pence here, whatever its unit on the page.',
    header: ['Figure', 'What it is', 'Shown as', 'Value', 'Unit', 'Source'].map((words) => ({
      words,
      isEnd: words === 'Value',
    })),
    rows: document.figures.map((figure) => [
      textCell(figure.id),
      textCell(figure.label),
      textCell(figure.shown),
      figureValue(figure),
      textCell(figure.unit === 'pence' ? 'pounds' : figure.unit),
      textCell(sourceText(figure)),
    ]),
  };
}

/** Plan every sheet after the contents, in order. */
export function planSheets(document: ReportDocument): SheetPlan[] {
  const name = sheetNames();
  name('Contents');
  const answers = answerSheet(document, name('Answers'));
  const ratings = ratingSheet(document, name('Ratings'));
  const figuresName = name('Figures');
  const tables = listTables(document).map((listed) => tableSheet(listed, name(nameOfId(listed.table.id))));
  return [answers, ratings, ...tables, figureSheet(document, figuresName)].filter((plan) => plan !== null);
}

/** Give the text of a cell as wide as a spreadsheet will show it. */
function shownText({ value, style }: XlsxCell): string {
  if (typeof value !== 'number') return String(value ?? '');
  const decimals = /\.(0+)/.exec(style?.numFmt ?? '')?.[1]?.length ?? 0;
  const scaled = style?.numFmt?.endsWith('%') === true ? value * 100 : value;
  const digits = scaled.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `££${digits}`;
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}

/** Give the width of a column [characters]: what its cells and the longest word of its header need, from 10 to 60. */
function columnWidth(plan: SheetPlan, k: number): number {
  const header = plan.header[k]?.words ?? '';
  const cells = plan.rows.flatMap((row) => {
    const cell = row[k];
    return cell === undefined ? [] : shownText(cell).split('\n');
  });
  const words = longest(header.split(' ')) * 1.15;
  return Math.min(60, Math.max(10, words + 2, Math.min(header.length, 22) + 2, longest(cells) * 1.05 + 2));
}

/** Give the height of a row [points], so that wrapped text is seen whole in programs that do not work it out. */
function rowHeight(row: readonly XlsxCell[], widths: readonly number[]): number {
  const lines = row.map((cell, k) => {
    if (cell.style?.alignment?.wrapText !== true) return 1;
    const room = Math.max(1, (widths[k] ?? 10) - 1);
    return shownText(cell)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.08) / room)), 0);
  });
  return Math.min(400, 3 + 13 * Math.max(1, ...lines));
}

/** What stands at the foot of each printed sheet; an ampersand is a code there, so it is doubled. */
function printedFoot(document: ReportDocument): string {
  return `&L${document.footer.replaceAll('&', '&&').slice(0, 200)}&RPage &P of &N`;
}

function sheetOf(
  name: string,
  rows: readonly (readonly XlsxCell[])[],
  widths: readonly number[],
  document: ReportDocument,
): WriteSheet {
  const cells = new Map<string, XlsxCell>();
  for (const [r, row] of rows.entries()) for (const [c, cell] of row.entries()) cells.set(`${r},${c}`, cell);
  return {
    name,
    rows: rows.map((row) => row.map(({ value }) => value)),
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map(rows.map((row, r) => [r, { height: r === 0 ? 22 : rowHeight(row, widths) }])),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: printedFoot(document) },
  };
}

/** Make the sheet of a plan: title in A1, note below, header row frozen, then the rows. */
export function dataSheet(plan: SheetPlan, document: ReportDocument): WriteSheet {
  const rows = [
    [textCell(plan.title, XLSX_STYLES.title)],
    [textCell(plan.note, XLSX_STYLES.note)],
    plan.header.map(({ words, isEnd }) =>
      textCell(words, isEnd ? XLSX_STYLES.headerEnd : XLSX_STYLES.header),
    ),
    ...plan.rows,
  ];
  const widths = plan.header.map((_, k) => columnWidth(plan, k));
  return {
    ...sheetOf(plan.name, rows, widths, document),
    freezePane: { rows: ROWS_ABOVE, columns: 1 },
    a11y: { summary: plan.title, headerRow: ROWS_ABOVE - 1 },
  };
}

/** Name the header row of a sheet as the one that each printed page repeats. */
export function printedHeader({ name }: SheetPlan): NamedRange {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  return { name: '_xlnm.Print_Titles', range: `${sheet}!$${ROWS_ABOVE}:$${ROWS_ABOVE}`, scope: name };
}

/** Make the first sheet: what the workbook is, what it holds, how to read it, and the key to the ratings. */
export function contentsSheet(document: ReportDocument, plans: readonly SheetPlan[]): WriteSheet {
  const key = allBlocks(document.blocks).find((block) => block.kind === 'rating-key');
  const line = (...texts: string[]) => texts.map((text) => textCell(text));
  const head = (...texts: string[]) => texts.map((text) => textCell(text, XLSX_STYLES.header));
  const rows = [
    [textCell(`${document.title}, ${document.subtitle}`, XLSX_STYLES.title)],
    [textCell(document.authority, XLSX_STYLES.note)],
    [textCell(`${reportDay(document)}. ${document.footer}`, XLSX_STYLES.note)],
    [],
    head('Sheet', 'What it holds'),
    ...plans.map(({ name, title }): XlsxCell[] => [
      { ...textCell(name), hyperlink: { target: '', location: `'${name.replaceAll("'", "''")}'!A1` } },
      textCell(title),
    ]),
    [],
    head('Note', ''),
    line('Money', 'Pounds and pence, exact, also where the page shows thousands or millions.'),
    line('Formulas', 'Totals are live formulas; the result that stood in the return is stored with each.'),
    line('Missing', 'A figure that is not there is said in words; it is never a nought.'),
    line('Text', 'A text that a spreadsheet could take for a formula has an apostrophe before it.'),
    ...(key === undefined
      ? []
      : [
          [],
          head('Rating', 'Meaning'),
          ...key.levels.map((level) => line(levelText(level), level.definition)),
        ]),
  ];
  const widest = Math.max(12, longest(plans.map(({ name }) => name)));
  return { ...sheetOf('Contents', rows, [widest + 3, 84], document), a11y: { summary: document.title } };
}
