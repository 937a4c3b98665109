/** Imported rows out of their tables: only of imports in force, and of each thing only what the newest import says. */
import { sql } from 'kysely';
import type { Cell } from './column.ts';
import { PLACE_COLUMNS, type RowTable } from './row-table.ts';
import type { Session } from './session.ts';
import type { Scope, Stored } from './store.ts';

type ImportInForce = { readonly importId: string; readonly file: string; readonly sha256: string };

/** List the imports of a scope that are in force, oldest first. */
export async function importsInForce(session: Session, scope: Scope): Promise<readonly ImportInForce[]> {
  return session.db
    .selectFrom('imports')
    .select(['import_id as importId', 'file_name as file', 'file_sha256 as sha256'])
    .where('authority_code', '=', scope.authorityCode)
    .where('programme_id', '=', scope.programmeId)
    .where('undone_at', 'is', null)
    .orderBy('sequence')
    .execute();
}

/**
 * Read the rows in force of one table, by age of import, then in the order of the file.
 * Where several imports tell of the same thing, only the rows of the newest of them are given; of a table without
 * a key, only the rows of the newest import that has any.
 * @param only  a column and the text it must hold, or nothing.
 * @throws RangeError where a stored cell does not fit its field: the store was changed by other hands.
 */
export async function readRows<T>(
  session: Session,
  table: RowTable<T>,
  scope: Scope,
  only?: { readonly column: string; readonly is: string },
): Promise<readonly Stored<T>[]> {
  const byImport: Stored<T>[][] = [];
  // One ordered pass along the primary key for each import: no sort in the database, the same on both.
  for (const source of await importsInForce(session, scope)) {
    const names = [...PLACE_COLUMNS, ...table.columns].map((column) => sql.ref(column.name));
    const filter = only === undefined ? sql`` : sql`and ${sql.ref(only.column)} = ${only.is}`;
    const { rows } = await sql<Record<string, Cell>>`select ${sql.join(names)} from ${sql.table(table.name)}
      where authority_code = ${scope.authorityCode} and import_id = ${source.importId} ${filter}
      order by ordinal`.execute(session.db);
    if (rows.length > 0) byImport.push(rows.map((row) => toStored(table, row, source)));
  }
  return newestOfEach(table, byImport);
}

function toStored<T>(
  table: RowTable<T>,
  row: Readonly<Record<string, Cell>>,
  source: ImportInForce,
): Stored<T> {
  const { importId, file, sha256 } = source;
  const sheet = row['sheet'];
  const origin = { importId, file, sha256, row: Number(row['row_number']) };
  return {
    record: table.read(row),
    origin: typeof sheet === 'string' && sheet !== '' ? { ...origin, sheet } : origin,
  };
}

/** Keep, of each key, the rows of the newest import that has it. */
function newestOfEach<T>(table: RowTable<T>, byImport: readonly Stored<T>[][]): readonly Stored<T>[] {
  const { keyOf } = table;
  if (keyOf === null || byImport.length <= 1) return byImport.at(-1) ?? [];
  const told = new Set<string>();
  const kept: Stored<T>[][] = [];
  for (const rows of byImport.toReversed()) {
    const keys = rows.map((row) => keyOf(row.record));
    kept.push(rows.filter((_, index) => !told.has(keys[index] ?? '')));
    for (const key of keys) told.add(key);
  }
  return kept.toReversed().flat();
}

/** Count the rows of a table that belong to imports in force of a scope. */
export async function countRows(session: Session, table: string, scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)} as held
    where held.authority_code = ${scope.authorityCode} and held.import_id in (
      select import_id from imports where authority_code = ${scope.authorityCode}
      and programme_id = ${scope.programmeId} and undone_at is null)`.execute(session.db);
  return rows[0]?.count ?? 0;
}
