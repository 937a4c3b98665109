/** Opens the programme that a command names: a stored one, or a folder that is loaded into a store that goes with the command. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app/app.ts';
import { findProgramme } from '../app/find-programme.ts';
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';

/** The use cases, whose records are meant, and whether those are in the store that stays. */
export type NamedProgramme = {
  readonly app: App;
  readonly scope: Awaited<ReturnType<App['loadProgramme']>>;
  readonly isStored: boolean;
};

/** Open it. @throws ProblemError `programme.*`, `access.refused`. */
export async function openNamedProgramme(context: CommandContext, name: string): Promise<NamedProgramme> {
  if (existsSync(join(name, 'programme'))) {
    const app = await context.openPassingApp();
    return { app, scope: await app.loadProgramme(context.actor, name), isStored: false };
  }
  const app = await context.openApp();
  return { app, scope: await findProgramme(app, context.actor, name), isStored: true };
}

/**
 * Open a programme whose records are to be changed: one in the store that stays, never one that goes with the command.
 * @throws ProblemError `call.wrong` for a folder.
 */
export async function openToChange(context: CommandContext, name: string): Promise<NamedProgramme> {
  const opened = await openNamedProgramme(context, name);
  if (opened.isStored) return opened;
  return raise({
    code: 'call.wrong',
    message: 'Only a programme in the store is changed, and this is a folder',
    advice: 'Load the folder with "evenkeel programme load DIR", then name the programme by its id.',
  });
}
