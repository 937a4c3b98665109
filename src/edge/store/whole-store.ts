/** All of a store out, table by table in the order of keys, and all of it into an empty one. */
import { type Kysely, sql } from 'kysely';
import { raise } from '../../core/base/problem.ts';
import type { Cell } from './column.ts';
import { shapeOf, type TableShape } from './store-shape.ts';
import type { Tables } from './tables.ts';

/** One row, its cells in the order of the table's columns. */
export type WholeRow = readonly Cell[];

/** A table with a batch of its rows. */
export type WholeBatch = { readonly table: TableShape; readonly rows: readonly WholeRow[] };

type Database = { readonly db: Kysely<Tables>; readonly kind: 'sqlite' | 'postgres' };

/** Rows that are in memory at a time. */
const ROWS_A_BATCH = 5_000;
/** Values that one statement may hold, below either database's limit. */
const VALUES_A_STATEMENT = 30_000;

/** Read everything, in a transaction that sees one state; `take` is told each table at least once, rows or none. */
export async function readWhole(
  { db, kind }: Database,
  take: (batch: WholeBatch) => Promise<void>,
): Promise<void> {
  for (const table of await shapeOf(db, kind)) {
    let after: WholeRow | null = null;
    do {
      const rows: readonly WholeRow[] = await rowsAfter(db, table, after);
      if (rows.length > 0 || after === null) await take({ table, rows });
      after = rows.length < ROWS_A_BATCH ? null : (rows.at(-1) ?? null);
    } while (after !== null);
  }
}

/** One ordered pass along the key, from where the last batch ended. */
async function rowsAfter(
  db: Kysely<Tables>,
  { name, columns, key }: TableShape,
  after: WholeRow | null,
): Promise<readonly WholeRow[]> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const keys = sql.join(key.map((column) => sql.ref(column)));
  const from =
    after === null
      ? sql``
      : sql`where (${keys}) > (${sql.join(key.map((one) => after[columns.indexOf(one)]))})`;
  const { rows } = await sql<Record<string, Cell>>`select ${names} from ${sql.table(name)} ${from}
    order by ${keys} limit ${ROWS_A_BATCH}`.execute(db);
  return rows.map((row) => columns.map((column) => row[column] ?? null));
}

/**
 * Make an empty store ready to take everything of another, inside a transaction.
 * @throws ProblemError `store.not-empty`: what is there is never written over.
 */
export async function clearNewStore({ db, kind }: Database, place: string): Promise<void> {
  for (const { name } of await shapeOf(db, kind)) {
    if (name === 'audit_heads') continue;
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0)
      raise({
        code: 'store.not-empty',
        place,
        message: 'There is something in this store already, so nothing was written into it',
        advice: 'Name another place with EVENKEEL_HOME, or an empty database in DATABASE_URL.',
      });
  }
  // The only row that a new store has: the head of its own empty audit chain.
  await db.deleteFrom('audit_heads').execute();
}

/** Write a batch into a store that `clearNewStore` made ready, inside the same transaction. */
export async function writeWhole(
  { db }: Database,
  { name, columns }: Pick<TableShape, 'name' | 'columns'>,
  rows: readonly WholeRow[],
): Promise<void> {
  const size = Math.max(1, Math.floor(VALUES_A_STATEMENT / columns.length));
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += size) {
    const values = rows.slice(from, from + size).map((row) => sql`(${sql.join(row)})`);
    await sql`insert into ${sql.table(name)} (${names}) values ${sql.join(values)}`.execute(db);
  }
}
