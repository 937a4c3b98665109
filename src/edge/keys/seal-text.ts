/** Short texts encrypted so that only the holder of the key reads them, and nobody changes them unseen. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const FORM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seal a text: one byte for the form, the nonce, the tag, the cipher; base64. @param keyHex  32 bytes as hex. */
export function sealText(keyHex: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, Buffer.from(keyHex, 'hex'), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Open a sealed text; null where no key fits or the text was changed. @param keys  one, or several to be tried in order. */
export function openText(keys: string | readonly string[], sealed: string): string | null {
  for (const key of typeof keys === 'string' ? [keys] : keys) {
    const text = openWith(key, sealed);
    if (text !== null) return text;
  }
  return null;
}

/** Seal a text anew with the first key where it is sealed with a later one; null where it is sealed with the first or none fits. */
export function resealText(keys: readonly [string, ...(readonly string[])], sealed: string): string | null {
  if (openWith(keys[0], sealed) !== null) return null;
  const text = openText(keys, sealed);
  return text === null ? null : sealText(keys[0], text);
}

function openWith(keyHex: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== FORM) return null;
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const cipher = createDecipheriv(ALGORITHM, Buffer.from(keyHex, 'hex'), nonce);
  cipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES));
  try {
    const opened = cipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([opened, cipher.final()]).toString('utf8');
  } catch {
    return null; // the tag does not fit
  }
}
