/** Which keys a store's rows were made with: the fingerprint alone, and a key that an older store still holds. */
import type { Kysely } from 'kysely';
import { type KeyBinding, SHARED_SCOPE } from './store.ts';
import type { Tables } from './tables.ts';

const FINGERPRINT = 'key-fingerprint';
/** Where stores of version 1 kept their key. */
const OLD_KEY = 'pseudonym-key';

async function readNamed(db: Kysely<Tables>, name: string): Promise<string | null> {
  const found = await db
    .selectFrom('secrets')
    .select('secret')
    .where('authority_code', '=', SHARED_SCOPE.authorityCode)
    .where('name', '=', name)
    .executeTakeFirst();
  return found?.secret ?? null;
}

/** Read the binding. */
export async function readKeyBinding(db: Kysely<Tables>): Promise<KeyBinding> {
  return { fingerprint: await readNamed(db, FINGERPRINT), oldPseudonymKey: await readNamed(db, OLD_KEY) };
}

/** Bind, within a transaction that has no other writer beside it; gives the fingerprint that stands. */
export async function writeKeyBinding(db: Kysely<Tables>, fingerprint: string): Promise<string> {
  const standing = await readNamed(db, FINGERPRINT);
  if (standing !== null) return standing;
  await db
    .insertInto('secrets')
    .values({ authority_code: SHARED_SCOPE.authorityCode, name: FINGERPRINT, secret: fingerprint })
    .execute();
  await db.deleteFrom('secrets').where('name', '=', OLD_KEY).execute();
  return fingerprint;
}

/** Bind to other keys, within a transaction: they were renewed, and what they sealed was sealed anew. */
export async function rebindKeys(db: Kysely<Tables>, fingerprint: string): Promise<void> {
  if ((await readNamed(db, FINGERPRINT)) === null) {
    await writeKeyBinding(db, fingerprint);
    return;
  }
  await db
    .updateTable('secrets')
    .set({ secret: fingerprint })
    .where('authority_code', '=', SHARED_SCOPE.authorityCode)
    .where('name', '=', FINGERPRINT)
    .execute();
}
