/** The bridge by which Kysely speaks to the runtime's own SQLite, and how a connection is set up. */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** How long a connection waits for another process's transaction [milliseconds]. */
const BUSY_MS = 60_000;

/**
 * Open one connection: write-ahead log, every commit on the disk before it is acknowledged, foreign keys on.
 * @param path  a file, made with its folder where it is not there (readable by its owner only), or ":memory:".
 */
export function openSqlite(path: string): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
    if (path !== ':memory:') chmodSync(path, 0o600);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Dress a connection as Kysely's SQLite dialect expects it; statements are kept for the connection's life. */
export function bridgeSqlite(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]; // Kysely binds only such values
    return {
      reader: statement.columns().length > 0,
      all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
      run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
      iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
    };
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const made = prepare(sql);
      kept.set(sql, made);
      return made;
    },
  };
}
