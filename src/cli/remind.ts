/** `evenkeel remind`: reminders of returns that are due and tokens that end, by the operator's mail relay. */
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

type Options = { readonly send?: boolean; readonly json?: boolean };

/** Add the command to the program. */
export function registerRemind(program: Command, context: CommandContext): void {
  program
    .command('remind')
    .description(
      'remind people by mail of returns that are due and tokens that end; without --send it only tells whom',
    )
    .option('--send', 'send them, each once')
    .option('--json', 'write one JSON document')
    .action(async ({ send, json }: Options) => {
      const app = await context.openApp();
      const told = await app.sendReminders(context.actor, send !== true);
      const lines = told.reminders.map(({ accountId, subject }) => `  ${accountId}: ${subject}`);
      const head = told.isDone ? 'Sent:' : 'Would be sent:';
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/reminders@1', ...told }, null, 2)
          : lines.length === 0
            ? 'There is nothing to remind anybody of.'
            : [head, ...lines].join('\n'),
      );
    });
}
