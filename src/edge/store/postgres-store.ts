/** The server store: a PostgreSQL database, whose one head of the audit chain makes writers wait for each other. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { ProblemError, raise } from '../../core/base/problem.ts';
import type { Instant } from '../../core/base/time.ts';
import { readKeyBinding, writeKeyBinding } from './key-binding.ts';
import { type Found, migrate, NEWEST_VERSION } from './migrations.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { PATIENCE, raiseBusy } from './patience.ts';
import { type MigrationWords, neverChangedInPostgres } from './plan-tables.ts';
import { postgresBulkWriter } from './postgres-bulk.ts';
import { buildRepositories } from './repositories.ts';
import { type Session, startChanges } from './session.ts';
import { type Repositories, SHARED_SCOPE, type Store } from './store.ts';
import type { Tables } from './tables.ts';
import { clearNewStore, readWhole, writeWhole } from './whole-store.ts';
import { requireImportsAdded } from './write-rows.ts';

/** The words of this database: text sorts by bytes, as in SQLite, whatever the server's language is. */
export const POSTGRES_WORDS: MigrationWords = {
  text: 'text collate "C"',
  whole: 'bigint',
  real: 'double precision',
  tableEnd: '',
  neverChanged: neverChangedInPostgres,
};

/** Any number will do that no other program uses to lock; this one is "Evkl" in ASCII. */
const MIGRATION_LOCK = 0x45766b6c;

const CONNECT_PATIENCE = 10_000;

const LOCK_NOT_AVAILABLE = '55P03';

/** The server's number for 64-bit whole numbers, and for dates and moments. */
const INT8 = 20;
const DATE_TYPES: ReadonlySet<number> = new Set([1082, 1114, 1184]);

/**
 * Open a store in a PostgreSQL database, in the schema that the address puts first.
 * @throws ProblemError `store.cannot-open`, `store.not-a-store`, `store.newer-version`, `store.other-steps`,
 *   `store.step-missing`; none shows the password.
 */
export async function openPostgresStore(databaseUrl: string, now: () => Instant): Promise<Store> {
  const place = placeOf(databaseUrl);
  const pool = buildPool(databaseUrl);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const stepsAdded = await migrate({
      db,
      words: POSTGRES_WORDS,
      place,
      now,
      find,
      exclusively: (work) =>
        db.transaction().execute(async (transaction) => {
          await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`.execute(transaction);
          await work(transaction);
        }),
    });
    return { ...buildStore(place, pool, db, now), stepsAdded };
  } catch (error) {
    await pool.end();
    if (error instanceof ProblemError) throw error;
    raiseCannotOpen(place, codeOf(error));
  }
}

/** Host, port and database, never the user or the password. */
function placeOf(databaseUrl: string): string {
  try {
    const { host, port, database } = new pg.Client({ connectionString: databaseUrl });
    return `${host}:${port}/${database ?? ''}`;
  } catch {
    // What the driver says of an address repeats it, password and all.
    raiseCannotOpen('DATABASE_URL', 'not an address');
  }
}

function raiseCannotOpen(place: string, reason: string): never {
  raise({
    code: 'store.cannot-open',
    message: `The database cannot be reached or used (${reason}).`,
    advice: 'Check the address in DATABASE_URL, that the server runs, and the rights of its user.',
    place,
  });
}

/** The system's or the server's short code of an error: ECONNREFUSED, 28P01. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'no answer';
}

/** Build the pool. Dates stay text: the machine's own time zone has no say. */
function buildPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_PATIENCE,
    types: { getTypeParser: typeParser },
  });
  // A connection that breaks while idle is dropped by the pool; the next query makes another, or tells.
  pool.on('error', () => undefined);
  return pool;
}

function typeParser(oid: number): (value: string) => unknown {
  if (oid === INT8) return safeWhole;
  return DATE_TYPES.has(oid) ? (value) => value : pg.types.getTypeParser(oid);
}

function safeWhole(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('The store holds a whole number that is too large');
  return number;
}

async function find(db: Kysely<Tables>): Promise<Found> {
  const { rows } = await sql<{ tables: number; ours: number }>`
    select count(*) as tables, count(*) filter (where tablename = 'evenkeel_migrations') as ours
    from pg_tables where schemaname = current_schema()`.execute(db);
  const { tables, ours } = rows[0] ?? { tables: 0, ours: 0 };
  if (ours === 1) return 'store';
  return tables === 0 ? 'nothing' : 'something-else';
}

/** Hold the head of the audit chain until the transaction ends: one writer at a time, and no fork of the chain. */
async function waitForTurn(db: Kysely<Tables>, place: string): Promise<void> {
  await sql.raw(`set local lock_timeout = ${PATIENCE}`).execute(db);
  try {
    await db
      .selectFrom('audit_heads')
      .select('sequence')
      .where('authority_code', '=', SHARED_SCOPE.authorityCode)
      .forUpdate()
      .execute();
  } catch (error) {
    if (codeOf(error) === LOCK_NOT_AVAILABLE) raiseBusy(place);
    throw error;
  }
}

function buildStore(
  place: string,
  pool: pg.Pool,
  db: Kysely<Tables>,
  now: () => Instant,
): Omit<Store, 'stepsAdded'> {
  const queue = oneAtATime(); // so that writers who wait do not use up the pool and keep readers out
  let isClosed = false;

  async function change<T>(work: (repositories: Repositories) => Promise<T>): Promise<T> {
    return db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (transaction) => {
        await waitForTurn(transaction, place);
        const changes = startChanges(postgresBulkWriter(transaction));
        const session: Session = { db: transaction, now, changes };
        try {
          const result = await work(buildRepositories(session));
          await requireImportsAdded(session);
          return result;
        } finally {
          changes.isOver = true;
        }
      });
  }

  function bind(fingerprint: string): Promise<string> {
    return db.transaction().execute(async (transaction) => {
      await waitForTurn(transaction, place);
      return await writeKeyBinding(transaction, fingerprint);
    });
  }

  return {
    kind: 'postgres',
    place,
    read: buildRepositories({ db, now, changes: null }),
    transaction: (work) => queue.run(() => change(work)),
    keyBinding: () => readKeyBinding(db),
    bindKeys: (fingerprint) => queue.run(() => bind(fingerprint)),
    size: async () => {
      const { rows } = await sql<{
        size: number;
      }>`select pg_database_size(current_database()) as size`.execute(db);
      return rows[0]?.size ?? 0;
    },
    version: NEWEST_VERSION,
    dump: (take) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((transaction) => readWhole({ db: transaction, kind: 'postgres' }, take)),
    fill: (work) =>
      queue.run(() =>
        db.transaction().execute(async (transaction) => {
          await waitForTurn(transaction, place);
          const whole = { db: transaction, kind: 'postgres' } as const;
          await clearNewStore(whole, place);
          await work((table, rows) => writeWhole(whole, table, rows));
        }),
      ),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await queue.idle();
      await pool.end();
    },
  };
}
