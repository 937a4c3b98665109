/** The repository of imported rows: one door in and one out for every kind of record. */
import type { Placed } from '../../core/domain/intake.ts';
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import type { RecordOf, RowBatch, TableName } from '../../core/domain/records.ts';
import { countRows, readRows, streamRows } from './read-rows.ts';
import type { RowTable } from './row-table.ts';
import { monthlyKey, ROW_TABLES } from './row-tables.ts';
import type { Session } from './session.ts';
import type { ImportedRows, Scope, Stored } from './store.ts';
import { writeRows } from './write-rows.ts';

/** Build the repository of imported rows over a session. */
export function importedRows(session: Session): ImportedRows {
  const all = <Name extends TableName>(scope: Scope, name: Name) =>
    readRows<RecordOf[Name]>(session, ROW_TABLES[name], scope);
  return {
    add: (scope, importId, batch) => addBatch(session, scope, importId, batch),
    all,
    stream: (scope, name, take, before = null) => streamRows(session, ROW_TABLES[name], scope, take, before),
    where: (scope, name, field, is) => {
      const table: RowTable<RecordOf[typeof name]> = ROW_TABLES[name];
      return readRows(session, table, scope, { column: table.columnOf(field), is });
    },
    published: (scope, dataset) =>
      readRows(session, ROW_TABLES.published, scope, { column: 'dataset', is: dataset }),
    monthly: async (scope) => onePerMonth(await all(scope, 'monthly')),
    async counts(scope) {
      const counts: Record<string, number> = {};
      for (const { name } of Object.values(ROW_TABLES)) counts[name] = await countRows(session, name, scope);
      return counts;
    },
  };
}

async function addBatch(session: Session, scope: Scope, importId: string, batch: RowBatch): Promise<void> {
  // A batch names its own table, which the checker cannot follow through the union of all of them.
  const table = ROW_TABLES[batch.table] as RowTable<unknown>;
  await writeRows(session, table, scope, importId, batch.rows as readonly Placed<unknown>[]);
}

/** Of rows with the same measure, series and month in one file, the last one stands. */
function onePerMonth(rows: readonly Stored<MonthlyFigure>[]): readonly Stored<MonthlyFigure>[] {
  const byKey = new Map(rows.map((row) => [monthlyKey(row.record), row]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
