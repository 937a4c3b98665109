/** The reports of an import as text for a terminal. */
import { basename, dirname, join } from 'node:path';
import { showCount } from '../core/base/show.ts';
import type { FileReport, RowProblem } from '../core/domain/intake.ts';
import { textTable } from './text-table.ts';

/** So many lines of one sort of problem are named. */
const LINES_NAMED = 5;
/** So many sorts of problem of one file are shown at a terminal; all stand in the JSON document. */
const SHOWN = 20;

/** Write the reports of an import for a terminal: what became of every row, then the problems, alike ones together. */
export function importReportText(reports: readonly FileReport[]): string {
  const nameOf = namesFor(reports);
  const table = textTable([
    ['File', 'Kind', 'Rows', 'Accepted', 'Kept out', 'Passed over'],
    ...reports.map((report) => [
      nameOf(report.file),
      report.kind,
      showCount(report.rowsRead),
      showCount(report.recordsAccepted),
      showCount(report.rowsWithErrors),
      showCount(report.rowsSkipped),
    ]),
  ]);
  const problems = reports.map((report) => problemsText(report, nameOf(report.file)));
  return [table, ...problems, closingLine(reports)].filter((text) => text !== '').join('\n\n');
}

/**
 * A file is called by its name alone; what lies in an archive by the archive's name too, and so is by its folder's what
 * has the same name as another file of the call.
 */
function namesFor(reports: readonly FileReport[]): (file: string) => string {
  const counts = Map.groupBy(reports, ({ file }) => basename(file));
  return (file) => {
    const [name, within] = [basename(file), basename(dirname(file))];
    const isAlike = (counts.get(name)?.length ?? 0) > 1;
    return isAlike || /\.zip$/i.test(within) ? join(within, name) : name;
  };
}

/** One sentence for whoever reads only the end: how many files were read, and what became of their rows. */
function closingLine(reports: readonly FileReport[]): string {
  if (reports.length < 2) return '';
  const unread = reports.filter(({ kind }) => kind === 'unknown').length;
  const sum = (of: (report: FileReport) => number) =>
    showCount(reports.reduce((all, one) => all + of(one), 0));
  const refused = unread === 0 ? '' : `; ${showCount(unread)} could not be read, for the reasons above`;
  return `${showCount(reports.length - unread)} of ${showCount(reports.length)} files read${refused}. ${sum(({ rowsRead }) => rowsRead)} rows: ${sum(({ recordsAccepted }) => recordsAccepted)} accepted, ${sum(({ rowsWithErrors }) => rowsWithErrors)} kept out, ${sum(({ rowsSkipped }) => rowsSkipped)} passed over.`;
}

/** Problems alike of one file, told together. */
type Alike = {
  readonly first: RowProblem;
  readonly rows: readonly number[];
  readonly count: number;
  /** Of whole columns: which they are. */
  readonly columns: readonly string[];
};

function gather(problems: readonly RowProblem[]): readonly Alike[] {
  // What is said of whole columns is said once, with their names.
  const groups = Map.groupBy(problems, ({ code, column, row, sheet, message }) =>
    [code, row === null ? '' : column, row === null, sheet, message].join('\n'),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const rows = group.flatMap(({ row }) => row ?? []);
    const columns = [...new Set(group.flatMap(({ column }) => column ?? []))];
    return [{ first, rows, columns, count: group.reduce((sum, { count }) => sum + count, 0) }];
  });
}

function problemsText({ problems }: FileReport, name: string): string {
  const told = gather(problems.filter(({ severity }) => severity !== 'info'));
  if (told.length === 0) return '';
  const gravest = told.toSorted((one, other) => Number(isError(other)) - Number(isError(one)));
  const lines = gravest.slice(0, SHOWN).map(problemLine);
  const more =
    told.length > SHOWN ? [`  … and ${showCount(told.length - SHOWN)} more sorts; see --json`] : [];
  return [`${name}:`, ...lines, ...more].join('\n');
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
  const { first, columns } = alike;
  const places = [first.sheet, linesText(alike), ...columns].filter((place) => place !== undefined);
  const where = places.length === 0 ? '' : `${places.join(', ')}: `;
  const kept = first.isKept === true ? ' (the rows were let in)' : '';
  return `  ${first.severity}: ${where}${first.message}${kept}. ${first.advice}`;
}
