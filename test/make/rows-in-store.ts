/** A store in memory with rows put in as one import, for tests of what leaves it and comes back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppDependencies } from '../../src/app/dependencies.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import type { Actor } from '../../src/core/access/access.ts';
import type { RowBatch, TableName } from '../../src/core/domain/records.ts';
import { openStore } from '../../src/edge/store/open-store.ts';

export const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const NOW = '2024-12-11T12:00:00.000Z';
export const ACTOR: Actor = { id: 'analyst', roles: ['analyst'], authorities: 'all' };

export async function inStore<T>(
  work: (dependencies: AppDependencies, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const dependencies = {
    store,
    now: () => NOW,
    newId: () => `id-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel',
  };
  try {
    return await work(dependencies, folder);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Put records in a store as one import. */
export async function fill({ store }: AppDependencies, batches: readonly RowBatch[]): Promise<void> {
  await store.transaction(async ({ imports, rows }) => {
    const counts = { rowsRead: 1, recordsAccepted: 1, rowsWithErrors: 0, rowsSkipped: 0 };
    const kind = 'sen2-csv';
    const report = { file: 'a.csv', kind, confidence: 1, sha256: 'aa', ...counts, problems: [] } as const;
    await imports.add({
      ...SCOPE,
      importId: 'i1',
      kind,
      report,
      asAt: '2025-01-16',
      importedAt: NOW,
      importedBy: 'tester',
      undoneAt: null,
    });
    for (const batch of batches) await rows.add(SCOPE, 'i1', batch);
  });
}

export async function recordsOf({ store }: AppDependencies, tables: readonly TableName[]) {
  const found: Partial<Record<TableName, unknown[]>> = {};
  for (const table of tables)
    found[table] = (await store.read.rows.all(SCOPE, table)).map(({ record }) => record);
  return found;
}
