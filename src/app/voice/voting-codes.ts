/** Voting codes: made by chance, shown once, kept as hashes. */
import { createHash, createHmac, randomInt } from 'node:crypto';

/** Letters and digits that are not taken for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 12;

/** Make a code of 59 bits: "K7QM-2XWD-94TA". */
export function makeCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? 'A').join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** Give the hash by which a code is known, however it was typed. */
export function codeHash(code: string): string {
  return createHash('sha256').update(plainCode(code)).digest('hex');
}

/**
 * Give what brings the two votes of a code on an item together. Without the installation's key, which is kept apart from
 * the store, nobody can tell it from a code.
 * @param key  32 bytes as hex.
 */
export function pairOf(key: string, code: string, item: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update(`vote|${item}|${plainCode(code)}`)
    .digest('hex');
}

/** A code as it is compared: capital letters and digits alone. */
export function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
