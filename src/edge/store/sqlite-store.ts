/** The embedded store: one SQLite file, a connection that writes and one that reads what is kept. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { raise } from '../../core/base/problem.ts';
import type { Instant } from '../../core/base/time.ts';
import { readKeyBinding, writeKeyBinding } from './key-binding.ts';
import { type Found, migrate, NEWEST_VERSION, raiseNotAStore } from './migrations.ts';
import { oneAtATime, type Queue } from './one-at-a-time.ts';
import { PATIENCE } from './patience.ts';
import { type MigrationWords, neverChangedInSqlite } from './plan-tables.ts';
import { buildRepositories } from './repositories.ts';
import { type Session, startChanges } from './session.ts';
import { sqliteBridge } from './sqlite-bridge.ts';
import { sqliteBulkWriter } from './sqlite-bulk.ts';
import { isFromSqlite, isFull, isNoDatabase, whenFree } from './sqlite-busy.ts';
import type { Repositories, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { clearNewStore, readWhole, type WholeBatch, writeWhole } from './whole-store.ts';
import { requireImportsAdded } from './write-rows.ts';

/** "Evkl" in ASCII: how a file says whose it is. */
const APPLICATION_ID = 0x45766b6c;

/** Without a row id the key is the table, so rows are written once and read in the order of their key. */
const SQLITE_WORDS: MigrationWords = {
  text: 'text',
  whole: 'integer',
  real: 'real',
  tableEnd: ' strict, without rowid',
  neverChanged: neverChangedInSqlite,
};

/** Waiting for another writer is `whenFree`'s; the driver's own waiting would stop the whole process. */
const WRITER_WAITS = 5;

const IN_MEMORY = ':memory:';

type Connection = { readonly database: DatabaseSync; readonly db: Kysely<Tables> };

/**
 * Open a store in a file; a new file is made, readable by its owner only.
 * @throws ProblemError `store.cannot-open`, `store.not-a-store`, `store.newer-version`, `store.other-steps`,
 *   `store.step-missing`, `store.busy`.
 */
export async function openSqliteStore(path: string, now: () => Instant): Promise<Store> {
  const place = path === IN_MEMORY ? IN_MEMORY : resolve(path);
  if (place !== IN_MEMORY) makeFile(place);
  const opened: Connection[] = [];
  try {
    const writer = connect(place, WRITER_WAITS);
    opened.push(writer);
    const added = await prepare(writer, place, now);
    // Memory belongs to its connection: there alone, a read during a transaction sees what is under way.
    const reader = place === IN_MEMORY ? writer : openReader(place);
    opened.push(reader);
    return { ...buildStore(place, writer, reader, now), stepsAdded: added };
  } catch (error) {
    for (const { database } of opened) if (database.isOpen) database.close();
    if (isNoDatabase(error)) raiseNotAStore(place);
    if (isFromSqlite(error)) raiseCannotOpen(place);
    throw error;
  }
}

function makeFile(place: string): void {
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    closeSync(openSync(place, 'a', 0o600));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) raiseCannotOpen(place);
    throw error;
  }
}

function raiseCannotOpen(place: string): never {
  raise({
    code: 'store.cannot-open',
    message: 'The store cannot be opened: its file cannot be made, read or written.',
    advice: 'Check that the folder exists, that you may write in it and that its disk has room.',
    place,
  });
}

function connect(place: string, timeout: number): Connection {
  const database = new DatabaseSync(place, { timeout, enableForeignKeyConstraints: true });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqliteBridge(database) }) });
  return { database, db };
}

function openReader(place: string): Connection {
  const reader = connect(place, PATIENCE);
  reader.database.exec('pragma query_only = on');
  return reader;
}

