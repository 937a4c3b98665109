/** Imported rows out of their tables: only of imports in force, and of each thing only what the newest import says. */
import { sql } from 'kysely';
import type { Placed } from '../../core/domain/intake.ts';
import type { Cell } from './column.ts';
import { PLACE_COLUMNS, type RowTable } from './row-table.ts';
import { RETURN_TABLES } from './row-tables.ts';
import type { Session } from './session.ts';
import type { ExtractSource, Scope, Stored } from './store.ts';

type ImportInForce = ExtractSource & { readonly importedAt: string };

/**
 * How many rows of a table are read at a time while they are streamed: few enough that they are forgotten before the collector of
 * garbage moves them to where what stays is kept. With ten times as many, a return took 1.6 times as long to read.
 */
const STREAMED = 2_000;

/** List the imports of a scope that are in force, oldest first. */
export async function importsInForce(session: Session, scope: Scope): Promise<readonly ImportInForce[]> {
  return session.db
    .selectFrom('imports')
    .select([
      'import_id as importId',
      'file_name as file',
      'file_sha256 as sha256',
      'as_at as asAt',
      'imported_at as importedAt',
    ])
    .where('authority_code', '=', scope.authorityCode)
    .where('programme_id', '=', scope.programmeId)
    .where('undone_at', 'is', null)
    .orderBy('sequence')
    .execute();
}

/** The day that an extract is of; one that names none is of the day of its import. */
function dayOf({ asAt, importedAt }: ImportInForce): string {
  return asAt ?? importedAt.slice(0, 10);
}

/** Of extracts, the one of the latest day stands last. */
function byDay(imports: readonly ImportInForce[]): readonly ImportInForce[] {
  return imports.toSorted((one, other) =>
    dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0,
  );
}

type Page = { readonly from: number; readonly limit: number };
type OneValue = { readonly column: string; readonly is: string };

/** One ordered pass along the primary key: no sort in the database, the same on both. */
async function rowsOfImport<T>(
  session: Session,
  table: RowTable<T>,
  scope: Scope,
  importId: string,
  { only, page }: { readonly only?: OneValue; readonly page?: Page },
): Promise<readonly Readonly<Record<string, Cell>>[]> {
  const names = [...PLACE_COLUMNS, ...table.columns].map((column) => sql.ref(column.name));
  const filter = only === undefined ? sql`` : sql`and ${sql.ref(only.column)} = ${only.is}`;
  const from = page === undefined ? sql`` : sql`and ordinal >= ${page.from}`;
  const limit = page === undefined ? sql`` : sql`limit ${page.limit}`;
  const { rows } = await sql<Record<string, Cell>>`select ${sql.join(names)} from ${sql.table(table.name)}
    where authority_code = ${scope.authorityCode} and import_id = ${importId} ${filter} ${from}
    order by ordinal ${limit}`.execute(session.db);
  return rows;
}

/**
 * Read the rows in force of one table, by age of import, then in the order of the file.
 * Where several imports tell of the same thing, only the rows of the newest of them are given; of a table without
 * a key, only the rows of the import that is of the latest day.
 * @param only  a column and the text it must hold, or nothing.
 * @throws RangeError where a stored cell does not fit its field: the store was changed by other hands.
 */
export async function readRows<T>(
  session: Session,
  table: RowTable<T>,
  scope: Scope,
  only?: OneValue,
): Promise<readonly Stored<T>[]> {
  const imports = await importsInForce(session, scope);
  const filter = only === undefined ? {} : { only };
  if (table.keyOf === null) return await rowsOfExtract(session, table, scope, byDay(imports), filter);
  const byImport: Stored<T>[][] = [];
  for (const source of imports) {
    const rows = await rowsOfImport(session, table, scope, source.importId, filter);
    if (rows.length > 0) byImport.push(rows.map((row) => toStored(table, row, source)));
  }
  return newestOfEach(table, byImport);
}

/**
 * Say whether an import tells of a return as a whole: of two or more of its tables. What it has no rows of is then not
 * looked for in older ones, whose rows belong to other children.
 */
async function isWholeReturn(session: Session, scope: Scope, importId: string): Promise<boolean> {
  let tables = 0;
  for (const name of RETURN_TABLES) {
    const { rows } = await sql`select 1 from ${sql.table(name)}
      where authority_code = ${scope.authorityCode} and import_id = ${importId} limit 1`.execute(session.db);
    if (rows.length > 0 && ++tables === 2) return true;
  }
  return false;
}

function isOfReturn({ name }: { readonly name: string }): boolean {
  return RETURN_TABLES.includes(name);
}

/** Read the rows of the newest extract that has any of this table, whether or not the filter leaves some of them. */
async function rowsOfExtract<T>(
  session: Session,
  table: RowTable<T>,
  scope: Scope,
  oldestFirst: readonly ImportInForce[],
  filter: { readonly only?: OneValue },
): Promise<readonly Stored<T>[]> {
  for (const source of oldestFirst.toReversed()) {
    const rows = await rowsOfImport(session, table, scope, source.importId, filter);
    if (rows.length > 0) return rows.map((row) => toStored(table, row, source));
    const page = { from: 0, limit: 1 };
    const hasOthers =
      filter.only !== undefined &&
      (await rowsOfImport(session, table, scope, source.importId, { page })).length > 0;
    if (hasOthers || (isOfReturn(table) && (await isWholeReturn(session, scope, source.importId)))) return [];
  }
  return [];
}

/**
 * Hand on the rows in force of an extract, a batch at a time.
 * @param before  a day: the extract is then the newest of those that are of an earlier day; null for the newest of all.
 * @throws Error for a table whose rows are known by a key, of which several imports can be in force at once.
 */
export async function streamRows<T>(
  session: Session,
  table: RowTable<T>,
  scope: Scope,
  take: (rows: readonly Placed<T>[]) => void,
  before: string | null,
): Promise<ExtractSource | null> {
  if (table.keyOf !== null) throw new Error('Only an extract can be read in one stream');
  const imports = (await importsInForce(session, scope)).filter(
    (source) => before === null || dayOf(source) < before,
  );
  for (const source of byDay(imports).toReversed()) {
    let from = 0;
    for (;;) {
      const page = { from, limit: STREAMED };
      const rows = await rowsOfImport(session, table, scope, source.importId, { page });
      if (rows.length > 0) take(rows.map((row) => toPlaced(table, row)));
      from += rows.length;
      if (rows.length < STREAMED) break;
    }
    if (from > 0)
      return { importId: source.importId, file: source.file, sha256: source.sha256, asAt: source.asAt };
    if (isOfReturn(table) && (await isWholeReturn(session, scope, source.importId))) return null;
  }
  return null;
}

function toPlaced<T>(table: RowTable<T>, row: Readonly<Record<string, Cell>>): Placed<T> {
  const sheet = row['sheet'];
  const placed = { row: Number(row['row_number']), record: table.read(row) };
  return typeof sheet === 'string' && sheet !== '' ? { ...placed, sheet } : placed;
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
  if (keyOf === null || byImport.length <= 1) return byImport[0] ?? [];
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
