/** The server store: PostgreSQL through a pool, the same repositories and migrations as the embedded one. */
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { raise } from '../../core/base/problem.ts';
import type { Instant } from '../../core/base/time.ts';
import { migrationStatements, NEWEST_VERSION, VERSION_QUERY } from './migrations.ts';
import { ensureKey } from './open-sqlite-store.ts';
import { makeRepositories } from './repositories.ts';
import type { Session } from './session.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The advisory lock that lets one process at a time bring the store up to date. */
const MIGRATION_LOCK = 7_305_520;

/** PostgreSQL's type numbers for bigint: money and counts, all within the exact range of a double. */
const BIGINT = 20;

/**
 * Open the store on a PostgreSQL server, brought up to date where needed.
 * @param databaseUrl  a connection address; its password is never shown.
 * @throws ProblemError `store.cannot-open`, `store.newer-version`.
 */
export async function openPostgresStore(databaseUrl: string, now: () => Instant): Promise<Store> {
  const place = placeOf(databaseUrl);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 8,
    types: { getTypeParser: (type: number, format?: 'text' | 'binary') => parserOf(type, format) },
  });
  pool.on('error', () => undefined); // a lost idle connection is made anew at the next query, which reports trouble
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await prepareStore(database, place);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return {
    kind: 'postgres',
    place,
    read: makeRepositories(sessionOver(database, now)),
    transaction: (work) =>
      database.transaction().execute((inside) => work(makeRepositories(sessionOver(inside, now)))),
    pseudonymKey: () => database.transaction().execute((inside) => ensureKey(sessionOver(inside, now))),
    close: () => database.destroy(),
  };
}

function parserOf(type: number, format: 'text' | 'binary' | undefined): (text: string) => unknown {
  if (type === BIGINT) return Number;
  return pg.types.getTypeParser(type, format ?? 'text');
}

/** Host and database of an address, for people; "a PostgreSQL server" where it cannot be read. */
function placeOf(databaseUrl: string): string {
  const address = URL.parse(databaseUrl);
  return address === null ? 'a PostgreSQL server' : `PostgreSQL ${address.host}${address.pathname}`;
}

function sessionOver(database: Kysely<Tables>, now: () => Instant): Session {
  return {
    database,
    dialect: 'postgres',
    now,
    insertMany: async (table, columns, rows) => {
      if (rows.length === 0) return;
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const lists = columns.map(({ type }, place) => `$${place + 1}::${type}[]`).join(', ');
      const byColumn = columns.map((_, place) => rows.map((row) => row[place] ?? null));
      await database.executeQuery(
        CompiledQuery.raw(`insert into ${table} (${names}) select * from unnest(${lists})`, byColumn),
      );
    },
    select: async (text, parameters) => {
      let place = 0;
      const numbered = text.replaceAll('?', () => `$${++place}`);
      const { rows } = await database.executeQuery(CompiledQuery.raw(numbered, [...parameters]));
      return rows as Record<string, unknown>[]; // the driver gives objects by column name
    },
  };
}

async function prepareStore(database: Kysely<Tables>, place: string): Promise<void> {
  let version = 0;
  try {
    version = await database.transaction().execute(async (inside) => {
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(inside);
      const before = await versionOf(inside);
      for (const statement of migrationStatements(before, 'postgres'))
        await sql.raw(statement).execute(inside);
      return Math.max(before, NEWEST_VERSION);
    });
  } catch (error) {
    if (!isConnectionTrouble(error)) throw error;
    raise({
      code: 'store.cannot-open',
      place,
      message: 'The database server cannot be reached, or refuses the name and password given',
      advice: 'Check DATABASE_URL and that the server is running.',
    });
  }
  if (version > NEWEST_VERSION)
    raise({
      code: 'store.newer-version',
      place,
      message: 'The store was written by a newer version of Evenkeel',
      advice: 'Bring Evenkeel up to date, or use another database.',
    });
}

async function versionOf(database: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{
    found: string | null;
  }>`select to_regclass('store_facts')::text as found`.execute(database);
  if (rows[0]?.found == null) return 0;
  const version = await sql.raw<{ value: string }>(VERSION_QUERY).execute(database);
  return Number(version.rows[0]?.value ?? 0);
}

/** SQLSTATE classes 08 (connection), 28 (authorisation), 3D (no such database), and the network's own codes. */
function isConnectionTrouble(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(08|28|3D)/.test(code) || /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET|EAI_AGAIN)$/.test(code);
}
