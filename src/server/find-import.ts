/** Finds the import that an address names, among those of its programme. */
import type { App } from '../app/app.ts';
import type { ImportParams } from '../contract/imports.ts';
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { scopeOf } from './scope-of.ts';

/**
 * Find it; an import of another programme is not found, whatever the actor may see there.
 * @throws ProblemError `import.not-found`.
 */
export async function findImport(app: App, actor: Actor, params: ImportParams) {
  const among = await app.listImports(actor, scopeOf(params));
  const record = among.find(({ importId }) => importId === params.id);
  if (record === undefined)
    return raise({
      code: 'import.not-found',
      message: 'This programme has no import of that name',
      advice: 'Go back to the Data page and choose it from the list.',
    });
  return { record, among };
}
