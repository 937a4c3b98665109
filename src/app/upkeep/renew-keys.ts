/** Gives an installation a new sealing key: what is sealed is sealed anew, and the earlier key only opens, until it is forgotten. */
import type { Actor } from '../../core/access/access.ts';
import type { AuditAction } from '../../core/audit/audit-entry.ts';
import { raise } from '../../core/base/problem.ts';
import { readKeyFile, replaceKeyFile } from '../../edge/keys/key-file.ts';
import {
  earlierFingerprints,
  fingerprintOf,
  type KeyRing,
  renewed,
  sealKeysOf,
} from '../../edge/keys/key-ring.ts';
import { resealText } from '../../edge/keys/seal-text.ts';
import { type Repositories, SHARED_SCOPE } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { OFFICER_KEY_KIND, resealOfficerKey } from '../sealed/officer-keys.ts';
import { FIXES_KIND, resealFixes } from '../imports/saved-fixes.ts';
import { requirePermission } from '../require-permission.ts';

/** What was done, counted. */
export type KeysTold = {
  readonly fingerprint: string;
  /** True where a renewal that was cut off was brought to its end. */
  readonly isResumed: boolean;
  readonly caseReferences: number;
  readonly authenticators: number;
  readonly officerKeys: number;
  readonly corrections: number;
  /** Earlier keys that the file still holds. */
  readonly earlierKeys: number;
};

/** Where the file of keys is, and why it is changed. */
export type KeysWish = { readonly path: string; readonly reason: string };

/**
 * Renew the sealing key. The file comes first, with the earlier key in it, so that whatever is cut off afterwards can still
 * be opened; then all that is sealed, the store's binding and the entry in the trail change in one transaction. Called
 * again after being cut off, it goes on with the key that was begun.
 * @throws ProblemError `access.refused`, `keys.reason-missing`, `keys.missing`, `keys.differ`.
 */
export async function renewKeys(
  dependencies: AppDependencies,
  actor: Actor,
  wish: KeysWish,
): Promise<KeysTold> {
  return await change(dependencies, actor, wish, 'keys.renewed', async (keys, isUnderWay) => {
    if (isUnderWay) return keys;
    const ring = renewed(keys);
    await replaceKeyFile(wish.path, ring);
    return ring;
  });
}

/**
 * Forget the earlier keys, once nothing is sealed with them: what was sealed since by a program that still had one is
 * sealed anew first. Backups made before the renewal then keep their sealed values shut.
 * @throws ProblemError as `renewKeys`, `keys.none-earlier`.
 */
export async function forgetEarlierKeys(
  dependencies: AppDependencies,
  actor: Actor,
  wish: KeysWish,
): Promise<KeysTold> {
  const told = await change(dependencies, actor, wish, 'keys.earlier-forgotten', (keys) =>
    Promise.resolve(keys.earlierCaseReferenceKeys.length === 0 ? raiseNoneEarlier() : keys),
  );
  const keys = (await readKeyFile(wish.path)) ?? raiseMissing(wish.path);
  await replaceKeyFile(wish.path, { ...keys, earlierCaseReferenceKeys: [] });
  return { ...told, earlierKeys: 0 };
}

/** One transaction; another process that renews waits for it, and then finds the file and the store as they became. */
async function change(
  { store, newId }: AppDependencies,
  actor: Actor,
  { path, reason }: KeysWish,
  action: AuditAction,
  ringOf: (keys: KeyRing, isUnderWay: boolean) => Promise<KeyRing>,
): Promise<KeysTold> {
  requirePermission(actor, 'store.maintain', SHARED_SCOPE.authorityCode, 'to change the keys');
  const why = reason.trim() === '' ? raiseNoReason() : reason.trim();
  return await store.transaction(async (repositories) => {
    const keys = (await readKeyFile(path)) ?? raiseMissing(path);
    const bound = await repositories.seals.fingerprint();
    const isUnderWay = bound !== null && earlierFingerprints(keys).includes(bound);
    if (bound !== null && !isUnderWay && bound !== fingerprintOf(keys)) return raiseDiffer(path);
    const ring = await ringOf(keys, isUnderWay);
    const counts = await sealAnew(repositories, ring);
    const fingerprint = fingerprintOf(ring);
    await repositories.seals.rebind(fingerprint);
    await repositories.audit.append({
      authorityCode: SHARED_SCOPE.authorityCode,
      actor: actor.id,
      action,
      subjectKind: 'keys',
      subjectId: fingerprint,
      detail: { ...counts, before: bound, isResumed: isUnderWay, reason: why },
      correlationId: newId(),
    });
    const earlierKeys = ring.earlierCaseReferenceKeys.length;
    return { fingerprint, isResumed: isUnderWay, ...counts, earlierKeys };
  });
}

async function sealAnew({ seals }: Repositories, ring: KeyRing) {
  const [own, factor, officer] = [
    sealKeysOf(ring, null),
    sealKeysOf(ring, 'factor'),
    sealKeysOf(ring, 'officer'),
  ];
  await seals.forgetSealedLinks();
  return {
    caseReferences: await seals.caseReferences((sealed) => resealText(own, sealed)),
    authenticators: await seals.factors((sealed) => resealText(factor, sealed)),
    officerKeys: await seals.documents(OFFICER_KEY_KIND, (body) => resealOfficerKey(body, officer)),
    corrections: await seals.documents(FIXES_KIND, (body) => resealFixes(body, own)),
  };
}

function raiseNoReason(): never {
  return raise({
    code: 'keys.reason-missing',
    place: '--reason',
    message: 'Keys are changed only for a reason, which stands in the audit trail',
    advice: 'Say in a few words why, such as "an old laptop had a copy".',
  });
}

function raiseNoneEarlier(): never {
  return raise({
    code: 'keys.none-earlier',
    message: 'There is no earlier key to forget',
    advice: 'Renew the keys first, with "evenkeel keys renew".',
  });
}

function raiseMissing(path: string): never {
  return raise({
    code: 'keys.missing',
    place: path,
    message: 'The file of secret keys is not there',
    advice: 'Put back the copy that was kept of it, or name its place with EVENKEEL_KEYS.',
  });
}

function raiseDiffer(path: string): never {
  return raise({
    code: 'keys.differ',
    place: path,
    message: 'The file of secret keys is not the one that the store was filled with',
    advice: 'Name the right file with EVENKEEL_KEYS.',
  });
}
