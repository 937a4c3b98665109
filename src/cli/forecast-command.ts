/** The parent of every command that begins "evenkeel forecast". */
import type { Command } from 'commander';

/** Give it; made at first use. */
export function forecastCommand(program: Command): Command {
  return (
    program.commands.find((command) => command.name() === 'forecast') ??
    program.command('forecast').description('forecasts with ranges')
  );
}
