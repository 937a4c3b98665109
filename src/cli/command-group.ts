/** Commands of one word share a group: `forecast panel` and `forecast plan` are both of `forecast`. */
import type { Command } from 'commander';

/** Give the group of that name, made at its first use. */
export function commandGroup(program: Command, name: string, description: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  return known ?? program.command(name).description(description);
}
