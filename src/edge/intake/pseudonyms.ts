/** Pseudonyms of identifiers: the same key and identifier give the same text, and nothing leads back without the key. */
import { createHmac } from 'node:crypto';
import { compress, FIRST_STATE } from './sha256-block.ts';

/** Block length of SHA-256 [bytes]. */
const BLOCK = 64;
const KEY_BYTES = 32;
/** What fits in one block beside the closing bit and the length [bytes]. */
const LONGEST_SHORT = BLOCK - 9;
/** Hex digits of a pseudonym: 128 bits, more than enough to keep apart every child there is. */
const LENGTH = 32;
const HEX = Buffer.from('0123456789abcdef', 'latin1');

/** The state of the hash after one block of the key, padded with `pad`. */
function keyedState(key: Uint8Array, pad: number): Int32Array {
  const block = new Uint8Array(BLOCK).fill(pad);
  for (const [at, byte] of key.entries()) block[at] = byte ^ pad;
  const state = Int32Array.from(FIRST_STATE);
  compress(state, wordsOf(block));
  return state;
}

function wordsOf(block: Uint8Array): Int32Array {
  const view = new DataView(block.buffer);
  return Int32Array.from({ length: BLOCK / 4 }, (_, at) => view.getInt32(at * 4));
}

/** Write text as the words of one closed block that follows one block of key; false where it does not fit. */
function writeBlock(words: Int32Array, text: string): boolean {
  const length = text.length;
  if (length > LONGEST_SHORT) return false;
  words.fill(0);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return false;
    words[at >> 2] = (words[at >> 2] ?? 0) | (code << (24 - (at & 3) * 8));
  }
  words[length >> 2] = (words[length >> 2] ?? 0) | (0x80 << (24 - (length & 3) * 8));
  words[15] = (BLOCK + length) * 8;
  return true;
}

function writeHex(state: Int32Array, out: Buffer): string {
  for (let at = 0; at < LENGTH; at++)
    out[at] = HEX[((state[at >> 3] ?? 0) >>> (28 - (at & 7) * 4)) & 15] ?? 0;
  return out.toString('latin1');
}

/**
 * Make a function that gives the pseudonym of a table's identifier: the first 32 hex digits of
 * HMAC-SHA256 of "table:id".
 *
 * A return has millions of identifiers and each is shorter than a block, so the key's two blocks are worked out
 * once and each identifier costs two rounds; the machine's own call takes five times as long, most of it on the
 * way there. Longer identifiers go to the machine's own. A test holds both to the same result.
 * @param keyHex  32 secret bytes as hex.
 * @throws RangeError where the key is not 32 bytes.
 * @source RFC 2104, section 2; FIPS 180-4, section 6.2.
 */
export function pseudonymMaker(keyHex: string): (table: string, id: string) => string {
  const key = Buffer.from(keyHex, 'hex');
  if (key.length !== KEY_BYTES) throw new RangeError('The key for pseudonyms must be 32 bytes');
  const [inner, outer] = [keyedState(key, 0x36), keyedState(key, 0x5c)];
  const [state, words, closing] = [new Int32Array(8), new Int32Array(16), new Int32Array(16)];
  closing[8] = 0x80 << 24;
  closing[15] = (BLOCK + KEY_BYTES) * 8;
  const out = Buffer.alloc(LENGTH);
  return (table, id) => {
    const text = `${table}:${id}`;
    if (!writeBlock(words, text))
      return createHmac('sha256', key).update(text).digest('hex').slice(0, LENGTH);
    state.set(inner);
    compress(state, words);
    closing.set(state);
    state.set(outer);
    compress(state, closing);
    return writeHex(state, out);
  };
}
