/** `evenkeel import`: recognises files, reads them into the store, and tells what became of every row. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { findProgramme } from '../app/find-programme.ts';
import { SHELF } from '../app/imports/import-call.ts';
import { ProblemError, raise } from '../core/base/problem.ts';
import { showCount } from '../core/base/show.ts';
import type { FileKind, FileReport, RowProblem } from '../core/domain/intake.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

type Options = {
  readonly kind?: string;
  readonly into?: string;
  readonly strict?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

const KINDS: readonly FileKind[] = [
  'sen2-csv',
  'dfe-ehcp',
  'dfe-la-panel',
  'dsg-allocations',
  'monthly-actuals',
  'placement-costs',
];
/** A line of progress is written this often [milliseconds]. */
const PROGRESS_EVERY = 5000;
/** So many lines of one sort of problem are named. */
const LINES_NAMED = 5;
/** So many sorts of problem of one file are shown at a terminal; all stand in the JSON document. */
const SHOWN = 20;

/** Add the commands to the program. */
export function registerImport(program: Command, context: CommandContext): void {
  const command = program
    .command('import')
    .description('read files into the store and tell what became of every row')
    .argument('[files...]', 'files or folders')
    .option('--kind <kind>', `take each file to be of this kind: ${KINDS.join(', ')}`)
    .option('--into <programme>', 'the programme that the rows belong to')
    .option('--strict', 'leave out a file that has rows with errors')
    .option('--check', 'read and report only; nothing is stored')
    .option('--json', 'write one JSON document')
    .option('--quiet', 'no progress')
    .action((files: string[], options: Options) => runImport(files, options, context));
  command
    .command('list')
    .description('list what was imported')
    .option('--into <programme>', 'only the imports of this programme')
    .option('--json', 'write one JSON document')
    .action((_: Options, own: Command) => listStored(own.optsWithGlobals<Options>(), context));
  command
    .command('undo')
    .description('undo an import: its rows no longer count')
    .argument('<id>', 'the id that "import list" shows')
    .option('--json', 'write one JSON document')
    .action((id: string, _: Options, own: Command) => undo(id, own.optsWithGlobals<Options>(), context));
}

function requireKind(kind: string | undefined): FileKind | undefined {
  if (kind === undefined) return undefined;
  const known = KINDS.find((name) => name === kind);
  return (
    known ??
    raise({
      code: 'import.kind-unknown',
      place: '--kind',
      message: 'There is no such kind of file',
      advice: `The kinds are: ${KINDS.join(', ')}.`,
    })
  );
}

async function runImport(paths: readonly string[], options: Options, context: CommandContext): Promise<void> {
  if (paths.length === 0)
    return raise({
      code: 'import.no-files',
      message: 'No file was named',
      advice: 'Name files or folders, such as "evenkeel import data/".',
    });
  const kind = requireKind(options.kind);
  const app = await context.openApp();
  const scope = options.into === undefined ? SHELF : await findProgramme(app, context.actor, options.into);
  const reports = await app.importFiles(context.actor, {
    paths,
    scope,
    strict: options.strict === true,
    dryRun: options.check === true,
    ...(kind === undefined ? {} : { kind }),
    ...(options.quiet === true ? {} : { onProgress: progress(context) }),
  });
  context.out(
    options.json === true
      ? JSON.stringify({ schema: 'evenkeel/import-report@1', files: reports }, null, 2)
      : reportText(reports),
  );
  leave(reports, options, context);
}

/** Tell how far the reading has come, every few seconds. */
function progress(context: CommandContext): (file: string, rows: number) => void {
  let last = performance.now();
  const start = last;
  return (file, rows) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY) return;
    last = now;
    const seconds = Math.round((now - start) / 1000);
    context.err(`reading ${basename(file)}: ${showCount(rows)} rows after ${seconds} s`);
  };
}

function isUnread({ kind, problems }: FileReport): boolean {
  return (
    kind === 'unknown' ||
    problems.some(({ code, severity }) => severity === 'error' && code.startsWith('file.'))
  );
}

/** Leave with 2 where nothing could be read, with 1 where something could not or `--strict` found errors. */
function leave(reports: readonly FileReport[], options: Options, context: CommandContext): void {
  const unread = reports.filter(isUnread);
  const [first] = unread;
  if (first !== undefined && unread.length === reports.length) {
    const problem = first.problems.find(({ severity }) => severity === 'error');
    throw new ProblemError({
      code: problem?.code ?? 'file.unknown-kind',
      place: problem?.row == null ? first.file : `${first.file}, line ${problem.row}`,
      message: problem?.message ?? 'The file cannot be read',
      advice: problem?.advice ?? 'Check the file.',
    });
  }
  const hasErrors = options.strict === true && reports.some((report) => report.rowsWithErrors > 0);
  if (unread.length > 0 || hasErrors) context.setExit(1);
}

function reportText(reports: readonly FileReport[]): string {
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

async function listStored(options: Options, context: CommandContext): Promise<void> {
  const app = await context.openApp();
  const scope = options.into === undefined ? null : await findProgramme(app, context.actor, options.into);
  const records = await app.listImports(context.actor, scope);
  if (options.json === true) {
    const imports = records.map(({ report, ...record }) => ({
      ...record,
      file: report.file,
      sha256: report.sha256,
      rowsRead: report.rowsRead,
      recordsAccepted: report.recordsAccepted,
      rowsWithErrors: report.rowsWithErrors,
      rowsSkipped: report.rowsSkipped,
    }));
    context.out(JSON.stringify({ schema: 'evenkeel/imports@1', imports }, null, 2));
  } else if (records.length === 0) context.out('Nothing has been imported yet.');
  else
    context.out(
      textTable([
        ['Import', 'File', 'Kind', 'Programme', 'Accepted', 'State'],
        ...records.map((record) => [
          record.importId,
          record.report.file,
          record.kind,
          record.programmeId === '' ? record.authorityCode : record.programmeId,
          showCount(record.report.recordsAccepted),
          record.undoneAt === null ? 'in force' : 'undone',
        ]),
      ]),
    );
}

async function undo(id: string, options: Options, context: CommandContext): Promise<void> {
  const app = await context.openApp();
  const record = await app.undoImport(context.actor, id);
  context.out(
    options.json === true
      ? JSON.stringify(
          { schema: 'evenkeel/import-undone@1', importId: id, undoneAt: record.undoneAt },
          null,
          2,
        )
      : `Undone: ${record.report.file} no longer counts.`,
  );
}
