/** Finds a child's records for whoever may, by the key of any record or by the authority's own reference. */
import { type Actor, may, type Permission } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { childId } from '../../core/domain/numbers.ts';
import { pseudonymMaker } from '../../edge/intake/sen2/pseudonyms.ts';
import type { PersonRecords } from '../../edge/store/person-store.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { purposeWords } from '../purpose-words.ts';
import { requirePermission } from '../require-permission.ts';

/** A child to be found: by a key, or by the authority's own reference. */
export type PersonWish = {
  readonly by: 'key' | 'reference';
  readonly text: string;
  /** Why, in words; it stands in the audit trail and must name nobody. */
  readonly purpose: string;
};

/** Ask whether the actor may, and give the purpose. @throws ProblemError `access.refused`, `person.purpose-missing`. */
export function requirePurpose(actor: Actor, permission: Permission, scope: Scope, purpose: string): string {
  if (!may(actor, permission, scope.authorityCode))
    requirePermission(actor, permission, scope.authorityCode, 'to handle the records of one child');
  return (
    purposeWords(purpose) ??
    raise({
      code: 'person.purpose-missing',
      message: 'A child’s records are gathered only for a purpose, which stands in the audit trail',
      advice: 'Say in a few words why, such as "request of 3 March under article 15"; name nobody.',
    })
  );
}

/** The key under which a child is looked for. A reference is keyed as files' references are, and kept nowhere. */
export async function keyOfWish({ keys }: AppDependencies, { by, text }: PersonWish): Promise<string> {
  if (by === 'key') return text.trim();
  const { pseudonymKey } = await keys();
  return pseudonymMaker(pseudonymKey)('case', childId(text));
}

/** Find the records. @throws ProblemError `person.not-found`, `person.ambiguous`. */
export async function requirePerson(
  { persons }: Repositories,
  scope: Scope,
  key: string,
): Promise<PersonRecords> {
  const found = await persons.find(scope, key);
  if (found.rows.length === 0)
    return raise({
      code: 'person.not-found',
      message: 'The programme keeps nothing of this child',
      advice: 'Check the key or the reference; a child may be known to another programme of the authority.',
    });
  if (found.isAmbiguous)
    return raise({
      code: 'person.ambiguous',
      message: 'Two children of one extract have the same number in it, so their rows cannot be told apart',
      advice: 'Undo the import of that extract, mend the file, and import it again; then try once more.',
    });
  return found;
}

/** How many rows there are, by table, in the order of the tables. */
export function countsOf({ rows }: Pick<PersonRecords, 'rows'>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
  return counts;
}

/** What the trail calls the child: a keyed hash of the case, else of another identity. */
export function subjectOf({ rows }: PersonRecords, key: string): string {
  const named = rows
    .map(({ cells }) => cells['case_key'])
    .find((one) => typeof one === 'string' && one !== '');
  return typeof named === 'string' ? named : key;
}
