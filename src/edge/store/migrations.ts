/** The migrations of the store, and how they are applied: each once, all or none, whoever opens it first. */
import { type Kysely, sql } from 'kysely';
import { raise } from '../../core/base/problem.ts';
import type { Instant } from '../../core/base/time.ts';
import { EMPTY_CHAIN } from '../../core/seal/hash-chain.ts';
import { accountTables } from './account-tables.ts';
import { addRegisters } from './add-registers.ts';
import { createTables } from './create-tables.ts';
import { markIndex } from './mark-index.ts';
import { outcomeTable } from './outcome-table.ts';
import { type MigrationWords, planTables } from './plan-tables.ts';
import { preparedTables } from './prepared-tables.ts';
import { recordTables } from './record-tables.ts';
import { reviewTables } from './review-tables.ts';
import { SHARED_SCOPE } from './store.ts';
import { surveyTables } from './survey-tables.ts';
import type { Tables } from './tables.ts';
import { tokenTables } from './token-tables.ts';
import { voiceTables } from './voice-tables.ts';
import { widenTables } from './widen-tables.ts';

type Migration = {
  readonly version: number;
  readonly name: string;
  readonly statements: (words: MigrationWords) => readonly string[];
};

const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'first-tables', statements: createTables },
  { version: 2, name: 'whole-return', statements: widenTables },
  { version: 3, name: 'accounts', statements: accountTables },
  { version: 4, name: 'plan-versions', statements: planTables },
  { version: 5, name: 'registers', statements: addRegisters },
  { version: 6, name: 'programme-records', statements: recordTables },
  { version: 7, name: 'voting', statements: voiceTables },
  { version: 8, name: 'surveys', statements: surveyTables },
  { version: 9, name: 'tokens', statements: tokenTables },
  { version: 10, name: 'text-review', statements: reviewTables },
  { version: 11, name: 'prepared-answers', statements: preparedTables },
  { version: 12, name: 'marks-by-theme', statements: markIndex },
  { version: 13, name: 'plan-outcomes', statements: outcomeTable },
];

/** The version that this program makes and reads. */
export const NEWEST_VERSION: number = MIGRATIONS.at(-1)?.version ?? 0;

/** What was found at the place: nothing yet, a store of ours, or something else. */
export type Found = 'nothing' | 'store' | 'something-else';

/** What migrating needs of a database. */
export type Migrating = {
  readonly db: Kysely<Tables>;
  readonly words: MigrationWords;
  readonly place: string;
  readonly now: () => Instant;
  /** Look what is there. */
  readonly find: (db: Kysely<Tables>) => Promise<Found>;
  /** Run with no other process inside, all or nothing. */
  readonly exclusively: (work: (db: Kysely<Tables>) => Promise<void>) => Promise<void>;
};

/**
 * Bring a store to the newest version. Where nothing is to be done, nothing is locked.
 * @throws ProblemError `store.not-a-store`, `store.newer-version`.
 */
export async function migrate(migrating: Migrating): Promise<void> {
  if ((await versionAt(migrating, migrating.db)) === NEWEST_VERSION) return;
  await migrating.exclusively(async (db) => {
    // Another process may have been first while this one waited.
    const version = await versionAt(migrating, db);
    for (const migration of MIGRATIONS)
      if (migration.version > version) await apply(migrating, db, migration);
    if (version === 0) await fillNewStore(db);
  });
}

async function versionAt({ find, place }: Migrating, db: Kysely<Tables>): Promise<number> {
  const found = await find(db);
  if (found === 'nothing') return 0;
  if (found === 'something-else') raiseNotAStore(place);
  const last = await db
    .selectFrom('evenkeel_migrations')
    .select('version')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const version = last?.version ?? 0;
  if (version > NEWEST_VERSION)
    raise({
      code: 'store.newer-version',
      message: `The store was last used by a newer Evenkeel (store version ${version}; this one knows ${NEWEST_VERSION}).`,
      advice: 'Use the newer Evenkeel, or restore a backup that was made before it was used.',
      place,
    });
  return version;
}

/** Refuse what is not an Evenkeel store. @throws ProblemError always. */
export function raiseNotAStore(place: string): never {
  raise({
    code: 'store.not-a-store',
    message: 'What is at this place is not an Evenkeel store, so nothing in it was touched.',
    advice: 'Name another place: a file or an empty database that Evenkeel may make its own.',
    place,
  });
}

async function apply({ words, now }: Migrating, db: Kysely<Tables>, migration: Migration): Promise<void> {
  if (migration.version === 1)
    await run(
      db,
      `create table evenkeel_migrations (
        version ${words.whole} not null primary key, name ${words.text} not null, applied_at ${words.text} not null
      )${words.tableEnd}`,
    );
  for (const statement of migration.statements(words)) await run(db, statement);
  await db
    .insertInto('evenkeel_migrations')
    .values({ version: migration.version, name: migration.name, applied_at: now() })
    .execute();
}

async function run(db: Kysely<Tables>, statement: string): Promise<void> {
  await sql.raw(statement).execute(db);
}

async function fillNewStore(db: Kysely<Tables>): Promise<void> {
  const { authorityCode } = SHARED_SCOPE;
  await db
    .insertInto('audit_heads')
    .values({ authority_code: authorityCode, ...EMPTY_CHAIN })
    .execute();
}
