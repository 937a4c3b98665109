/** Column maps that a person saved: kept with the programme and used again whenever they fit a file. */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError, raise } from '../../core/base/problem.ts';
import type { Instant } from '../../core/base/time.ts';
import { checkMapping } from '../../edge/intake/suggest-mapping.ts';
import { type Mapping, readMapping } from '../../edge/intake/tables/mapping.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { ImportDependencies } from './import-call.ts';

const KIND = 'mapping';

/** Read a mapping from its text. @throws ProblemError `file.not-a-mapping`, `file.mapping-of-unknown`. */
export function checkedMapping(text: string): Mapping {
  const mapping = readMapping(text);
  checkMapping(mapping);
  return mapping;
}

/** Read a mapping from a file. @throws ProblemError with the file's name, where it cannot be read or is no mapping. */
export async function readMappingFile(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch(() =>
    raise({
      code: 'mapping.unreadable',
      place: path,
      message: 'The file of the mapping cannot be opened',
      advice: 'Check the path and that you may read it.',
    }),
  );
  try {
    return checkedMapping(text);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { place } = error.problem;
    throw new ProblemError({ ...error.problem, place: place === undefined ? path : `${path}, ${place}` });
  }
}

/** The mappings kept with a programme, the newest first, each with when it was saved. */
export async function savedMappings(
  read: Repositories,
  scope: Scope,
): Promise<readonly { readonly mapping: Mapping; readonly savedAt: Instant }[]> {
  const all = await read.documents.all(scope, KIND);
  const newestFirst = all.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  return newestFirst.map(({ body, createdAt }) => ({
    mapping: readMapping(JSON.stringify(body)),
    savedAt: createdAt,
  }));
}

/** Keep mappings with a programme; one of the same table and the same columns of theirs takes the place of an earlier one. */
export async function saveMappings(
  { store, newId }: ImportDependencies,
  actor: Actor,
  scope: Scope,
  mappings: readonly Mapping[],
): Promise<void> {
  if (mappings.length === 0) return;
  await store.transaction(async ({ documents, audit }) => {
    for (const mapping of mappings) {
      const theirs = Object.keys(mapping.columns).toSorted().join('\n');
      const id = hash('sha256', `${mapping.table}\n${theirs}`, 'hex').slice(0, 16);
      await documents.put(scope, { kind: KIND, id, body: mapping }, actor.id);
      await audit.append({
        authorityCode: scope.authorityCode,
        actor: actor.id,
        action: 'mapping.saved',
        subjectKind: KIND,
        subjectId: id,
        detail: { programme: scope.programmeId, table: mapping.table, kind: mapping.kind },
        correlationId: newId(),
      });
    }
  });
}
