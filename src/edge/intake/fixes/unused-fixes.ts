/** Tells, after the last file of a call, how many fixes met no record. */
import type { FileReport, RowProblem } from '../../../core/domain/intake.ts';
import { FIX_TEXTS } from '../problems/fix-problems.ts';
import type { FixBook } from './fix-book.ts';

/** Make the problem that counts the fixes of the tables read that met no record; null where each met its own. */
function unusedProblem({ unusedOfRead }: FixBook): RowProblem | null {
  if (unusedOfRead === 0) return null;
  return { code: 'fix.unused', ...FIX_TEXTS['fix.unused'], row: null, column: null, count: unusedOfRead };
}

/**
 * Add `fix.unused` to the reports of a call, after the last file was read: to the last issue sheet's, or where only fixes
 * kept earlier were applied, to the last SEN2 file's. Fixes of tables that were not among the files are not counted.
 * @returns the reports in the same order; the same ones where nothing is to be told.
 */
export function withUnusedTold(reports: readonly FileReport[], book: FixBook): readonly FileReport[] {
  const problem = unusedProblem(book);
  const sheet = reports.findLastIndex(({ kind }) => kind === 'sen2-issues');
  const place = sheet >= 0 ? sheet : reports.findLastIndex(({ kind }) => kind.startsWith('sen2'));
  const report = reports[place];
  if (problem === null || report === undefined) return reports;
  return reports.with(place, { ...report, problems: [...report.problems, problem] });
}
