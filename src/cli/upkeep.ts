/** `evenkeel backup`, `restore`, `audit verify` and `doctor`: keeping an installation, and proving that it is whole. */
import type { Command } from 'commander';
import type { InstallationCheck } from '../app/upkeep/check-installation.ts';
import type { AuditTold } from '../app/upkeep/verify-audit.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';

type Options = { readonly json?: boolean; readonly quiet?: boolean };

/** Look over the installation. Given by the way in, which alone reads the configuration. */
export type Doctor = () => Promise<readonly InstallationCheck[]>;

/** Add the commands to the program. */
export function registerUpkeep(
  program: Command,
  context: CommandContext & { readonly doctor: Doctor },
): void {
  program
    .command('backup')
    .description('write the whole store to one file; the keys are not in it and need a copy of their own')
    .argument('<file>', 'where to; a file that is there is replaced when the new one is whole')
    .option('--json', 'write one JSON document')
    .option('--quiet', 'show no progress')
    .action(async (file: string, { json, quiet }: Options) => {
      const app = await context.openApp();
      const told = await app.backUp(context.actor, file, rowsLine(context, quiet === true));
      clearLine(context, quiet === true);
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/backup-made@1', file, ...told }, null, 2)
          : `Backed up ${told.rows} rows of ${told.tables} tables to ${file}.\nSHA-256 of its lines: ${told.sha256}\nThe file of secret keys is not in it: keep a copy of that apart from this one.`,
      );
    });
  program
    .command('restore')
    .description('put a backup into an empty store, of either kind; nothing is ever written over')
    .argument('<file>', 'what "evenkeel backup" wrote')
    .option('--json', 'write one JSON document')
    .option('--quiet', 'show no progress')
    .action(async (file: string, { json, quiet }: Options) => {
      const app = await context.openApp();
      const told = await app.restore(context.actor, file, rowsLine(context, quiet === true));
      clearLine(context, quiet === true);
      if (!told.audit.isWhole) context.setExit(1);
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/restored@1', file, ...told }, null, 2)
          : `Restored ${told.rows} rows of ${told.tables} tables, as they stood at ${told.madeAt}.\n${auditWords(told.audit)}`,
      );
    });
  commandGroup(program, 'audit', 'the audit trail')
    .command('verify')
    .description('prove that no entry of the audit trail was altered, taken out or put in')
    .option('--json', 'write one JSON document')
    .action(async ({ json }: Options) => {
      const told = await (await context.openApp()).verifyAudit(context.actor);
      if (!told.isWhole) context.setExit(1);
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/audit-verification@1', ...told }, null, 2)
          : auditWords(told),
      );
    });
  program
    .command('doctor')
    .description('look over the installation: what is well, what is not, and how to mend it')
    .option('--json', 'write one JSON document')
    .action(async ({ json }: Options) => {
      const checks = await context.doctor();
      if (checks.some(({ state }) => state === 'bad')) context.setExit(1);
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/doctor@1', version: context.version, checks }, null, 2)
          : checks.map(lineOf).join('\n'),
      );
    });
}

function auditWords({ isWhole, firstBroken, newest }: AuditTold): string {
  if (!isWhole) return `The audit trail is broken at entry ${firstBroken}.`;
  return newest === null
    ? 'The audit trail is whole: it has no entry yet.'
    : `The audit trail is whole: ${newest.sequence} entries, the newest of ${newest.occurredAt}, hash ${newest.hash}.`;
}

const MARKS = { good: 'good   ', warning: 'WARNING', bad: 'BAD    ' } as const;

function lineOf({ part, state, found, advice }: InstallationCheck): string {
  const line = `${MARKS[state]}  ${part}: ${found}`;
  return advice === null ? line : `${line}\n         do: ${advice}`;
}

function rowsLine(context: CommandContext, isQuiet: boolean): (rows: number) => void {
  if (isQuiet || !context.isTerminal) return () => undefined;
  return (rows) => context.status(`${rows.toLocaleString('en-GB')} rows`);
}

function clearLine(context: CommandContext, isQuiet: boolean): void {
  if (!isQuiet && context.isTerminal) context.status('');
}
