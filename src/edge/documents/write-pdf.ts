/** A report as a tagged PDF (PDF/UA-1) on A4, with the product's typeface inside. */

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { RatingLevel } from '../../core/programme/rating-scale.ts';
import { ratingRows } from '../../core/report/block-walk.ts';
import type { Cell, Inline, ReportDocument, TableBlock } from '../../core/report/blocks.ts';
import { chartSvg, PAGE_WIDTH, PRINT_HEIGHT } from './chart-image.ts';
import { coveredText, MISSING_MARK } from './covered-text.ts';
import { type PrintItem, printItems } from './print-items.ts';
import { ratingColours, ratingMark } from './rating-mark.ts';
import { cleanReport, contents, levelText, reportDay, shortAnswers } from './report-parts.ts';
import { readFonts } from './typeface.ts';
import { TYPST_TEMPLATE } from './typst-template.ts';

function typstLevel(level: RatingLevel | null) {
  return {
    text: levelText(level),
    mark: ratingMark(level),
    tint: ratingColours(level).tint,
    definition: level?.definition ?? '',
  };
}

/** A run as the template reads it; a lone empty run keeps an empty paragraph whole. */
function typstRuns(content: readonly Inline[]) {
  return content.map(({ text, strong }) => ({ text, strong: strong === true }));
}

function typstCell(cell: Cell) {
  return {
    content: typstRuns(cell.content),
    rating: cell.rating === undefined ? null : typstLevel(cell.rating),
    emphasis: cell.emphasis === true,
  };
}

/** Widths as given, else the first column as wide as two others. */
function typstTable(table: TableBlock) {
  return {
    caption: table.caption,
    note: table.note ?? null,
    columns: table.columns.map(({ header, align, width }, k) => ({
      header,
      end: align === 'end',
      width: width ?? (k === 0 ? 0.3 : 0.7 / Math.max(1, table.columns.length - 1)),
    })),
    rows: table.rows.map((row) => row.map(typstCell)),
  };
}

function typstItem(item: PrintItem) {
  switch (item.kind) {
    case 'ratings':
      return {
        ...item,
        ratings: item.ratings.map(({ update, level }) => ({ update, level: typstLevel(level) })),
      };
    case 'paragraph':
    case 'notice':
      return { ...item, content: typstRuns(item.content) };
    case 'list':
      return { ...item, items: item.items.map(typstRuns) };
    case 'table':
      return { kind: item.kind, table: typstTable(item.table) };
    case 'chart':
      return {
        kind: item.kind,
        title: `${item.name}: ${item.chart.title}`,
        summary: item.chart.summary,
        alt: `${item.chart.title}. ${item.chart.summary}`,
        svg: chartSvg(item.chart, PAGE_WIDTH, PRINT_HEIGHT).svg,
      };
    case 'summary-list':
      return {
        kind: item.kind,
        rows: item.rows.map(({ label, content }) => ({ label, content: typstRuns(content) })),
      };
    case 'rating-key':
      return { kind: item.kind, levels: item.levels.map(typstLevel) };
    case 'heading':
    case 'row-heading':
    case 'row-text':
    case 'answer':
    case 'page-break':
      return item;
    default:
      return item satisfies never;
  }
}

/** Give what the template reads, as JSON: plain data with every text in letters that the typeface has. */
export function typstInput(document: ReportDocument): string {
  const clean = cleanReport(document);
  const [year, month, day] = clean.frozenAt.slice(0, 10).split('-').map(Number);
  const cover = coveredText();
  const input = {
    title: clean.title,
    subtitle: clean.subtitle,
    authority: clean.authority,
    footer: clean.footer,
    day: reportDay(clean),
    date: [year, month, day],
    answers: shortAnswers(clean),
    conditions: ratingRows(clean, 'conditions').map(({ number, title, ratings }) => ({
      number,
      title,
      level: typstLevel(ratings.at(-1)?.level ?? null),
    })),
    contents: contents(clean).length > 1,
    items: printItems(clean).map(typstItem),
  };
  const text = JSON.stringify(input, (_key, value) => (typeof value === 'string' ? cover(value) : value));
  return `${text.slice(0, -1)},"missing":${text.includes(MISSING_MARK)}}`;
}

/**
 * Write the report as PDF/UA-1. Its date is the report's own, so the same report gives the same bytes.
 * @throws Error where the template or its data do not compile: our fault, as the data is plain text by then.
 */
export function writePdf(document: ReportDocument): Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: readFonts() }] });
  const compiled = compiler.compile({
    mainFileContent: TYPST_TEMPLATE,
    inputs: { report: typstInput(document) },
  });
  const { result } = compiled;
  if (result === null) {
    const error = compiled.takeDiagnostics();
    const said = error === null ? 'no diagnostics' : JSON.stringify(compiler.fetchDiagnostics(error));
    throw new Error(`The PDF template did not compile: ${said}`);
  }
  return compiler.pdf(result, {
    pdfStandard: 'ua-1',
    creationTimestamp: Math.floor(Date.parse(document.frozenAt) / 1000),
  });
}
