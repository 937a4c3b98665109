/** `evenkeel serve`: the product's pages over the store, until it is told to stop. */
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

/** Start the server and wait until it is told to stop. Given by the way in, which alone reads the configuration. */
export type Serve = (options: {
  readonly port: number | null;
  readonly say: (text: string) => void;
}) => Promise<void>;

/** Add the command to the program. */
export function registerServe(program: Command, context: CommandContext & { readonly serve: Serve }): void {
  program
    .command('serve')
    .description('open the pages in a browser: starts the server and prints its address')
    .option('--port <number>', 'port to listen on; 0 takes a free one', Number)
    .action(async (options: { readonly port?: number }) => {
      await context.serve({ port: options.port ?? null, say: context.out });
    });
}
