/** Erases all that a programme keeps of one child; a dry run tells what would go. */
import type { Actor } from '../../core/access/access.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import {
  countsOf,
  keyOfWish,
  type PersonWish,
  requirePerson,
  requirePurpose,
  subjectOf,
} from './find-person.ts';

/** What was, or would be, erased. */
export type Erasure = {
  readonly isDone: boolean;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Corrections on issue sheets; null in a dry run, which does not open them. */
  readonly fixes: number | null;
};

/**
 * Erase, or tell what would be erased. Figures that were computed and sealed before stay: they hold no child.
 * @throws ProblemError `access.refused`, `person.purpose-missing`, `person.not-found`, `person.ambiguous`.
 */
export async function erasePerson(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: PersonWish,
  isDry: boolean,
): Promise<Erasure> {
  const purpose = requirePurpose(actor, 'person.erase', scope, wish.purpose);
  const key = await keyOfWish(dependencies, wish);
  if (isDry) {
    const found = await requirePerson(dependencies.store.read, scope, key);
    return { isDone: false, rows: countsOf(found), fixes: null };
  }
  return await dependencies.store.transaction(async (repositories) => {
    const found = await requirePerson(repositories, scope, key);
    await repositories.persons.erase(scope, found.rows);
    const fixes = await repositories.persons.eraseFixes(scope, found.recordKeys);
    await repositories.prepared.forget(scope);
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'person.erased',
      subjectKind: 'case',
      subjectId: subjectOf(found, key),
      detail: { programme: scope.programmeId, purpose, rows: found.rows.length, fixes },
      correlationId: dependencies.newId(),
    });
    return { isDone: true, rows: countsOf(found), fixes };
  });
}
