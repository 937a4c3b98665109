/** Opens the programme that a command names: a stored one, or a folder that is loaded into a store that goes with the command. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app/app.ts';
import { findProgramme } from '../app/find-programme.ts';
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
