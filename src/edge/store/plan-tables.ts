/** Migration 4: locked versions of a plan, and who set which assumption, when and why. Rows of both are never changed. */
import type { DialectWords } from './create-tables.ts';

/** What the migrations need of a database's language. */
export type MigrationWords = DialectWords & {
  /** Statements after which a table takes new rows and refuses every change and every deletion. */
  readonly neverChanged: (table: string) => readonly string[];
};

/** The statements that make the tables, in order. */
export function planTables({ text, whole, tableEnd, neverChanged }: MigrationWords): readonly string[] {
  return [
    `create table plan_versions (
      authority_code ${text} not null, programme_id ${text} not null, version_id ${text} not null,
      sequence ${whole} not null, plan_version ${whole} not null, body ${text} not null, sha256 ${text} not null,
      reason ${text} not null, locked_at ${text} not null, locked_by ${text} not null,
      primary key (authority_code, programme_id, version_id)
    )${tableEnd}`,
    `create table plan_assumptions (
      authority_code ${text} not null, programme_id ${text} not null, sequence ${whole} not null,
      plan_version ${whole} not null, cell ${text} not null, old_value ${text} not null,
      new_value ${text} not null, reason ${text} not null, source ${text} not null, grade ${text} not null,
      set_at ${text} not null, set_by ${text} not null,
      primary key (authority_code, programme_id, sequence)
    )${tableEnd}`,
    ...neverChanged('plan_versions'),
    ...neverChanged('plan_assumptions'),
  ];
}

/** Triggers of SQLite that refuse changes. */
export function neverChangedInSqlite(table: string): readonly string[] {
  return ['update', 'delete'].map(
    (act) =>
      `create trigger ${table}_no_${act} before ${act} on ${table}
       begin select raise(abort, 'rows of ${table} are never changed'); end`,
  );
}

/** The same in PostgreSQL, emptying the table included. */
export function neverChangedInPostgres(table: string): readonly string[] {
  return [
    `create or replace function evenkeel_never_changed() returns trigger language plpgsql as
     $$ begin raise exception 'rows of % are never changed', tg_table_name; end $$`,
    `create trigger ${table}_no_change before update or delete or truncate on ${table}
     for each statement execute function evenkeel_never_changed()`,
  ];
}
