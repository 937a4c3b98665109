/** The store's migrations: in the words that SQLite and PostgreSQL both speak, run once each, all or none. */
import { type ColumnType, LAYOUTS } from './row-layout.ts';

export type Dialect = 'sqlite' | 'postgres';

const SQL_TYPES: Readonly<Record<ColumnType, Readonly<Record<Dialect, string>>>> = {
  text: { sqlite: 'text', postgres: 'text' },
  whole: { sqlite: 'integer', postgres: 'bigint' },
  number: { sqlite: 'real', postgres: 'double precision' },
  flag: { sqlite: 'integer', postgres: 'bigint' },
  json: { sqlite: 'text', postgres: 'text' },
};

/** One step: its statements for a dialect. Steps are never changed once released; a new one is added. */
type Migration = (dialect: Dialect) => readonly string[];

const first: Migration = (dialect) => {
  const whole = SQL_TYPES.whole[dialect];
  const strict = dialect === 'sqlite' ? ' strict' : '';
  const table = (name: string, columns: readonly string[]) =>
    `create table ${name} (\n  ${columns.join(',\n  ')}\n)${strict}`;
  const scope = ['authority_code text not null', 'programme_id text not null'];
  const rowTables = LAYOUTS.flatMap(({ table: name, columns }) => [
    table(name, [
      ...scope,
      'import_id text not null',
      `row_number ${whole} not null`,
      `part ${whole} not null`,
      'sheet text not null',
      ...columns.map(
        (column) =>
          `"${column.name}" ${SQL_TYPES[column.type][dialect]}${column.nullable ? '' : ' not null'}`,
      ),
      'primary key (authority_code, programme_id, import_id, sheet, row_number, part)',
    ]),
  ]);
  return [
    table('imports', [
      ...scope,
      'import_id text not null',
      'kind text not null',
      'sha256 text not null',
      'file_name text not null',
      'report text not null',
      'imported_at text not null',
      'imported_by text not null',
      'undone_at text',
      'primary key (authority_code, programme_id, import_id)',
    ]),
    'create index imports_by_id on imports (import_id)',
    ...rowTables,
    table('documents', [
      ...scope,
      'kind text not null',
      'id text not null',
      `version ${whole} not null`,
      'body text not null',
      'sha256 text not null',
      'created_at text not null',
      'created_by text not null',
      'primary key (authority_code, programme_id, kind, id, version)',
    ]),
    table('audit_entries', [
      `sequence ${whole} not null primary key`,
      'authority_code text not null',
      'occurred_at text not null',
      'actor text not null',
      'action text not null',
      'subject_kind text not null',
      'subject_id text not null',
      'detail text not null',
      'correlation_id text not null',
      'previous_hash text not null',
      'hash text not null',
    ]),
  ];
};

const MIGRATIONS: readonly Migration[] = [first];

/** The version that this product writes. */
export const NEWEST_VERSION = MIGRATIONS.length;

/** Makes the table of facts about the store itself, where its version and its key stand. */
const FACTS = 'create table if not exists store_facts (name text not null primary key, value text not null)';

/** The version a store has, read from its facts. */
export const VERSION_QUERY = "select value from store_facts where name = 'version'";

/**
 * The statements that bring a store from one version to the newest, to be run in one transaction.
 * @param version  0 for a new store.
 */
export function migrationStatements(version: number, dialect: Dialect): readonly string[] {
  if (version >= NEWEST_VERSION) return [];
  return [
    FACTS,
    ...MIGRATIONS.slice(version).flatMap((migration) => migration(dialect)),
    `insert into store_facts (name, value) values ('version', '${NEWEST_VERSION}')
     on conflict (name) do update set value = excluded.value`,
  ];
}
