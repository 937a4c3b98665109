/** `evenkeel import`: reads files into the store and reports on every row; lists imports and undoes one. */
import type { Command } from 'commander';
import type { ImportRequest } from '../app/app.ts';
import { findProgramme } from '../app/find-programme.ts';
import { raise } from '../core/base/problem.ts';
import type { FileKind, FileReport } from '../core/domain/intake.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

const KINDS: readonly FileKind[] = [
  'sen2-csv',
  'dfe-ehcp',
  'dfe-la-panel',
  'dsg-allocations',
  'monthly-actuals',
  'placement-costs',
];
/** The shelf of published tables that all programmes share. */
const SHARED = { authorityCode: 'shared', programmeId: '' } as const;
/** A line of progress no oftener than this [milliseconds]. */
const PROGRESS_EVERY = 5000;
/** Problems shown for each file in the table for people. */
const SHOWN_PROBLEMS = 10;

type Options = {
  readonly kind?: string;
  readonly into?: string;
  readonly strict?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** Add the commands to the program. */
export function registerImport(program: Command, context: CommandContext): void {
  const command = program
    .command('import')
    .description('read files into the store and account for every row')
    .argument('<files...>', 'files or folders')
    .option('--kind <kind>', `take the files to be of this kind: ${KINDS.join(', ')}`)
    .option('--into <programme>', 'the programme they belong to; without it, the shelf of published tables')
    .option('--strict', 'keep nothing of a file that has rows with errors')
    .option('--check', 'read and report only; keep nothing')
    .option('--json', 'write one JSON document')
    .option('--quiet', 'no progress')
    .action((files: string[], options: Options) => importCommand(context, files, options));
  command
    .command('list')
    .description('list the imports in the store')
    .option('--json', 'write one JSON document')
    .action((_options: unknown, self: Command) => listCommand(context, self.optsWithGlobals<Options>()));
  command
    .command('undo')
    .description('undo one import')
    .argument('<import>', 'id of the import')
    .action(async (importId: string) => {
      const app = await context.openApp();
      await app.undoImport(context.actor, importId);
      context.out(`Undone: ${importId}. Its rows are no longer read; the trail keeps the import.`);
    });
}

async function importCommand(
  context: CommandContext,
  files: readonly string[],
  options: Options,
): Promise<void> {
  const app = await context.openApp();
  const scope = options.into === undefined ? SHARED : await findProgramme(app, context.actor, options.into);
  const request: ImportRequest = {
    paths: files,
    scope,
    ...(options.kind === undefined ? {} : { kind: parseKind(options.kind) }),
    strict: options.strict === true,
    dryRun: options.check === true,
    ...(options.quiet === true ? {} : { onProgress: progressTeller(context) }),
  };
  const reports = await app.importFiles(context.actor, request);
  context.out(
    options.json === true
      ? JSON.stringify({ schema: 'evenkeel/import-report@1', files: reports }, null, 2)
      : reports.map(reportInWords).join('\n\n'),
  );
  judge(context, reports, options);
}

/** Exit 2 where nothing could be read, 1 where something could not be or had errors under --strict. */
function judge(context: CommandContext, reports: readonly FileReport[], options: Options): void {
  const unread = reports.filter(isUnread);
  if (unread.length === reports.length)
    raise({
      code: 'import.nothing-read',
      place: unread
        .map(({ file }) => file)
        .slice(0, 3)
        .join(', '),
      message: `None of the files could be read: ${unread[0]?.problems[0]?.message ?? 'no file was found'}`,
      advice: unread[0]?.problems[0]?.advice ?? 'Check the names of the files.',
    });
  const hasErrors = options.strict === true && reports.some(({ rowsWithErrors }) => rowsWithErrors > 0);
  if (unread.length > 0 || hasErrors) context.setExit(1);
}

function isUnread({ kind, problems }: FileReport): boolean {
  return (
    kind === 'unknown' ||
    problems.some(({ code, severity }) => severity === 'error' && code.startsWith('file.'))
  );
}

function parseKind(text: string): FileKind {
  return (
    KINDS.find((kind) => kind === text) ??
    raise({
      code: 'import.unknown-kind',
      place: '--kind',
      message: 'There is no such kind of file',
      advice: `Choose from ${KINDS.join(', ')}, or leave it out to have the file recognised.`,
    })
  );
}

function progressTeller({ err }: CommandContext): (file: string, rows: number) => void {
  const started = performance.now();
  let told = started;
  return (file, rows) => {
    const now = performance.now();
    if (now - told < PROGRESS_EVERY) return;
    told = now;
    err(`${file}: ${rows.toLocaleString('en-GB')} rows read, ${Math.round((now - started) / 1000)} s`);
  };
}

function reportInWords(report: FileReport): string {
  const count = (rows: number) => rows.toLocaleString('en-GB');
  const lines = [
    `${report.file}: ${report.kind}`,
    `  ${count(report.rowsRead)} rows read = ${count(report.recordsAccepted)} accepted + ${count(report.rowsWithErrors)} with errors + ${count(report.rowsSkipped)} passed over`,
  ];
  for (const problem of report.problems.slice(0, SHOWN_PROBLEMS)) {
    const at = [problem.sheet, problem.row === null ? null : `row ${problem.row}`, problem.column]
      .filter((part) => part !== null && part !== undefined)
      .join(', ');
    const times = problem.count > 1 ? ` (${count(problem.count)} times)` : '';
    lines.push(
      `  ${problem.severity}: ${at === '' ? '' : `${at}: `}${stop(problem.message, times)} ${problem.advice}`,
    );
  }
  const more = report.problems.length - SHOWN_PROBLEMS;
  if (more > 0) lines.push(`  … and ${more} more; --json gives all.`);
  return lines.join('\n');
}

async function listCommand(context: CommandContext, options: Options): Promise<void> {
  const app = await context.openApp();
  const imports = await app.listImports(context.actor, null);
  if (options.json === true) {
    context.out(JSON.stringify({ schema: 'evenkeel/imports@1', imports }, null, 2));
    return;
  }
  if (imports.length === 0) {
    context.out('The store holds no import yet. Read files with "evenkeel import FILE…".');
    return;
  }
  context.out(
    textTable([
      ['Import', 'Kind', 'File', 'Records', 'When', 'State'],
      ...imports.map((item) => [
        item.importId,
        item.kind,
        item.report.file.split('/').at(-1) ?? '',
        item.report.recordsAccepted.toLocaleString('en-GB'),
        item.importedAt.slice(0, 16).replace('T', ' '),
        item.undoneAt === null ? 'in force' : 'undone',
      ]),
    ]),
  );
}

/** End a sentence with one full stop, after what is added to it. */
function stop(sentence: string, added: string): string {
  return `${sentence.replace(/\.$/, '')}${added}.`;
}
