/** `evenkeel month`: what stands between a month and its close, closing it, and reopening it. */
import type { Command } from 'commander';
import type { KeptClosing, MonthEndTold } from '../app/monitor/close-month.ts';
import { monthEndView } from '../app/views/month-end-view.ts';
import { monthInWords } from '../core/base/time.ts';
import type { CommandContext } from './context.ts';
import { openStored } from './return-target.ts';

type Options = { readonly month?: string; readonly json?: boolean };
type ActOptions = { readonly month: string; readonly reason: string; readonly json?: boolean };

/** Add the commands to the program. */
export function registerMonth(program: Command, context: CommandContext): void {
  const month = program.command('month').description('month end: what is late, what breached, and the close');
  month
    .command('show')
    .description('the check list of a month')
    .argument('<programme>', 'id of a stored programme')
    .option('--month <month>', 'for example 2024-10; the newest one with figures where it is not given')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, options: Options) => {
      const { app, scope } = await openStored(context, programme);
      const told = await app.monthEnd(context.actor, scope, options.month ?? null);
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/month-end@1', monthEnd: told }, null, 2)
          : checkList(told, context, scope.authorityCode),
      );
    });
  actOptions(month.command('close'))
    .description('close a month; takes a reason where figures are late')
    .option('--reason <words>', 'why it is closed without late figures', '')
    .action(async (programme: string, options: ActOptions) => {
      const { app, scope } = await openStored(context, programme);
      say(context, await app.closeMonth(context.actor, scope, options), options.json === true);
    });
  actOptions(month.command('reopen'))
    .description('reopen a closed month')
    .requiredOption('--reason <words>', 'why')
    .action(async (programme: string, options: ActOptions) => {
      const { app, scope } = await openStored(context, programme);
      say(context, await app.reopenMonth(context.actor, scope, options), options.json === true);
    });
}

function actOptions(command: Command): Command {
  return command
    .argument('<programme>', 'id of a stored programme')
    .requiredOption('--month <month>', 'for example 2024-10')
    .option('--json', 'write one JSON document');
}

function checkList(told: MonthEndTold | null, { actor }: CommandContext, authorityCode: string): string {
  const view = monthEndView(told, actor, { authorityCode });
  if (view === null) return 'Nothing is tracked yet: no monthly figures with an agreed forecast are stored.';
  const tasks = view.tasks.map(({ title, hint, stateInWords }) => `  ${stateInWords}: ${title}. ${hint}`);
  return [view.lead, ...tasks, ...view.acts].join('\n');
}

function say(context: CommandContext, act: KeptClosing, isJson: boolean): void {
  context.out(
    isJson
      ? JSON.stringify({ schema: 'evenkeel/month-closing@1', ...act }, null, 2)
      : `${monthInWords(act.month)} is ${act.isClosed ? 'closed' : 'open again'}.`,
  );
}
