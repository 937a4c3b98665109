/** An officer's key for signing: Ed25519 as PEM, so that any common tool can make, use and check it. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { raise } from '../../core/base/problem.ts';

/** PEM texts: PKCS#8 for the private key, SubjectPublicKeyInfo for the public one. */
export type OfficerKeyPair = { readonly privateKey: string; readonly publicKey: string };

/** A private key opened for one signature, with what is told of it. */
export type OpenedOfficerKey = {
  readonly publicKey: string;
  /** SHA-256 of the public key's DER form, 64 hex digits. */
  readonly fingerprint: string;
  /** Sign a text's UTF-8 bytes; base64. The same text gives the same signature. */
  readonly sign: (text: string) => string;
};

/** Make a pair at random. @param passphrase  locks the private key; null leaves it open to whoever reads the file. */
export function makeOfficerKey(passphrase: string | null): OfficerKeyPair {
  const pair = generateKeyPairSync('ed25519');
  const lock = passphrase === null ? {} : { cipher: 'aes-256-cbc', passphrase };
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString(),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/**
 * Open a private key.
 * @param place  the file's name or "the stored key", for the problem.
 * @throws ProblemError `keys.not-a-signing-key`, `keys.wrong-passphrase`, `keys.passphrase-needed`.
 */
export function openOfficerKey(pem: string, passphrase: string | null, place: string): OpenedOfficerKey {
  const isLocked = pem.includes('ENCRYPTED PRIVATE KEY');
  if (isLocked && (passphrase === null || passphrase === ''))
    raise({
      code: 'keys.passphrase-needed',
      place,
      message: 'The key is locked with a passphrase and none was given',
      advice: 'Give the passphrase in a file with --passphrase-file, or on the page.',
    });
  const key = readPrivateKey(pem, passphrase);
  if (key === null && isLocked)
    return raise({
      code: 'keys.wrong-passphrase',
      place,
      message: 'The passphrase does not open the key',
      advice: 'Check that it is the one this key was locked with.',
    });
  if (key === null || key.asymmetricKeyType !== 'ed25519')
    return raise({
      code: 'keys.not-a-signing-key',
      place,
      message: 'This is not a private Ed25519 key in PEM form',
      advice: 'Make one with "evenkeel keys make --out FOLDER" or "openssl genpkey -algorithm ed25519".',
    });
  const publicKey = createPublicKey(key);
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOfKey(publicKey),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}

function readPrivateKey(pem: string, passphrase: string | null): KeyObject | null {
  try {
    return createPrivateKey(passphrase === null ? pem : { key: pem, passphrase });
  } catch {
    return null; // no key, or another passphrase: the caller says which
  }
}

/** Give the fingerprint of a public key in PEM form; null where the text is no Ed25519 key. */
export function publicKeyFingerprint(publicKey: string): string | null {
  const key = readPublicKey(publicKey);
  return key === null ? null : fingerprintOfKey(key);
}

/** Say whether a signature (base64) over a text is of a public key; anything unreadable is not. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = readPublicKey(publicKey);
  if (key === null) return false;
  const bytes = Buffer.from(signature, 'base64');
  // Base64 forgives stray signs; only the one form that was written counts.
  if (bytes.toString('base64') !== signature) return false;
  return verify(null, Buffer.from(text, 'utf8'), key, bytes);
}

function readPublicKey(pem: string): KeyObject | null {
  try {
    // A private key would be read as its public one; only a public key may stand here.
    if (!pem.startsWith('-----BEGIN PUBLIC KEY-----')) return null;
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null; // no key
  }
}

function fingerprintOfKey(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
