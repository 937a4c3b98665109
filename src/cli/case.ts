/** `evenkeel case show`: the authority's own reference of one case, for a purpose that the audit trail keeps. */
import type { Command } from 'commander';
import { findProgramme } from '../app/find-programme.ts';
import type { CommandContext } from './context.ts';

type Options = { readonly purpose: string; readonly json?: boolean };

/** Add the command to the program. */
export function registerCase(program: Command, context: CommandContext): void {
  program
    .command('case')
    .description('look up the case behind a keyed record')
    .command('show')
    .description("show the authority's own reference of a case; each look is kept in the audit trail")
    .argument('<programme>', 'the programme')
    .argument('<key>', 'the key of a record of the child')
    .requiredOption('--purpose <words>', 'why it is needed')
    .option('--json', 'write one JSON document')
    .action((programme: string, key: string, options: Options) => show(programme, key, options, context));
}

async function show(
  programme: string,
  key: string,
  { purpose, json }: Options,
  context: CommandContext,
): Promise<void> {
  const app = await context.openApp();
  const scope = await findProgramme(app, context.actor, programme);
  const reference = await app.showCaseReference(context.actor, scope, key, purpose);
  context.out(
    json === true
      ? JSON.stringify({ schema: 'evenkeel/case-reference@1', key, reference }, null, 2)
      : reference,
  );
}
