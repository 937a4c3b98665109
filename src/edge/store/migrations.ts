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
import { isFull } from './sqlite-busy.ts';
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
 * @returns steps that the store had skipped though it had later ones, in words; they were added now.
 * @throws ProblemError `store.not-a-store`, `store.newer-version`, `store.other-steps`, `store.step-missing`.
 */
export async function migrate(migrating: Migrating): Promise<readonly string[]> {
  if ((await lackingAt(migrating, migrating.db)).lacking.length === 0) return [];
  let skipped: readonly Migration[] = [];
  await migrating.exclusively(async (db) => {
    // Another process may have been first while this one waited.
    const { version, lacking } = await lackingAt(migrating, db);
    skipped = lacking.filter((one) => one.version < version);
    for (const migration of lacking)
      if (migration.version < version) await applyLate(migrating, db, migration);
      else await apply(migrating, db, migration);
    if (version === 0) await fillNewStore(db);
  });
  return skipped.map(inWords);
}

function inWords({ version, name }: Pick<Migration, 'version' | 'name'>): string {
  return `${version} (${name})`;
}

/** The newest version that a store has had, 0 for a new one, and which migrations it lacks, oldest first. */
type Standing = { readonly version: number; readonly lacking: readonly Migration[] };

async function lackingAt({ find, place }: Migrating, db: Kysely<Tables>): Promise<Standing> {
  const found = await find(db);
  if (found === 'nothing') return { version: 0, lacking: MIGRATIONS };
  if (found === 'something-else') raiseNotAStore(place);
  const had = await db
    .selectFrom('evenkeel_migrations')
    .select(['version', 'name'])
    .orderBy('version')
    .execute();
  const version = had.at(-1)?.version ?? 0;
  requireKnown(version, place);
  const names = new Map(had.map((one) => [one.version, one.name]));
  for (const migration of MIGRATIONS) {
    const name = names.get(migration.version) ?? migration.name;
    if (name !== migration.name) raiseOtherSteps(place, { version: migration.version, name }, migration);
  }
  return { version, lacking: MIGRATIONS.filter((one) => !names.has(one.version)) };
}

function requireKnown(version: number, place: string): void {
  if (version > NEWEST_VERSION)
    raise({
      code: 'store.newer-version',
      message: `The store was last used by a newer Evenkeel (store version ${version}; this one knows ${NEWEST_VERSION}).`,
      advice: 'Use the newer Evenkeel, or restore a backup that was made before it was used.',
      place,
    });
}

function raiseOtherSteps(
  place: string,
  had: Pick<Migration, 'version' | 'name'>,
  known: Pick<Migration, 'version' | 'name'>,
): never {
  raise({
    code: 'store.other-steps',
    message: `The store was made by an Evenkeel of another line: its step ${inWords(had)} is ${inWords(known)} here. Nothing in it was touched.`,
    advice: 'Use the Evenkeel that made it, or name another place for a store of this one.',
    place,
  });
}

/** Add a step that was skipped; where a later one stands in its way, all stays as it was. */
async function applyLate(migrating: Migrating, db: Kysely<Tables>, migration: Migration): Promise<void> {
  try {
    await apply(migrating, db, migration);
  } catch (error) {
    if (isFull(error)) throw error;
    raise({
      code: 'store.step-missing',
      message: `The store lacks step ${inWords(migration)}, though it has later ones, and the step could not be added: nothing in the store was touched.`,
      advice:
        'Restore a backup that was made before the later steps, or name another place for a new store. The command "evenkeel doctor" says how the store stands.',
      place: migrating.place,
    });
  }
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
