/** Finds the programme that a command names: a stored one by id, or a folder that is loaded into a passing store. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { Scope } from '../edge/store/store.ts';
import type { App } from './app.ts';

/**
 * Find a stored programme by "AUTHORITY/ID", or by its id alone where only one authority has it.
 * @throws ProblemError `programme.not-found` or `programme.ambiguous`.
 */
export async function findProgramme(app: App, actor: Actor, name: string): Promise<Scope> {
  const listings = await app.listProgrammes(actor);
  const found = listings.filter(
    (item) => item.programmeId === name || `${item.authorityCode}/${item.programmeId}` === name,
  );
  const [only] = found;
  if (only === undefined)
    return raise({
      code: 'programme.not-found',
      place: name,
      message: 'The store holds no programme of that name, and there is no such folder',
      advice: 'List the programmes with "evenkeel programme list", or give a programme folder.',
    });
  if (found.length > 1)
    return raise({
      code: 'programme.ambiguous',
      place: name,
      message: 'Several authorities have a programme of that name',
      advice: `Name one of them: ${found.map((item) => `${item.authorityCode}/${item.programmeId}`).join(', ')}.`,
    });
  return { authorityCode: only.authorityCode, programmeId: only.programmeId };
}
