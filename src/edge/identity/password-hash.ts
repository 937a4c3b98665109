/** Passwords kept only as Argon2id hashes, in the usual PHC text that other tools read. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** @source OWASP Password Storage Cheat Sheet, second of its equal settings: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const SALT_BYTES = 16;

const derive = promisify(argon2);

/** The PHC form asks for base64 without padding. */
function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

/** A password as its letters are, however they were typed: composed, so that every keyboard gives the same. */
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

/** Hash a password: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. Takes some 30 ms on purpose, beside the server's own thread. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', { message: bytesOf(password), nonce, ...COST });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64Of(nonce)}$${base64Of(tag)}`;
}

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{22,86})$/;

/** Say whether a password is the one of a hash. False too for a text that is no hash. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) return false;
  const wanted = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
  });
  return timingSafeEqual(found, wanted);
}

let nobodys: Promise<string> | null = null;

/** Take as long as `isPassword` takes, for an account that is not there: time must not tell which addresses have one. */
export async function spendTheTime(password: string): Promise<false> {
  nobodys ??= hashPassword(randomBytes(18).toString('base64'));
  await isPassword(password, await nobodys);
  return false;
}
