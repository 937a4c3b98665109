/** What every writer asks of a report: its text made safe, its tables, its answers, its ratings. */
import { dayInWords } from '../../core/base/time.ts';
import type { RatingLevel } from '../../core/programme/rating-scale.ts';
import { allBlocks, plainText } from '../../core/report/block-walk.ts';
import type { Cell, ReportDocument, TableBlock } from '../../core/report/blocks.ts';

/** Characters that no document format may hold, and overrides of direction, which make text read as what it is not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e\ufffe\uffff]/g;

/** Give a copy of a report without characters that break a format; half a surrogate pair becomes a replacement mark. */
export function cleanReport(document: ReportDocument): ReportDocument {
  const clean = (_key: string, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replace(UNSAFE, '') : value;
  return JSON.parse(JSON.stringify(document, clean)); // the same shape as went in: only the insides of texts change
}

/** Write a rating level: "Amber (O)", or "Amber" where the key prints no letter. */
export function levelText(level: RatingLevel | null): string {
  if (level === null) return 'Not rated';
  return level.letter === null ? level.word : `${level.word} (${level.letter})`;
}

/** Give what a cell shows as plain text, its rating included. */
export function cellText(cell: Cell): string {
  const words = plainText(cell.content);
  if (cell.rating === undefined) return words;
  return words === '' ? levelText(cell.rating) : `${levelText(cell.rating)} ${words}`;
}

/** Give the day of a report in words: "11 December 2024". */
export function reportDay(document: ReportDocument): string {
  return dayInWords(document.frozenAt.slice(0, 10));
}

/** A table with, for a chart's own table, the sentence that says what the chart shows. */
export type ListedTable = { readonly table: TableBlock; readonly summary: string | null };

/** List the tables and charts' tables of a report in reading order; what stands twice in it is listed once. */
export function listTables(document: ReportDocument): ListedTable[] {
  const seen = new Set<string>();
  return allBlocks(document.blocks).flatMap((block): ListedTable[] => {
    if (block.kind !== 'table' && block.kind !== 'chart') return [];
    const table = block.kind === 'table' ? block : block.table;
    const same = JSON.stringify(table);
    if (seen.has(same)) return [];
    seen.add(same);
    return [{ table, summary: block.kind === 'chart' ? block.chart.summary : null }];
  });
}

/** List the questions that have a short answer, in order: what a reader wants first. */
export function shortAnswers(
  document: ReportDocument,
): { readonly question: string; readonly answer: string }[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'question' && block.answer !== null
      ? [{ question: block.question, answer: block.answer }]
      : [],
  );
}

/** List the level 1 headings: the report's contents. */
export function contents(document: ReportDocument): { readonly id: string; readonly text: string }[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 1 ? [{ id: block.id, text: block.text }] : [],
  );
}
