/** Corrections that officers made on issue sheets: kept with the programme, personal values sealed, and applied to every later file. */
import type { Actor } from '../../core/access/access.ts';
import type { Fix } from '../../core/domain/issue.ts';
import { FIXES_SCHEMA, parseFixes } from '../../edge/intake/fixes/fixes-document.ts';
import type { SealKeys } from '../../edge/keys/key-ring.ts';
import { openText, resealText, sealText } from '../../edge/keys/seal-text.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { ImportDependencies } from './import-call.ts';

/** The kind of record that fixes are kept as. */
export const FIXES_KIND = 'fixes';
const KIND = FIXES_KIND;

/** What is kept of a programme's fixes. */
export type SavedFixes = {
  readonly fixes: readonly Fix[];
  /** When the newest were saved; null where there are none. */
  readonly newestAt: string | null;
};

/** Read the fixes kept with a programme, the oldest sheet first. @param sealKeys  open personal values. */
export async function savedFixes(read: Repositories, scope: Scope, sealKeys: SealKeys): Promise<SavedFixes> {
  const all = await read.documents.all(scope, KIND);
  const oldestFirst = all.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  const fixes = oldestFirst.flatMap(({ body }) => parseFixes(body).flatMap((fix) => opened(fix, sealKeys)));
  return { fixes, newestAt: oldestFirst.at(-1)?.createdAt ?? null };
}

/** Open a personal value; a fix that was sealed with another key cannot be applied, and so is none. */
function opened(fix: Fix, sealKeys: SealKeys): readonly Fix[] {
  if (!fix.isPersonal || fix.value === null) return [fix];
  const value = openText(sealKeys, fix.value);
  return value === null ? [] : [{ ...fix, value }];
}

function sealed(fix: Fix, sealKey: string): Fix {
  return fix.isPersonal && fix.value !== null ? { ...fix, value: sealText(sealKey, fix.value) } : fix;
}

/** Keep the fixes of one issue sheet. @param sha256  of the sheet: the same sheet is kept once. */
export async function saveFixes(
  { store, newId }: ImportDependencies,
  actor: Actor,
  scope: Scope,
  sha256: string,
  fixes: readonly Fix[],
  sealKey: string,
): Promise<void> {
  const isKnown = (await store.read.documents.newest(scope, KIND, sha256)) !== null;
  if (fixes.length === 0 || isKnown) return;
  const body = { schema: FIXES_SCHEMA, fixes: fixes.map((fix) => sealed(fix, sealKey)) };
  await store.transaction(async ({ documents, audit }) => {
    await documents.put(scope, { kind: KIND, id: sha256, body }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'fixes.saved',
      subjectKind: KIND,
      subjectId: sha256,
      detail: { programme: scope.programmeId, fixes: fixes.length },
      correlationId: newId(),
    });
  });
}

/** Kept fixes with their personal values sealed anew. @param keys  the first one seals. */
export function resealFixes(body: unknown, keys: SealKeys): unknown {
  const fixes = parseFixes(body).map((fix) => {
    const value = fix.isPersonal && fix.value !== null ? resealText(keys, fix.value) : null;
    return value === null ? fix : { ...fix, value };
  });
  return { schema: FIXES_SCHEMA, fixes };
}