/** @returns the steps that it had skipped. */
async function prepare(
  { database, db }: Connection,
  place: string,
  now: () => Instant,
): Promise<readonly string[]> {
  if ((await whenFree(place, () => find(database))) === 'something-else') raiseNotAStore(place);
  await whenFree(place, () => database.exec('pragma journal_mode = wal'));
  // Full: what was kept survives a power cut. The log is cut back after a large import.
  database.exec(
    'pragma synchronous = full; pragma journal_size_limit = 67108864; pragma cache_size = -32768',
  );
  return await migrate({
    db,
    words: SQLITE_WORDS,
    place,
    now,
    find: () => whenFree(place, () => find(database)),
    exclusively: (work) =>
      inTransaction(database, place, async () => {
        database.exec(`pragma application_id = ${APPLICATION_ID}`);
        await work(db);
      }),
  });
}

function find(database: DatabaseSync): Found {
  const id = database.prepare('pragma application_id').get()?.['application_id'];
  const tables = database.prepare('select count(*) as count from sqlite_master').get()?.['count'];
  if (id === APPLICATION_ID) return tables === 0 ? 'nothing' : 'store';
  return id === 0 && tables === 0 ? 'nothing' : 'something-else';
}

/** Run between `begin immediate`, which makes this the one writer of all processes, and `commit`. */
async function inTransaction<T>(database: DatabaseSync, place: string, work: () => Promise<T>): Promise<T> {
  await whenFree(place, () => database.exec('begin immediate'));
  try {
    const result = await work();
    database.exec('commit');
    return result;
  } catch (error) {
    // SQLite has rolled back by itself where the disk was full.
    if (database.isTransaction) database.exec('rollback');
    if (isFull(error)) raiseFull(place);
    throw error;
  }
}

function raiseFull(place: string): never {
  raise({
    code: 'store.disk-full',
    message: 'The disk has no room for this change, so nothing of it was kept.',
    advice: 'Make room on the disk that holds the store, then try again.',
    place,
  });
}

function buildStore(
  place: string,
  writer: Connection,
  reader: Connection,
  now: () => Instant,
): Omit<Store, 'stepsAdded'> {
  const queue = oneAtATime();
  let isClosed = false;

  async function change<T>(work: (repositories: Repositories) => Promise<T>): Promise<T> {
    const changes = startChanges(sqliteBulkWriter(writer.database));
    const session: Session = { db: writer.db, now, changes };
    try {
      return await inTransaction(writer.database, place, async () => {
        const result = await work(buildRepositories(session));
        await requireImportsAdded(session);
        return result;
      });
    } finally {
      changes.isOver = true;
    }
  }

  function bind(fingerprint: string): Promise<string> {
    return inTransaction(writer.database, place, () => writeKeyBinding(writer.db, fingerprint));
  }

  return {
    kind: 'sqlite',
    place,
    read: buildRepositories({ db: reader.db, now, changes: null }),
    transaction: (work) => queue.run(() => change(work)),
    keyBinding: () => readKeyBinding(reader.db),
    bindKeys: (fingerprint) => queue.run(() => bind(fingerprint)),
    size: () => {
      const one = (name: string) => Number(reader.database.prepare(`pragma ${name}`).get()?.[name]);
      return Promise.resolve(one('page_count') * one('page_size'));
    },
    version: NEWEST_VERSION,
    dump: (take) => dump(place, writer, queue, take),
    fill: (work) =>
      queue.run(() =>
        inTransaction(writer.database, place, async () => {
          const whole = { db: writer.db, kind: 'sqlite' } as const;
          await clearNewStore(whole, place);
          await work((table, rows) => writeWhole(whole, table, rows));
        }),
      ),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await queue.idle();
      if (reader !== writer) reader.database.close();
      writer.database.close();
    },
  };
}

/** A connection of its own sees one state for as long as its transaction is open; memory belongs to its one connection. */
async function dump(
  place: string,
  writer: Connection,
  queue: Queue,
  take: (batch: WholeBatch) => Promise<void>,
): Promise<void> {
  if (place === IN_MEMORY) return await queue.run(() => readWhole({ db: writer.db, kind: 'sqlite' }, take));
  const { database, db } = openReader(place);
  try {
    database.exec('begin');
    await readWhole({ db, kind: 'sqlite' }, take);
    database.exec('commit');
  } finally {
    database.close();
  }
}
