/** Everything that an embedded store holds, as text, table by table. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** The rows of one table. */
export type TableText = {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, SQLOutputValue>>[];
};

/** Read every row of every table of every store below a folder. */
export function storeTables(home: string): TableText[] {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(sqlite3?|db)$/.test(name),
  );
  return files.flatMap((name) => {
    const database = new DatabaseSync(join(home, name), { readOnly: true });
    try {
      const names = database.prepare("select name from sqlite_master where type = 'table'").all();
      return names.map(({ name: table }) => ({
        table: String(table),
        rows: database.prepare(`select * from "${String(table)}"`).all(),
      }));
    } finally {
      database.close();
    }
  });
}
