/** Locks a reply under way with a code that only the respondent has: the store holds what nobody else can read. */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { plainCode } from '../voice/voting-codes.ts';

const [IV, TAG] = [12, 16];

/** The hash under which a draft is found; the key that opens it does not follow from it. */
export function draftHash(code: string): string {
  return createHash('sha256')
    .update(`survey-draft|${plainCode(code)}`)
    .digest('hex');
}

/** Lock. @param key  the installation's key, 32 bytes as hex. */
export function lockDraft(key: string, code: string, body: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, code), iv, { authTagLength: TAG });
  const inside = Buffer.concat([cipher.update(body, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), inside]).toString('base64');
}

/** Open what was locked. @throws Error where the code is another, or the draft was changed. */
export function openDraft(key: string, code: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key, code), bytes.subarray(0, IV), {
    authTagLength: TAG,
  });
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
}

function keyFor(key: string, code: string): Buffer {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update(`survey-draft-key|${plainCode(code)}`)
    .digest();
}
