/** Officers' keys in the store: the public half for all to check with, the private half locked twice, or not there at all. */
import type { Actor, Permission } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { ROLE_WORDS } from '../../core/sealed-return/return-stage.ts';
import type { Attestation, SigningRole } from '../../core/sealed-return/sealed-return.ts';
import { StoredOfficerKey } from '../../edge/intake/sealed/officer-key-shape.ts';
import { makeOfficerKey, publicKeyFingerprint } from '../../edge/keys/officer-key.ts';
import { type SealKeys, sealKeysOf } from '../../edge/keys/key-ring.ts';
import { openText, resealText, sealText } from '../../edge/keys/seal-text.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';

/** A key to be made and kept, or a public key to be known. */
export type OfficerKeyWish = {
  readonly role: SigningRole;
  readonly name: string;
  readonly key: { readonly passphrase: string } | { readonly publicKey: string };
};

/** The kind of record that an officer's key is kept as. */
export const OFFICER_KEY_KIND = 'officer-key';
const KIND = OFFICER_KEY_KIND;
/** A passphrase shorter than this is guessed too soon [characters]. */
const SHORTEST_PASSPHRASE = 12;

/** What is told of an officer's key. */
export type OfficerKey = {
  readonly role: SigningRole;
  readonly name: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  /** False where the officer keeps the private half and only the public one is known here. */
  readonly isKept: boolean;
};

/** Who may sign in a role, and keep a key for it. */
export const SIGNING_PERMISSION: Readonly<Record<SigningRole, Permission>> = {
  s151: 'return.sign-s151',
  dcs: 'return.sign-dcs',
};

/** List the newest key of each role. */
export async function listOfficerKeys(
  { documents }: Repositories,
  scope: Scope,
): Promise<readonly OfficerKey[]> {
  return (await documents.all(scope, KIND)).map(({ body }) => {
    const { lockedKey, ...told } = StoredOfficerKey.parse(body);
    return { ...told, isKept: lockedKey !== null };
  });
}

/**
 * Give the private key that is kept for a role, still locked with the officer's passphrase.
 * @throws ProblemError `keys.none-kept`, `keys.differ`.
 */
export async function keptKey(
  { keys }: Pick<AppDependencies, 'keys'>,
  { documents }: Repositories,
  scope: Scope,
  role: SigningRole,
): Promise<string> {
  const record = await documents.newest(scope, KIND, role);
  const locked = record === null ? null : StoredOfficerKey.parse(record.body).lockedKey;
  if (locked === null)
    return raise({
      code: 'keys.none-kept',
      place: ROLE_WORDS[role],
      message: 'No private key is kept here for this officer',
      advice: 'Make one with "evenkeel keys make --into PROGRAMME", or sign with a key file.',
    });
  return (
    openText(await storageKeys({ keys }), locked) ??
    raise({
      code: 'keys.differ',
      place: ROLE_WORDS[role],
      message: 'The key of this officer was stored with another installation’s keys',
      advice: 'Put back the key file that was kept with this store.',
    })
  );
}

/**
 * Refuse a signature with another key than the one that is known for its role; where none is known any key will do.
 * @throws ProblemError `keys.not-the-known-one`.
 */
export function requireKnownKey(known: readonly OfficerKey[], { role, keyFingerprint }: Attestation): void {
  const own = known.find((key) => key.role === role);
  if (own === undefined || own.fingerprint === keyFingerprint) return;
  raise({
    code: 'keys.not-the-known-one',
    place: ROLE_WORDS[role],
    message: 'Another key is known for this officer than the one used',
    advice: 'Use the known key, or make the new one known first with "evenkeel keys add".',
  });
}

/** Make and keep a key, or come to know an officer's own. @throws ProblemError `access.refused`, `keys.*`. */
export async function keepOfficerKey(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  { role, name, key }: OfficerKeyWish,
): Promise<OfficerKey> {
  requirePermission(actor, SIGNING_PERMISSION[role], scope.authorityCode, 'to keep a key for this officer');
  const made =
    'publicKey' in key
      ? { publicKey: key.publicKey, lockedKey: null }
      : await makeKept(dependencies, key.passphrase);
  const fingerprint =
    publicKeyFingerprint(made.publicKey) ??
    raise({
      code: 'keys.not-a-public-key',
      place: ROLE_WORDS[role],
      message: 'This is not a public Ed25519 key in PEM form',
      advice: 'Give the file that ends in .public.pem, never the private key.',
    });
  const told = { role, name: name.replaceAll(/\s+/g, ' ').trim(), publicKey: made.publicKey, fingerprint };
  await dependencies.store.transaction(async ({ documents, audit }) => {
    await documents.put(
      scope,
      { kind: KIND, id: role, body: { ...told, lockedKey: made.lockedKey } },
      actor.id,
    );
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'officer-key.made',
      subjectKind: KIND,
      subjectId: role,
      detail: { programme: scope.programmeId, fingerprint, isKept: made.lockedKey !== null },
      correlationId: dependencies.newId(),
    });
  });
  return { ...told, isKept: made.lockedKey !== null };
}

async function makeKept(dependencies: AppDependencies, passphrase: string) {
  requirePassphrase(passphrase);
  const pair = makeOfficerKey(passphrase);
  return {
    publicKey: pair.publicKey,
    lockedKey: sealText((await storageKeys(dependencies))[0], pair.privateKey),
  };
}

/** Refuse a passphrase that is guessed too soon. @throws ProblemError `keys.passphrase-short`. */
export function requirePassphrase(passphrase: string): void {
  if (passphrase.length >= SHORTEST_PASSPHRASE) return;
  raise({
    code: 'keys.passphrase-short',
    message: `The passphrase has fewer than ${SHORTEST_PASSPHRASE} characters`,
    advice: 'Take four or more words that do not belong together.',
  });
}

/** The second lock: a key of its own, derived from the installation's, so that the store alone opens nothing. */
async function storageKeys({ keys }: Pick<AppDependencies, 'keys'>): Promise<SealKeys> {
  return sealKeysOf(await keys(), 'officer');
}

/** A stored key with its second lock made anew; as it was where nothing is kept or no key fits. @param keys  the first one seals. */
export function resealOfficerKey(body: unknown, keys: SealKeys): unknown {
  const stored = StoredOfficerKey.parse(body);
  const lockedKey = stored.lockedKey === null ? null : resealText(keys, stored.lockedKey);
  return lockedKey === null ? body : { ...stored, lockedKey };
}
