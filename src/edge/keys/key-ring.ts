/** The secret keys of an installation: one for pseudonyms, one for case references, and what tells them apart from others. */
import { hash, randomBytes } from 'node:crypto';

/** 32 bytes each, as hex. Kept apart from the store, which knows only the fingerprint. */
export type KeyRing = {
  /** Makes pseudonyms; the same key makes the same ones, so that later files join. */
  readonly pseudonymKey: string;
  /** Seals the authority's own references of cases. */
  readonly caseReferenceKey: string;
};

const KEY_BYTES = 32;

/** Make new keys at random. @param pseudonymKey  an older store's key, so that its rows still join. */
export function makeKeyRing(pseudonymKey: string | null): KeyRing {
  const fresh = () => randomBytes(KEY_BYTES).toString('hex');
  return { pseudonymKey: pseudonymKey ?? fresh(), caseReferenceKey: fresh() };
}

/** Give what tells two key rings apart and leads back to neither: 32 hex digits. */
export function fingerprintOf({ pseudonymKey, caseReferenceKey }: KeyRing): string {
  return hash('sha256', `evenkeel keys|${pseudonymKey}|${caseReferenceKey}`, 'hex').slice(0, 32);
}
