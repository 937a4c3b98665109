/** What a return command names: the file of a sealed return, a programme folder, or a stored programme with an update. */
import { statSync } from 'node:fs';
import { readTextFile } from '../app/read-text-file.ts';
import type { ReturnName } from '../app/sealed/sealed-returns.ts';
import { raise } from '../core/base/problem.ts';
import type { SigningRole } from '../core/sealed-return/sealed-return.ts';
import type { CommandContext } from './context.ts';
import { type NamedProgramme, openNamedProgramme } from './open-named-programme.ts';

/** Say whether a name is a file, which then is one of a sealed return. */
export function isSealedFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() === true;
}

/** Open a programme that must be in the store. @throws ProblemError `seal.needs-store` for a folder. */
export async function openStored(context: CommandContext, name: string): Promise<NamedProgramme> {
  const named = await openNamedProgramme(context, name);
  if (named.isStored) return named;
  return raise({
    code: 'seal.needs-store',
    place: name,
    message: 'What is done with a return is kept in the store, and this is a folder',
    advice:
      'Load it with "evenkeel programme load", or work on the file that "evenkeel return freeze --out" writes.',
  });
}

/** The update that a command must name. @throws ProblemError `call.wrong`. */
export function requireUpdateOption(update: string | undefined): string {
  if (update !== undefined) return update;
  return raise({
    code: 'call.wrong',
    place: '--update',
    message: "required option '--update <id>' not specified",
    advice: 'Name the update, for example --update 2024-25/3.',
  });
}

/** The update and, where given, the revision of a stored return. */
export function returnName(options: { readonly update?: string; readonly revision?: number }): ReturnName {
  const updateId = requireUpdateOption(options.update);
  return options.revision === undefined ? { updateId } : { updateId, revision: options.revision };
}

/** Read a role. @throws ProblemError `call.wrong`. */
export function parseRole(text: string): SigningRole {
  if (text === 's151' || text === 'dcs') return text;
  return raise({
    code: 'call.wrong',
    place: '--role',
    message: 'The role is neither s151 nor dcs',
    advice: 'Give s151 for the section 151 officer, dcs for the director of children’s services.',
  });
}

/** Read a passphrase from the first line of a file, so that it stands in no list of commands; null where none is named. */
export async function readPassphrase(path: string | undefined): Promise<string | null> {
  if (path === undefined) return null;
  const text = await readTextFile(path);
  return text.split(/\r?\n/)[0] ?? '';
}
