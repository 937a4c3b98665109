/** Opens the installation's keys, making them at first use, and holds the store to the keys that its rows were made with. */
import { raise } from '../core/base/problem.ts';
import { readKeyFile, writeKeyFile } from '../edge/keys/key-file.ts';
import { earlierFingerprints, fingerprintOf, type KeyRing, makeKeyRing } from '../edge/keys/key-ring.ts';
import type { Store } from '../edge/store/store.ts';

/** The part of the store that knows which keys it belongs to. */
type Locked = Pick<Store, 'keyBinding' | 'bindKeys'>;

/**
 * Open the keys of a store.
 * @param path  the key file, outside the store.
 * @throws ProblemError `keys.missing` where the store's rows were made with keys whose file is not there,
 *   `keys.differ` where the file is another installation's, `keys.unreadable`.
 */
export async function openKeys(path: string, store: Locked): Promise<KeyRing> {
  const { fingerprint, oldPseudonymKey } = await store.keyBinding();
  let keys = await readKeyFile(path);
  if (keys === null) {
    if (fingerprint !== null) return raiseMissing(path);
    await writeKeyFile(path, makeKeyRing(oldPseudonymKey));
    keys = (await readKeyFile(path)) ?? raiseMissing(path);
  }
  const own = fingerprintOf(keys);
  if (fingerprint === own) return keys;
  // The sealing key was renewed and the store does not say so yet: the earlier key beside it opens what is there.
  if (fingerprint !== null && earlierFingerprints(keys).includes(fingerprint)) return keys;
  if (fingerprint !== null || (await store.bindKeys(own)) !== own) return raiseDiffer(path);
  return keys;
}

/** Keys that are gone with the process, for a store in memory. */
export function passingKeys(): () => Promise<KeyRing> {
  let keys: KeyRing | null = null;
  return () => {
    keys ??= makeKeyRing(null);
    return Promise.resolve(keys);
  };
}

function raiseMissing(path: string): never {
  return raise({
    code: 'keys.missing',
    place: path,
    message: 'The file of secret keys that the store was filled with is not there',
    advice: 'Put back the copy that was kept of it, or name its place with EVENKEEL_KEYS.',
  });
}

function raiseDiffer(path: string): never {
  return raise({
    code: 'keys.differ',
    place: path,
    message:
      'The file of secret keys is not the one that the store was filled with, so new rows would not join',
    advice: 'Name the right file with EVENKEEL_KEYS.',
  });
}
