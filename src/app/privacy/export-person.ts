/** Gathers all that a programme keeps of one child, for an answer to a request of the child or a parent. */
import type { Actor } from '../../core/access/access.ts';
import { type SealKeys, sealKeysOf } from '../../edge/keys/key-ring.ts';
import { openText } from '../../edge/keys/seal-text.ts';
import type { PersonRow } from '../../edge/store/person-store.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { keyOfWish, type PersonWish, requirePerson, requirePurpose, subjectOf } from './find-person.ts';

/** All that is kept of a child; it is written to a file and shown nowhere. */
export type PersonExport = {
  readonly schema: 'evenkeel/subject-access@1';
  readonly scope: Scope;
  readonly madeAt: string;
  /** The authority's own references, opened. */
  readonly caseReferences: readonly string[];
  readonly files: readonly {
    readonly importId: string;
    readonly file: string;
    readonly importedAt: string;
  }[];
  readonly rows: readonly PersonRow[];
  /** When somebody looked at the child's reference or records, why, and under which account's id. */
  readonly looks: readonly {
    readonly at: string;
    readonly actor: string;
    readonly action: string;
    readonly purpose: string;
  }[];
};

/** More entries than any store has had. */
const ALL = 10_000_000;

/** Gather. @throws ProblemError `access.refused`, `person.purpose-missing`, `person.not-found`, `person.ambiguous`. */
export async function exportPerson(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: PersonWish,
): Promise<PersonExport> {
  const purpose = requirePurpose(actor, 'person.export', scope, wish.purpose);
  const key = await keyOfWish(dependencies, wish);
  const sealKeys = sealKeysOf(await dependencies.keys(), null);
  return await dependencies.store.transaction(async (repositories) => {
    const found = await requirePerson(repositories, scope, key);
    const subjectId = subjectOf(found, key);
    const subjects = new Set([subjectId, ...Object.values(found.identities).flat()]);
    const entries = await repositories.audit.list(scope.authorityCode, ALL);
    const importIds = new Set(found.rows.map(({ importId }) => importId));
    const imports = (await repositories.imports.list(scope)).filter(({ importId }) =>
      importIds.has(importId),
    );
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'person.exported',
      subjectKind: 'case',
      subjectId,
      detail: { programme: scope.programmeId, purpose, rows: found.rows.length },
      correlationId: dependencies.newId(),
    });
    return {
      schema: 'evenkeel/subject-access@1',
      scope,
      madeAt: dependencies.now(),
      caseReferences: referencesIn(found.rows, sealKeys),
      files: imports.map(({ importId, report, importedAt }) => ({ importId, file: report.file, importedAt })),
      // the sealed form says nothing that its opened one does not
      rows: found.rows.filter(({ table }) => table !== 'case_references'),
      looks: entries
        .filter((entry) => entry.subjectKind === 'case' && subjects.has(entry.subjectId))
        .map((entry) => ({
          at: entry.occurredAt,
          actor: entry.actor,
          action: entry.action,
          purpose: String(entry.detail['purpose'] ?? ''),
        })),
    };
  });
}

function referencesIn(rows: readonly PersonRow[], keys: SealKeys): readonly string[] {
  const opened = rows.flatMap(({ cells }) => {
    const sealed = cells['sealed'];
    return typeof sealed === 'string' ? (openText(keys, sealed) ?? []) : [];
  });
  return [...new Set(opened)];
}
