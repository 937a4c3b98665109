/** `evenkeel retention`, `erase` and `subject-access`: what is kept of people, for how long, and whose right it is to see or end it. */
import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { findProgramme } from '../app/find-programme.ts';
import type { Erasure } from '../app/privacy/erase-person.ts';
import type { PersonWish } from '../app/privacy/find-person.ts';
import type { RetentionPeriods, RetentionTold } from '../app/privacy/retention.ts';
import { raise } from '../core/base/problem.ts';
import { ALWAYS_KEPT, RETENTION_KINDS } from '../core/domain/retention.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

type JsonOption = { readonly json?: boolean };
type ApplyOptions = JsonOption & { readonly periods?: string; readonly yes?: boolean };
type PersonOptions = JsonOption & { readonly purpose: string };

/** Add the commands to the program. */
export function registerPrivacy(program: Command, context: CommandContext): void {
  registerRetention(program, context);
  personOptions(program.command('erase'))
    .description('erase all that a programme keeps of one child; without --yes it only tells what would go')
    .option('--yes', 'do it')
    .action(async (programme: string, child: string, options: PersonOptions & { readonly yes?: boolean }) => {
      const app = await context.openApp();
      const scope = await findProgramme(app, context.actor, programme);
      const wish = await wishOf(child, options);
      const told = await app.erasePerson(context.actor, scope, wish, options.yes !== true);
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/erasure@1', ...told, kept: ALWAYS_KEPT }, null, 2)
          : erasureText(told),
      );
    });
  personOptions(program.command('subject-access'))
    .description('write all that a programme keeps of one child to a file')
    .requiredOption('--out <file>', 'a file that is not there yet; only you may read it')
    .action(async (programme: string, child: string, options: PersonOptions & { readonly out: string }) => {
      const app = await context.openApp();
      const scope = await findProgramme(app, context.actor, programme);
      const told = await app.exportPerson(context.actor, scope, await wishOf(child, options));
      await writeNew(options.out, `${JSON.stringify(told, null, 2)}\n`);
      const { rows, looks } = told;
      const counts = { rows: rows.length, looks: looks.length, file: options.out };
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/subject-access-written@1', ...counts }, null, 2)
          : `Wrote ${rows.length} rows and ${looks.length} looks to ${options.out}. Hand it over in a way that only its reader sees, then delete it.`,
      );
    });
}

function registerRetention(program: Command, context: CommandContext): void {
  const retention = program.command('retention').description('how long records about people are kept');
  retention
    .command('show')
    .description('each kind of record, its usual period, and what is always kept')
    .option('--json', 'write one JSON document')
    .action(({ json }: JsonOption) => {
      const document = { schema: 'evenkeel/retention@1', kinds: RETENTION_KINDS, kept: ALWAYS_KEPT };
      context.out(json === true ? JSON.stringify(document, null, 2) : periodsText());
    });
  retention
    .command('apply')
    .description('take away what is kept longer than its period; without --yes it only counts')
    .argument('<programme>', 'the programme')
    .option('--periods <file>', 'other periods, as JSON: {"sen2-rows": 2190}')
    .option('--yes', 'do it')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, { periods, yes, json }: ApplyOptions) => {
      const app = await context.openApp();
      const scope = await findProgramme(app, context.actor, programme);
      const given = periods === undefined ? {} : await readPeriods(periods);
      const isDone = yes === true;
      const told = await app.applyRetention(context.actor, scope, given, !isDone);
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/retention-applied@1', isDone, kinds: told }, null, 2)
          : appliedText(told, isDone),
      );
    });
}

function personOptions(command: Command): Command {
  return command
    .argument('<programme>', 'the programme')
    .argument(
      '<child>',
      'the key of any record of the child; "-" reads the authority’s own reference from standard input',
    )
    .requiredOption('--purpose <words>', 'why; it stands in the audit trail, and names nobody')
    .option('--json', 'write one JSON document');
}

/** A reference given as a word of the command would stay in the shell's history. */
async function wishOf(child: string, { purpose }: PersonOptions): Promise<PersonWish> {
  return child === '-'
    ? { by: 'reference', text: (await text(process.stdin)).trim(), purpose }
    : { by: 'key', text: child, purpose };
}

async function writeNew(path: string, content: string): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    raise({
      code: 'person.file-exists',
      place: path,
      message: 'There is a file of this name already',
      advice: 'Name another; nothing is written over.',
    });
  }
}

async function readPeriods(path: string): Promise<RetentionPeriods> {
  const read: unknown = await readFile(path, 'utf8')
    .then((content) => JSON.parse(content))
    .catch(() => null); // no file and no JSON are told alike below
  const isPeriods = (value: unknown): value is RetentionPeriods =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((days) => typeof days === 'number');
  if (isPeriods(read)) return read;
  return raise({
    code: 'retention.file-wrong',
    place: path,
    message: 'The file of periods cannot be read',
    advice: 'Write it as JSON, kinds with days: {"sen2-rows": 2190, "cost-rows": 2555}.',
  });
}

function periodsText(): string {
  const rows = RETENTION_KINDS.map(({ id, what, days, since }) => [id, what, String(days), since]);
  const table = textTable([['Kind', 'What', 'Days', 'Counted from'], ...rows]);
  return `${table}\n\nAlways kept:\n${ALWAYS_KEPT.map((line) => `- ${line}`).join('\n')}`;
}

function appliedText(told: readonly RetentionTold[], isDone: boolean): string {
  const rows = told.map(({ id, days, before, count }) => [
    id,
    String(days),
    before.slice(0, 10),
    String(count),
  ]);
  const table = textTable([['Kind', 'Days', 'Older than', isDone ? 'Taken away' : 'Would go'], ...rows]);
  return isDone ? table : `${table}\n\nNothing was changed. Make a backup, then call it again with --yes.`;
}

function erasureText({ isDone, rows, fixes }: Erasure): string {
  const counts = Object.entries(rows).map(([table, count]) => `  ${table}: ${count}`);
  const head = isDone ? 'Erased:' : 'Would be erased:';
  const sheets = fixes === null ? [] : [`  corrections on issue sheets: ${fixes}`];
  const foot = isDone
    ? 'A later file that names the child brings the records back: mend the source too. Backups still hold them.'
    : 'Nothing was changed. Call it again with --yes.';
  const kept = ['Kept:', ...ALWAYS_KEPT.map((line) => `- ${line}`)];
  return [head, ...counts, ...sheets, foot, ...kept].join('\n');
}
