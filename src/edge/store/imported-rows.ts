/** Rows of imported files: written in batches, read back with the file, hash and row they came from. */
import type { Placed } from '../../core/domain/intake.ts';
import * as layouts from './row-layout.ts';
import { type Column, type ColumnType, LAYOUTS, type Layout, ORIGIN_COLUMNS } from './row-layout.ts';
import type { BulkColumn, Session, SqlValue } from './session.ts';
import type { ImportedRows, Scope, Stored } from './store.ts';

const BULK_TYPES: Readonly<Record<ColumnType, BulkColumn['type']>> = {
  text: 'text',
  json: 'text',
  whole: 'bigint',
  flag: 'bigint',
  number: 'double precision',
};

/** Make the repository of imported rows over one session. */
export function importedRows(session: Session): ImportedRows {
  const add =
    <T>(layout: Layout<T>) =>
    (scope: Scope, importId: string, batch: readonly Placed<T>[]) =>
      addRows(session, layout, scope, importId, batch);
  return {
    addPublished: add(layouts.PUBLISHED),
    addAllocations: add(layouts.ALLOCATIONS),
    addMonthly: add(layouts.MONTHLY),
    addCosts: add(layouts.COSTS),
    addPersons: add(layouts.PERSONS),
    addRequests: add(layouts.REQUESTS),
    addAssessments: add(layouts.ASSESSMENTS),
    addNamedPlans: add(layouts.NAMED_PLANS),
    addPlanDetails: add(layouts.PLAN_DETAILS),
    addActivePlans: add(layouts.ACTIVE_PLANS),
    addPlacements: add(layouts.PLACEMENTS),
    addNeeds: add(layouts.NEEDS),
    published: async (scope, dataset) =>
      newestOf(
        await readRows(session, layouts.PUBLISHED, scope, { column: 'dataset', value: dataset }),
        ({ areaCode, areaName, timePeriod, breakdownTopic, breakdown }) =>
          [areaCode, areaName, timePeriod, breakdownTopic, breakdown].join('\u0000'),
      ),
    allocations: (scope) => readRows(session, layouts.ALLOCATIONS, scope),
    monthly: async (scope) =>
      newestOf(await readRows(session, layouts.MONTHLY, scope), monthlyKey).sort((a, b) =>
        monthlyKey(a.record) < monthlyKey(b.record) ? -1 : 1,
      ),
    costs: async (scope) => ofNewestImport(await readRows(session, layouts.COSTS, scope)),
    namedPlans: async (scope) => ofNewestImport(await readRows(session, layouts.NAMED_PLANS, scope)),
    requests: async (scope) => ofNewestImport(await readRows(session, layouts.REQUESTS, scope)),
    counts: (scope) => countRows(session, scope),
  };
}

function monthlyKey({ measure, series, month }: { measure: string; series: string; month: string }): string {
  return [measure, series, month].join('\u0000');
}

async function addRows<T>(
  session: Session,
  layout: Layout<T>,
  scope: Scope,
  importId: string,
  batch: readonly Placed<T>[],
): Promise<void> {
  const columns: BulkColumn[] = ORIGIN_COLUMNS.map((name) => ({
    name,
    type: name === 'row_number' || name === 'part' ? 'bigint' : 'text',
  }));
  for (const column of layout.columns) columns.push({ name: column.name, type: BULK_TYPES[column.type] });
  // One row of a wide table gives several records (an authority's amounts under each heading): `part` tells them apart.
  let part = 0;
  let previous: Placed<T> | null = null;
  const rows: SqlValue[][] = [];
  for (const placed of batch) {
    part = previous !== null && previous.row === placed.row && previous.sheet === placed.sheet ? part + 1 : 0;
    previous = placed;
    const row: SqlValue[] = [
      scope.authorityCode,
      scope.programmeId,
      importId,
      placed.row,
      part,
      placed.sheet ?? '',
    ];
    for (const column of layout.columns) row.push(encode(column.type, placed.record[column.property]));
    rows.push(row);
  }
  await session.insertMany(layout.table, columns, rows);
}

function encode(type: ColumnType, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (type === 'json') return JSON.stringify(value);
  if (type === 'flag') return value === true ? 1 : 0;
  return value as SqlValue; // text and numbers lie as they are
}

function decode(type: ColumnType, value: unknown): unknown {
  if (value === null) return null;
  if (type === 'json') return JSON.parse(String(value));
  if (type === 'flag') return Number(value) === 1;
  return type === 'text' ? String(value) : Number(value);
}

type Filter = { readonly column: string; readonly value: string };

async function readRows<T>(
  session: Session,
  layout: Layout<T>,
  scope: Scope,
  filter?: Filter,
): Promise<Stored<T>[]> {
  const names = layout.columns.map((column) => `r."${column.name}"`).join(', ');
  const extra = filter === undefined ? '' : ` and r."${filter.column}" = ?`;
  const found = await session.select(
    `select r.import_id, r.row_number, i.file_name, i.sha256, ${names}
     from ${layout.table} r join imports i
       on i.authority_code = r.authority_code and i.programme_id = r.programme_id and i.import_id = r.import_id
     where r.authority_code = ? and r.programme_id = ? and i.undone_at is null${extra}
     order by r.import_id, r.sheet, r.row_number, r.part`,
    [scope.authorityCode, scope.programmeId, ...(filter === undefined ? [] : [filter.value])],
  );
  return found.map((row) => ({
    record: decodeRecord(layout.columns, row),
    origin: {
      importId: String(row['import_id']),
      file: String(row['file_name']),
      sha256: String(row['sha256']),
      row: Number(row['row_number']),
    },
  }));
}

function decodeRecord<T>(columns: readonly Column<T>[], row: Record<string, unknown>): T {
  const record: Partial<Record<keyof T, unknown>> = {};
  for (const column of columns) record[column.property] = decode(column.type, row[column.name]);
  return record as T; // the layout names every property of T; the tables are strict
}

/** Keep one row per key, that of the newest import; rows arrive oldest import first. */
function newestOf<T>(rows: readonly Stored<T>[], keyOf: (record: T) => string): Stored<T>[] {
  const byKey = new Map<string, Stored<T>>();
  for (const row of rows) byKey.set(keyOf(row.record), row);
  return [...byKey.values()];
}

/** Keep the rows of the newest import only: a later extract takes the place of an earlier one. */
function ofNewestImport<T>(rows: readonly Stored<T>[]): Stored<T>[] {
  const newest = rows.at(-1)?.origin.importId;
  return rows.filter((row) => row.origin.importId === newest);
}

async function countRows(session: Session, scope: Scope): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { table } of LAYOUTS) {
    const [row] = await session.select(
      `select count(*) as found from ${table} r join imports i
         on i.authority_code = r.authority_code and i.programme_id = r.programme_id and i.import_id = r.import_id
       where r.authority_code = ? and r.programme_id = ? and i.undone_at is null`,
      [scope.authorityCode, scope.programmeId],
    );
    counts[table] = Number(row?.['found'] ?? 0);
  }
  return counts;
}
