/** Node's own SQLite as the query builder wants to see it. */
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

type Row = Record<string, SQLOutputValue>;
type Prepared = ReturnType<SqliteDatabase['prepare']>;

/** Statements kept ready; the product's own are fewer, lists of many values aside [statements]. */
const KEPT = 256;
/** What may change what a kept statement means. Transactions do not: they would empty the shelf with every change. */
const OF_TABLES = /^\s*(?:create|alter|drop|pragma|attach|detach|vacuum|reindex|analyze)\b/i;

/** Bridge an open database to Kysely's SQLite dialect. Preparing costs more than most reads, so statements are kept, the least used let go. */
export function sqliteBridge(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, Prepared>();
  return {
    close: () => {
      kept.clear();
      database.close();
    },
    prepare(sql) {
      const known = kept.get(sql);
      if (known !== undefined) {
        kept.delete(sql);
        kept.set(sql, known);
        return known;
      }
      const made = prepare(database, sql);
      if (OF_TABLES.test(sql)) kept.clear();
      else {
        kept.set(sql, made);
        if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? sql);
      }
      return made;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  const statement = database.prepare(sql);
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]; // refused by SQLite otherwise
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => allRows(statement, values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    // Rows are taken one by one while others may ask the same: a statement of its own.
    iterate: (parameters) => database.prepare(sql).iterate(...values(parameters)),
  };
}

/**
 * Read all rows as objects of one shape. The driver's own objects have each a table of names to itself: whole tables of them took 1.6 times
 * the time and memory.
 */
function allRows(statement: StatementSync, values: readonly SQLInputValue[]): Row[] {
  statement.setReturnArrays(true);
  // The driver's types do not know that rows are arrays now.
  const rows = statement.all(...values) as unknown as readonly (readonly SQLOutputValue[])[];
  // Asked after the rows are read: a kept statement is made anew by SQLite where the tables changed meanwhile.
  const names = statement.columns().map(({ name }) => name);
  return rows.map((cells) => {
    const row: Row = {};
    for (let at = 0; at < names.length; at++) row[names[at] ?? ''] = cells[at] ?? null;
    return row;
  });
}
