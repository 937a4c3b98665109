/** Pseudonyms of identifiers: the same key and identifier give the same text, and nothing leads back without the key. */
import { hash } from 'node:crypto';
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import { readWrittenKey } from '../../../core/domain/written-key.ts';

const TABLE_NAMES: ReadonlySet<string> = new Set(SEN2_TABLES);

/** Block length of SHA-256 [bytes]. */
const BLOCK = 64;
const KEY_BYTES = 32;
/** Hex digits of a pseudonym: 128 bits, more than enough to keep apart every child there is. */
const LENGTH = 32;

/**
 * Make a function that gives the pseudonym of a table's identifier: the first 32 hex digits of
 * HMAC-SHA256 of "table:id".
 *
 * A return has millions of identifiers. The runtime's one-shot hash, called twice as the keyed hash is defined, takes a
 * third of the time of its keyed-hash object; a test holds the two to the same result.
 * A key that the product itself wrote into a file stands for itself, so that what it exported it can read again.
 * @param keyHex  32 secret bytes as hex.
 * @throws RangeError where the key is not 32 bytes.
 * @source RFC 2104, section 2.
 */
export function pseudonymMaker(keyHex: string): (table: string, id: string) => string {
  const key = Buffer.from(keyHex, 'hex');
  if (key.length !== KEY_BYTES) throw new RangeError('The key for pseudonyms must be 32 bytes');
  const [inner, outer] = [paddedKey(key, 0x36), paddedKey(key, 0x5c)];
  return (table, id) => {
    const written = readWrittenKey(id);
    if (written !== null) return written;
    const first = hash('sha256', Buffer.concat([inner, Buffer.from(`${table}:${id}`)]), 'buffer');
    return hash('sha256', Buffer.concat([outer, first]), 'hex').slice(0, LENGTH);
  };
}

function paddedKey(key: Uint8Array, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK, pad);
  for (const [at, byte] of key.entries()) block[at] = byte ^ pad;
  return block;
}

/**
 * Make a function that gives identifiers a meaning within one file only, for tables whose identifiers are the order of
 * their rows. Numbers and names of children keep the pseudonym that they have in every file.
 * @param fileKey  the same for the same file, and for no other.
 */
export function pseudonymOfFile(
  pseudonym: (table: string, id: string) => string,
  fileKey: string,
): (table: string, id: string) => string {
  return (subject, id) => pseudonym(subject, TABLE_NAMES.has(subject) ? `${fileKey}/${id}` : id);
}
