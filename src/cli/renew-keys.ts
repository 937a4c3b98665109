/** `evenkeel keys renew` and `keys forget-earlier`: a new sealing key for the installation, and the end of the ones before it. */
import type { Command } from 'commander';
import type { KeysTold } from '../app/upkeep/renew-keys.ts';
import type { CommandContext } from './context.ts';

type Options = { readonly reason: string; readonly json?: boolean };

/** Add the commands below "keys". */
export function registerRenewKeys(
  keys: Command,
  context: CommandContext & { readonly keysPath: string },
): void {
  withReason(keys.command('renew'))
    .description('make a new sealing key and seal all anew; the earlier one stays to open with')
    .action(async ({ reason, json }: Options) => {
      const app = await context.openApp();
      const told = await app.renewKeys(context.actor, { path: context.keysPath, reason });
      say(context, told, json === true, [
        `${told.isResumed ? 'The renewal that was begun is done' : 'The installation has a new sealing key'}; ${told.earlierKeys} earlier in ${context.keysPath}.`,
        'Now: copy that file apart, and to every other machine of this installation; make a backup; then "evenkeel keys forget-earlier".',
      ]);
    });
  withReason(keys.command('forget-earlier'))
    .description('take earlier sealing keys out of the file, once nothing is sealed with them')
    .action(async ({ reason, json }: Options) => {
      const app = await context.openApp();
      const told = await app.forgetEarlierKeys(context.actor, { path: context.keysPath, reason });
      say(context, told, json === true, [
        'Earlier keys are forgotten here. Backups made before the renewal keep their sealed values shut, unless a copy of the earlier file is kept for them.',
      ]);
    });
}

function withReason(command: Command): Command {
  return command
    .requiredOption('--reason <words>', 'why; stands in the audit trail')
    .option('--json', 'write one JSON document');
}

function say(context: CommandContext, told: KeysTold, isJson: boolean, lines: readonly string[]): void {
  const counts = `Sealed anew: ${told.caseReferences} case references, ${told.authenticators} authenticators, ${told.officerKeys} officers’ keys, ${told.corrections} sheets of corrections.`;
  context.out(
    isJson
      ? JSON.stringify({ schema: 'evenkeel/keys-renewed@1', ...told }, null, 2)
      : [...lines.slice(0, 1), counts, ...lines.slice(1)].join('\n'),
  );
}
