/** The issue sheets among the files of a call: read before the tables that they correct, told in reports of their own. */
import { ProblemError } from '../../core/base/problem.ts';
import type { FileReport, RowProblem } from '../../core/domain/intake.ts';
import type { Fix } from '../../core/domain/issue.ts';
import { type FixSheet, readFixes } from '../../edge/intake/fixes/read-fixes.ts';
import type { Look } from '../../edge/intake/read-file.ts';
import { FileRefusal } from '../../edge/intake/tables/reading.ts';

/** An issue sheet with what was read from it. */
export type ReadSheet = { readonly look: Look; readonly sheet: FixSheet };

/** A corrected sheet is small: what is larger is a table of records [bytes]. */
const LARGEST_SHEET = 32 * 1024 * 1024;

function isNoSheet(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'fix.not-an-issue-sheet';
}

/** Read a file as an issue sheet; null where it is none. Files in archives are never taken for one. */
export async function readIssueSheet(look: Look): Promise<ReadSheet | null> {
  const { file } = look;
  if (file === null || file.member !== null || file.size > LARGEST_SHEET) return null;
  try {
    return { look, sheet: await readFixes(file.path) };
  } catch (error) {
    // What cannot be read at all is refused where every file is.
    if (isNoSheet(error) || error instanceof FileRefusal) return null;
    throw error;
  }
}

function problemsOf({ refused, linesOpen, linesRepeated }: FixSheet): readonly RowProblem[] {
  const told: RowProblem[] = refused.map(({ code, message, advice, row }) => ({
    code,
    severity: 'error',
    row,
    column: null,
    count: 1,
    message,
    advice,
  }));
  const passed = (code: string, count: number, message: string): readonly RowProblem[] =>
    count === 0
      ? []
      : [{ code, severity: 'info', row: null, column: null, count, message, advice: 'Nothing to do.' }];
  return [
    ...told,
    ...passed('fix.left-open', linesOpen, 'Lines on which nothing was decided'),
    ...passed('fix.repeated', linesRepeated, 'Lines that say once more what another line says'),
  ];
}

/** Report what an issue sheet gave: each fix is a record, each line that was left open is passed over. */
export function sheetReport({ look, sheet }: ReadSheet): FileReport {
  return {
    file: look.name,
    kind: 'sen2-issues',
    confidence: 1,
    sha256: sheet.sha256,
    rowsRead: sheet.linesRead,
    recordsAccepted: sheet.fixes.length,
    rowsWithErrors: sheet.refused.length,
    rowsSkipped: sheet.linesOpen + sheet.linesRepeated,
    problems: problemsOf(sheet),
  };
}

/** All fixes of some sheets. */
export function fixesOf(sheets: readonly ReadSheet[]): readonly Fix[] {
  return sheets.flatMap(({ sheet }) => sheet.fixes);
}
