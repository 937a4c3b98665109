/** The embedded store: one SQLite file, a connection that writes and one that reads what is committed. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { raise } from '../../core/base/problem.ts';
import type { Instant } from '../../core/base/time.ts';
import { inTurn } from './in-turn.ts';
import { migrationStatements, NEWEST_VERSION, VERSION_QUERY } from './migrations.ts';
import { makeRepositories } from './repositories.ts';
import type { Session } from './session.ts';
import { bridgeSqlite, openSqlite } from './sqlite-bridge.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * Open an embedded store, made and brought up to date where needed.
 * @throws ProblemError `store.cannot-open`, `store.not-a-store`, `store.newer-version`.
 */
export async function openSqliteStore(path: string, now: () => Instant): Promise<Store> {
  const isNew = path === ':memory:' || !existsSync(path);
  const writing = connect(path);
  const reading = path === ':memory:' ? writing : connect(path);
  const close = () => {
    writing.close();
    if (reading !== writing) reading.close();
  };
  const writer = sessionOver(writing, now);
  const reader = reading === writing ? writer : sessionOver(reading, now);
  const turn = inTurn();
  const transaction: Store['transaction'] = (work) =>
    turn(async () => {
      writing.exec('begin immediate');
      try {
        const result = await work(makeRepositories(writer));
        writing.exec('commit');
        return result;
      } catch (error) {
        if (writing.isTransaction) writing.exec('rollback');
        throw error;
      }
    });
  try {
    prepareStore(writing, path, isNew);
  } catch (error) {
    close();
    throw error;
  }
  return {
    kind: 'sqlite',
    place: path,
    read: makeRepositories(reader),
    transaction,
    pseudonymKey: () => turn(async () => await keyOf(writing, writer)),
    close: async () => {
      await turn(async () => close());
    },
  };
}

function connect(path: string): DatabaseSync {
  try {
    return openSqlite(path);
  } catch (error) {
    const isForeign = error instanceof Error && /not a database/.test(error.message);
    return raise({
      code: isForeign ? 'store.not-a-store' : 'store.cannot-open',
      place: path,
      message: isForeign ? 'The file is not an Evenkeel store' : 'The store cannot be opened',
      advice: isForeign
        ? 'Move the file away, or set EVENKEEL_HOME to another folder.'
        : 'Check that the folder may be written and that the disk is not full.',
    });
  }
}

function sessionOver(connection: DatabaseSync, now: () => Instant): Session {
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: bridgeSqlite(connection) }) });
  const kept = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const prepared = (text: string) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = connection.prepare(text);
    kept.set(text, made);
    return made;
  };
  return {
    database,
    dialect: 'sqlite',
    now,
    insertMany: async (table, columns, rows) => {
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const marks = columns.map(() => '?').join(', ');
      const statement = prepared(`insert into ${table} (${names}) values (${marks})`);
      for (const row of rows) statement.run(...row);
    },
    select: async (text, parameters) => prepared(text).all(...parameters),
  };
}

/** Bring the store up to date in one step without a pause, so that stores opened side by side never wait in a ring. */
function prepareStore(connection: DatabaseSync, path: string, isNew: boolean): void {
  if (!isNew && isForeign(connection))
    raise({
      code: 'store.not-a-store',
      place: path,
      message: 'The file is a database, but not an Evenkeel store',
      advice: 'Move the file away, or set EVENKEEL_HOME to another folder.',
    });
  if (versionOf(connection) < NEWEST_VERSION) {
    connection.exec('begin immediate');
    try {
      for (const statement of migrationStatements(versionOf(connection), 'sqlite'))
        connection.exec(statement);
      connection.exec('commit');
    } catch (error) {
      if (connection.isTransaction) connection.exec('rollback');
      throw error;
    }
  }
  if (versionOf(connection) > NEWEST_VERSION)
    raise({
      code: 'store.newer-version',
      place: path,
      message: 'The store was written by a newer version of Evenkeel',
      advice: 'Bring Evenkeel up to date, or set EVENKEEL_HOME to another folder.',
    });
}

function versionOf(connection: DatabaseSync): number {
  return hasFacts(connection) ? Number(connection.prepare(VERSION_QUERY).get()?.['value'] ?? 0) : 0;
}

function hasFacts(connection: DatabaseSync): boolean {
  return connection.prepare("select 1 from sqlite_master where name = 'store_facts'").get() !== undefined;
}

function isForeign(connection: DatabaseSync): boolean {
  const row = connection.prepare("select count(*) as found from sqlite_master where type = 'table'").get();
  return !hasFacts(connection) && Number(row?.['found'] ?? 0) > 0;
}

async function keyOf(connection: DatabaseSync, session: Session): Promise<string> {
  connection.exec('begin immediate');
  try {
    const key = await ensureKey(session);
    connection.exec('commit');
    return key;
  } catch (error) {
    if (connection.isTransaction) connection.exec('rollback');
    throw error;
  }
}

/** The store's key for pseudonyms, made at first use within the transaction at hand. */
export async function ensureKey({ database }: Session): Promise<string> {
  const find = () =>
    database.selectFrom('store_facts').select('value').where('name', '=', 'pseudonym-key').executeTakeFirst();
  const found = await find();
  if (found !== undefined) return found.value;
  await database
    .insertInto('store_facts')
    .values({ name: 'pseudonym-key', value: randomBytes(32).toString('hex') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await find())?.value ?? raise({ code: 'store.cannot-open', message: 'The store keeps no key' });
}
