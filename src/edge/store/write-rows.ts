/** Imported rows into their tables, batch after batch, each under its import and its place in the file. */
import { sql } from 'kysely';
import type { Placed } from '../../core/domain/intake.ts';
import { PLACE_COLUMNS, type RowTable } from './row-table.ts';
import { type Changes, requireChanges, type Session } from './session.ts';
import type { Scope } from './store.ts';

/**
 * Write one batch. Rows are numbered in the order in which they come, over all batches of an import.
 * @throws RangeError where a record does not fit its table, Error outside a transaction: our own faults.
 */
export async function writeRows<T>(
  session: Session,
  table: RowTable<T>,
  scope: Scope,
  importId: string,
  batch: readonly Placed<T>[],
): Promise<void> {
  const changes = requireChanges(session);
  if (batch.length === 0) return;
  noteImport(changes, scope, importId);
  const counter = `${table.name} ${importId}`;
  const first =
    changes.nextOrdinal.get(counter) ??
    (await storedRows(session, table.name, scope.authorityCode, importId));
  changes.nextOrdinal.set(counter, first + batch.length);
  await changes.write({
    table: table.name,
    authorityCode: scope.authorityCode,
    importId,
    columns: [...PLACE_COLUMNS, ...table.columns],
    count: batch.length,
    appendCells(index, cells) {
      const placed = batch[index];
      if (placed === undefined) throw new RangeError('There is no such row in the batch');
      table.write(placed, first + index, cells);
    },
  });
}

function noteImport(changes: Changes, scope: Scope, importId: string): void {
  const earlier = changes.written.get(importId);
  if (earlier !== undefined && !isSameScope(earlier, scope))
    throw new Error('Rows of one import belong to one scope');
  changes.written.set(importId, scope);
}

function isSameScope(one: Scope, other: Scope): boolean {
  return one.authorityCode === other.authorityCode && one.programmeId === other.programmeId;
}

/** Ordinals run without a gap, so the count is the next one. */
async function storedRows(
  session: Session,
  table: string,
  authorityCode: string,
  importId: string,
): Promise<number> {
  const result = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}
    where authority_code = ${authorityCode} and import_id = ${importId}`.execute(session.db);
  return result.rows[0]?.count ?? 0;
}

/**
 * Make sure, before a transaction is kept, that every import which rows were written for was added in their scope.
 * There is no foreign key for this: checking it for each of a million rows would cost more than writing them.
 * @throws Error where one was not: our own fault; the transaction must not be kept.
 */
export async function requireImportsAdded(session: Session): Promise<void> {
  for (const [importId, scope] of requireChanges(session).written) {
    const found = await session.db
      .selectFrom('imports')
      .select(['authority_code', 'programme_id'])
      .where('import_id', '=', importId)
      .executeTakeFirst();
    const owner = { authorityCode: found?.authority_code ?? '', programmeId: found?.programme_id ?? '' };
    if (found === undefined || !isSameScope(owner, scope))
      throw new Error('Rows were written for an import that was not added in their scope');
  }
}
