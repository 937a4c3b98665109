/** `evenkeel demo`: writes the fictional county's whole input to a folder. */
import type { Command } from 'commander';
import { LARGEST_WITH_EARLIER, writeDemo } from '../app/write-demo.ts';
import type { CommandContext } from './context.ts';

type Options = {
  readonly authority: string;
  readonly plans: number;
  readonly seed: number;
  readonly out: string;
  readonly earlier?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** Add the command to the program. */
export function registerDemo(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description("write a fictional authority's whole input: SEN2 tables, costs, monthly figures, programme")
    .requiredOption('--out <folder>', 'where to write it')
    .option('--authority <name>', 'name of the authority', 'Marlshire')
    .option('--plans <number>', 'plans in October 2024', Number, 6161)
    .option('--seed <number>', 'seed of all chance', Number, 1)
    .option('--earlier', 'with the returns of the six years before (up to 50,000 plans)')
    .option('--json', 'write one JSON document')
    .option('--quiet', 'no progress')
    .action(async ({ authority, plans, seed, out, earlier, json, quiet }: Options) => {
      const isLong = plans > 50_000 && quiet !== true;
      const files = await writeDemo({
        out,
        plans,
        seed,
        authorityName: authority,
        withEarlier: earlier === true && plans <= LARGEST_WITH_EARLIER,
        ...(isLong ? { onFile: (path: string) => context.err(`writing ${path}…`) } : {}),
      });
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/demo@1', authority, plans, seed, out, files }, null, 2)
          : `Wrote ${files.length} files of the fictional county ${authority} to ${out}.`,
      );
    });
}
