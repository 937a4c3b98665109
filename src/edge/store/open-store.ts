/** Opens the store: a file of its own by default, a PostgreSQL server where an address is given. */
import type { Instant } from '../../core/base/time.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

/** Where the store is, and the clock that its entries are dated by. */
export type StoreOptions = { readonly now: () => Instant } & (
  | { /** The file, or ":memory:" for a store that is gone when it is closed. */ readonly sqlitePath: string }
  | { readonly databaseUrl: string }
);

/**
 * Open the store, making it or bringing it up to date where needed. Several processes may do so at once.
 * @throws ProblemError `store.cannot-open`, `store.not-a-store`, `store.newer-version`, `store.other-steps`,
 *   `store.step-missing`, `store.busy`; nothing at the place is changed then.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ('sqlitePath' in options) return openSqliteStore(options.sqlitePath, options.now);
  // Loaded only when asked for: the embedded store starts sooner without the driver.
  const { openPostgresStore } = await import('./postgres-store.ts');
  return openPostgresStore(options.databaseUrl, options.now);
}
