/** What tables a store has, as its database itself tells it: for reading all of it and writing all of it. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** A table with its columns and those of its key, in the key's order. */
export type TableShape = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
};

/** What has been done to a store stands in the store itself, and is not part of what it holds. */
const OWN_TABLE = 'evenkeel_migrations';
/** Tables that others point to come first. */
const FIRST: readonly string[] = ['imports', 'accounts'];

type ColumnRow = { readonly table_name: string; readonly column_name: string; readonly key_place: number };

/** The shape of every table, parents before children, then by name: the same order in both databases. */
export async function shapeOf(
  db: Kysely<Tables>,
  kind: 'sqlite' | 'postgres',
): Promise<readonly TableShape[]> {
  const { rows } = await (kind === 'sqlite' ? sqliteColumns(db) : postgresColumns(db));
  const byTable = new Map<string, ColumnRow[]>();
  for (const row of rows) {
    const columns = byTable.get(row.table_name) ?? [];
    columns.push(row);
    byTable.set(row.table_name, columns);
  }
  byTable.delete(OWN_TABLE);
  return [...byTable].map(([name, columns]) => shape(name, columns)).sort(inOrder);
}

function shape(name: string, columns: readonly ColumnRow[]): TableShape {
  return {
    name,
    columns: columns.map(({ column_name }) => column_name).sort(),
    key: columns
      .filter(({ key_place }) => key_place > 0)
      .sort((one, other) => one.key_place - other.key_place)
      .map(({ column_name }) => column_name),
  };
}

function inOrder(one: TableShape, other: TableShape): number {
  const rank = ({ name }: TableShape) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return rank(one) - rank(other) || (one.name < other.name ? -1 : 1);
}

function sqliteColumns(db: Kysely<Tables>) {
  return sql<ColumnRow>`select m.name as table_name, p.name as column_name, p.pk as key_place
    from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table'`.execute(db);
}

function postgresColumns(db: Kysely<Tables>) {
  return sql<ColumnRow>`select c.table_name, c.column_name,
      coalesce(array_position(i.indkey::int[], c.ordinal_position::int) + 1, 0)::int as key_place
    from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relnamespace = current_schema()::regnamespace
    left join pg_index i on i.indrelid = t.oid and i.indisprimary
    where c.table_schema = current_schema() and t.relkind = 'r'`.execute(db);
}
