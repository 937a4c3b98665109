/** Node's own SQLite as the query builder wants to see it. */
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

type Row = Record<string, SQLOutputValue>;

/** Bridge an open database to Kysely's SQLite dialect. */
export function sqliteBridge(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]; // refused by SQLite otherwise
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => allRows(statement, values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}

/**
 * Read all rows as objects of one shape. The driver's own objects have each a table of names to itself: whole tables of them took 1.6 times
 * the time and memory.
 */
function allRows(statement: StatementSync, values: readonly SQLInputValue[]): Row[] {
  const names = statement.columns().map(({ name }) => name);
  statement.setReturnArrays(true);
  // The driver's types do not know that rows are arrays now.
  const rows = statement.all(...values) as unknown as readonly (readonly SQLOutputValue[])[];
  statement.setReturnArrays(false);
  return rows.map((cells) => {
    const row: Row = {};
    for (let at = 0; at < names.length; at++) row[names[at] ?? ''] = cells[at] ?? null;
    return row;
  });
}
