/** `evenkeel import`: recognises files, reads them into the store, and tells what became of every row. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { findProgramme } from '../app/find-programme.ts';
import { SHELF } from '../app/imports/import-call.ts';
import { ProblemError, raise } from '../core/base/problem.ts';
import { showCount } from '../core/base/show.ts';
import { FILE_KINDS, type FileKind, type FileReport } from '../core/domain/intake.ts';
import type { CommandContext } from './context.ts';
import { importReportText } from './import-report-text.ts';
import { rowProgress } from './progress.ts';
import { textTable } from './text-table.ts';

type Options = {
  readonly kind?: string;
  readonly into?: string;
  readonly strict?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly mapping?: readonly string[];
  readonly fixes?: readonly string[];
};

const KINDS: readonly FileKind[] = FILE_KINDS;

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
    .option('--mapping <file>', 'a saved column map to use; kept with the programme', addTo)
    .option('--fixes <file>', 'a corrected issue sheet to apply; kept with the programme', addTo)
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
    .command('issues')
    .description('write the issue sheet of an import: a workbook to correct and import again')
    .argument('<id>', 'the id that "import list" shows')
    .requiredOption('--out <file>', 'the workbook to write')
    .action((id: string, options: { readonly out: string }) => writeIssues(id, options.out, context));
  command
    .command('suggest')
    .description('suggest a column map for a file whose columns are not known')
    .argument('<file>', 'the file; a member of an archive as bundle.zip/list.csv')
    .option('--kind <kind>', 'the kind of file that it is')
    .option('--out <file>', 'write the map here, to look over, correct and give to --mapping')
    .option('--json', 'write one JSON document')
    .action((file: string, _: Options, own: Command) =>
      suggest(file, own.optsWithGlobals<SuggestOptions>(), context),
    );
  command
    .command('undo')
    .description('undo an import: its rows no longer count')
    .argument('<id>', 'the id that "import list" shows')
    .option('--json', 'write one JSON document')
    .action((id: string, _: Options, own: Command) => undo(id, own.optsWithGlobals<Options>(), context));
}

/** An option that may be given more than once. */
function addTo(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

type SuggestOptions = Options & { readonly out?: string };

async function writeIssues(id: string, out: string, context: CommandContext): Promise<void> {
  const app = await context.openApp();
  const { bytes } = await app.issueSheet(context.actor, id);
  await writeNew(out, bytes);
  context.out(`Written: ${out}`);
}

async function suggest(file: string, options: SuggestOptions, context: CommandContext): Promise<void> {
  const app = await context.openApp();
  const suggestion = await app.suggestMapping(context.actor, file, requireKind(options.kind));
  const { mapping, guessed, missing, unused } = suggestion;
  if (options.out !== undefined)
    await writeNew(options.out, Buffer.from(`${JSON.stringify(mapping, null, 2)}\n`));
  if (options.json === true)
    return context.out(JSON.stringify({ schema: 'evenkeel/mapping-suggestion@1', ...suggestion }, null, 2));
  const notes = [
    ['Guessed by their words, look at these first', guessed],
    ['Needed, and nothing seems to be it', missing],
    ['Seem to be nothing that is read', unused],
  ] as const;
  const told = notes.flatMap(([title, names]) =>
    names.length === 0 ? [] : [`${title}: ${names.join(', ')}`],
  );
  context.out([JSON.stringify(mapping, null, 2), ...told].join('\n\n'));
}

/** Write a file where none is: nothing of a person's is written over. */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    raise({
      code: 'import.cannot-write',
      place: path,
      message: isThere ? 'There is a file of that name already' : 'The file cannot be written',
      advice: isThere
        ? 'Give another name, or move that file away.'
        : 'Check the folder and that you may write in it.',
    });
  }
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
  const progress = rowProgress(context);
  const reports = await app.importFiles(context.actor, {
    paths,
    scope,
    strict: options.strict === true,
    dryRun: options.check === true,
    mappings: options.mapping ?? [],
    fixes: options.fixes ?? [],
    ...(kind === undefined ? {} : { kind }),
    ...(options.quiet === true ? {} : { onProgress: progress.onProgress }),
  });
  progress.end();
  context.out(
    options.json === true
      ? JSON.stringify({ schema: 'evenkeel/import-report@1', files: reports }, null, 2)
      : importReportText(reports),
  );
  leave(reports, options, context);
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
