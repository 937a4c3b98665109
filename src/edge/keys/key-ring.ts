/** The secret keys of an installation: one for pseudonyms, one for case references, and what tells them apart from others. */
import { hash, hkdfSync, randomBytes } from 'node:crypto';

/** 32 bytes each, as hex. Kept apart from the store, which knows only the fingerprint. */
export type KeyRing = {
  /** Makes pseudonyms; the same key makes the same ones, so that later files join. */
  readonly pseudonymKey: string;
  /** Seals the authority's own references of cases. */
  readonly caseReferenceKey: string;
  /** Keys that sealed before the one above, newest first: they open what is still sealed with them, and seal nothing. */
  readonly earlierCaseReferenceKeys: readonly string[];
};

/** Keys for one purpose: the first seals, all of them open. */
export type SealKeys = readonly [string, ...(readonly string[])];

const KEY_BYTES = 32;

/** Make new keys at random. @param pseudonymKey  an older store's key, so that its rows still join. */
export function makeKeyRing(pseudonymKey: string | null): KeyRing {
  const fresh = () => randomBytes(KEY_BYTES).toString('hex');
  return { pseudonymKey: pseudonymKey ?? fresh(), caseReferenceKey: fresh(), earlierCaseReferenceKeys: [] };
}

/** Give what tells two key rings apart and leads back to neither: 32 hex digits. */
export function fingerprintOf({
  pseudonymKey,
  caseReferenceKey,
}: Pick<KeyRing, 'pseudonymKey' | 'caseReferenceKey'>): string {
  return hash('sha256', `evenkeel keys|${pseudonymKey}|${caseReferenceKey}`, 'hex').slice(0, 32);
}

/** Put a new sealing key before those of a ring. The key for pseudonyms stays: rows of earlier years join by it. */
export function renewed({ pseudonymKey, caseReferenceKey, earlierCaseReferenceKeys }: KeyRing): KeyRing {
  const earlier = [caseReferenceKey, ...earlierCaseReferenceKeys];
  return { ...makeKeyRing(pseudonymKey), earlierCaseReferenceKeys: earlier };
}

/** The fingerprints that a ring had before its sealing key was renewed, newest first. */
export function earlierFingerprints({ pseudonymKey, earlierCaseReferenceKeys }: KeyRing): readonly string[] {
  return earlierCaseReferenceKeys.map((caseReferenceKey) =>
    fingerprintOf({ pseudonymKey, caseReferenceKey }),
  );
}

/** What is sealed under keys of its own, derived from the installation's. */
export const SEAL_PURPOSES = {
  factor: 'evenkeel second factor 1',
  officer: 'evenkeel officer keys 1',
} as const;

/** The keys that seal and open. @param purpose  null for case references and corrections, which use the keys themselves. */
export function sealKeysOf(
  { caseReferenceKey, earlierCaseReferenceKeys }: KeyRing,
  purpose: keyof typeof SEAL_PURPOSES | null,
): SealKeys {
  const derived = (key: string): string => {
    if (purpose === null) return key;
    const bytes = hkdfSync('sha256', Buffer.from(key, 'hex'), '', SEAL_PURPOSES[purpose], 32);
    return Buffer.from(bytes).toString('hex');
  };
  return [derived(caseReferenceKey), ...earlierCaseReferenceKeys.map(derived)];
}
