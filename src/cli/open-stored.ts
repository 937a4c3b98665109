/** Opens a programme whose plan is to be changed: only one in the store that stays. */
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { type NamedProgramme, openNamedProgramme } from './open-named-programme.ts';

/** A plan is changed in the store that stays, never in one that goes with the command. @throws ProblemError `call.wrong`. */
export async function openStored(context: CommandContext, name: string): Promise<NamedProgramme> {
  const opened = await openNamedProgramme(context, name);
  if (opened.isStored) return opened;
  return raise({
    code: 'call.wrong',
    message: 'A plan is set or locked only for a programme in the store',
    advice: 'Load the folder with "evenkeel programme load DIR", then name the programme by its id.',
  });
}
