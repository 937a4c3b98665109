/** The reports of an import as text for a terminal. */
import { basename } from 'node:path';
import { showCount } from '../core/base/show.ts';
import type { FileReport, RowProblem } from '../core/domain/intake.ts';
import { textTable } from './text-table.ts';

/** So many lines of one sort of problem are named. */
const LINES_NAMED = 5;
/** So many sorts of problem of one file are shown at a terminal; all stand in the JSON document. */
const SHOWN = 20;

/** Write the reports of an import for a terminal: what became of every row, then the problems, alike ones together. */
export function importReportText(reports: readonly FileReport[]): string {
  const table = textTable([
    ['File', 'Kind', 'Rows', 'Accepted', 'Kept out', 'Passed over'],
    ...reports.map((report) => [
      basename(report.file),
      report.kind,
      showCount(report.rowsRead),
      showCount(report.recordsAccepted),
      showCount(report.rowsWithErrors),
      showCount(report.rowsSkipped),
    ]),
  ]);
  return [table, ...reports.map(problemsText)].filter((text) => text !== '').join('\n\n');
}

/** Problems alike of one file, told together. */
type Alike = { readonly first: RowProblem; readonly rows: readonly number[]; readonly count: number };

function gather(problems: readonly RowProblem[]): readonly Alike[] {
  const groups = Map.groupBy(problems, ({ code, column, sheet, message }) =>
    [code, column, sheet, message].join('\n'),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const rows = group.flatMap(({ row }) => row ?? []);
    return [{ first, rows, count: group.reduce((sum, { count }) => sum + count, 0) }];
  });
}

function problemsText({ file, problems }: FileReport): string {
  const told = gather(problems.filter(({ severity }) => severity !== 'info'));
  if (told.length === 0) return '';
  const gravest = told.toSorted((one, other) => Number(isError(other)) - Number(isError(one)));
  const lines = gravest.slice(0, SHOWN).map(problemLine);
  const more =
    told.length > SHOWN ? [`  … and ${showCount(told.length - SHOWN)} more sorts; see --json`] : [];
  return [`${basename(file)}:`, ...lines, ...more].join('\n');
}

function isError({ first }: Alike): boolean {
  return first.severity === 'error';
}

/** The first few lines that have a problem: "line 3", "lines 3, 9, 12 and 40 more". */
function linesText({ rows, count }: Alike): string | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  if (count === 1) return `line ${first}`;
  const named = rows.slice(0, LINES_NAMED);
  const rest = count - named.length;
  return `lines ${named.join(', ')}${rest > 0 ? ` and ${showCount(rest)} more` : ''}`;
}

function problemLine(alike: Alike): string {
  const { first } = alike;
  const places = [first.sheet, linesText(alike), first.column ?? undefined].filter(
    (place) => place !== undefined,
  );
  const where = places.length === 0 ? '' : `${places.join(', ')}: `;
  const kept = first.isKept === true ? ' (the rows were let in)' : '';
  return `  ${first.severity}: ${where}${first.message}${kept}. ${first.advice}`;
}
