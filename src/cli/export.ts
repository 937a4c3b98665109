/** `evenkeel export`: a programme's own rows as CSV that the import reads again. */
import type { Command } from 'commander';
import { findProgramme } from '../app/find-programme.ts';
import { showCount } from '../core/base/show.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

type Options = { readonly out: string; readonly json?: boolean };

/** Add the command to the program. */
export function registerExport(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description("write a programme's own rows as CSV, keys in place of names and numbers")
    .argument('<programme>', 'the programme')
    .requiredOption('--out <folder>', 'a new or empty folder')
    .option('--json', 'write one JSON document')
    .action((programme: string, options: Options) => run(programme, options, context));
}

async function run(programme: string, { out, json }: Options, context: CommandContext): Promise<void> {
  const app = await context.openApp();
  const scope = await findProgramme(app, context.actor, programme);
  const files = await app.exportData(context.actor, scope, out);
  context.out(
    json === true
      ? JSON.stringify({ schema: 'evenkeel/export@1', files }, null, 2)
      : textTable([['File', 'Records'], ...files.map(({ path, records }) => [path, showCount(records)])]),
  );
}
