/** Opens a store: the embedded file, or a PostgreSQL server. */
import type { Instant } from '../../core/base/time.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import type { Store } from './store.ts';

export type StoreOptions = (
  | { /** The file, or ":memory:". */ readonly sqlitePath: string }
  | { /** A PostgreSQL address. */ readonly databaseUrl: string }
) & { readonly now: () => Instant };

/**
 * Open a store, made and brought up to date where needed.
 * @throws ProblemError `store.cannot-open`, `store.not-a-store`, `store.newer-version`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ('sqlitePath' in options) return await openSqliteStore(options.sqlitePath, options.now);
  const { openPostgresStore } = await import('./open-postgres-store.ts');
  return await openPostgresStore(options.databaseUrl, options.now);
}
