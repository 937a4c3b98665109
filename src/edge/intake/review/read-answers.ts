/** Reads one column of free-text answers from a CSV file or a workbook; every other column is passed over unread. */
import { raise } from '../../../core/base/problem.ts';
import { csvHead, csvRows } from '../files/csv-rows.ts';
import { inspectBytes } from '../files/file-bytes.ts';
import { readWorkbook } from '../files/workbook.ts';
import { LIMITS } from '../tables/reading.ts';

/** The answers of a file as they were written, blank cells left out, and the hash of the file. */
export type AnswerFile = {
  readonly answers: readonly string[];
  readonly blank: number;
  readonly sha256: string;
};

/** The longest answer that is taken [characters]; a longer cell is a broken file rather than an answer. */
const LONGEST = 20_000;

/**
 * Read a column, named as its header has it, whatever its capitals. The header is the first row that holds it, within 20.
 * @throws ProblemError `review.no-column`, `review.too-long`, `review.broken-row` (the row told, never the words); `file.*` as the import.
 */
export async function readAnswerColumn(path: string, column: string): Promise<AnswerFile> {
  const file = await inspectBytes({ path, member: null }, LIMITS);
  const wanted = column.trim().toLowerCase();
  const tables: string[][][] = [];
  if (file.form === 'text') {
    const { delimiter } = await csvHead(file);
    const rows: string[][] = [];
    for await (const chunk of csvRows(file, delimiter, LIMITS))
      rows.push(...chunk.rows.map((row) => [...row]));
    tables.push(rows);
  } else {
    const { sheets } = await readWorkbook(file, LIMITS);
    tables.push(...sheets.map(({ rows }) => rows.map((row) => [...row])));
  }
  for (const rows of tables) {
    const head = rows
      .slice(0, 20)
      .findIndex((row) => row.some((cell) => cell.trim().toLowerCase() === wanted));
    if (head === -1) continue;
    const at = rows[head]?.findIndex((cell) => cell.trim().toLowerCase() === wanted) ?? -1;
    return { ...answersIn(rows, head, at), sha256: file.sha256 };
  }
  return raise({
    code: 'review.no-column',
    place: column,
    message: 'No table of the file has a column of this name in its first 20 rows',
    advice: 'Name the column as its header has it.',
  });
}

function answersIn(
  rows: readonly (readonly string[])[],
  head: number,
  at: number,
): Omit<AnswerFile, 'sha256'> {
  const answers: string[] = [];
  const width = rows[head]?.length ?? 0;
  let blank = 0;
  for (const [place, row] of rows.entries()) {
    if (place <= head) continue;
    if (row.slice(width).some((cell) => cell.trim() !== ''))
      raise({
        code: 'review.broken-row',
        place: `row ${place + 1}`,
        message: 'The row has more cells than the header, so an answer in it may be cut in two',
        advice: 'Put answers with commas in quotation marks, or save the file as a workbook.',
      });
    const text = (row[at] ?? '').trim();
    if (text.length > LONGEST)
      raise({
        code: 'review.too-long',
        place: `row ${place + 1}`,
        message: `The answer is longer than ${LONGEST} characters`,
        advice: 'Look whether a quotation mark is missing in the file.',
      });
    if (text === '') blank++;
    else answers.push(text);
  }
  return { answers, blank };
}
