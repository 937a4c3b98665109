/** Migration 6: a programme's records as versions with their reasons. Rows are never changed. */
import type { MigrationWords } from './plan-tables.ts';

/** The statements that make the table. */
export function recordTables({ text, whole, tableEnd, neverChanged }: MigrationWords): readonly string[] {
  return [
    `create table programme_records (
      authority_code ${text} not null, programme_id ${text} not null, kind ${text} not null,
      record_id ${text} not null, version ${whole} not null, body ${text} not null, sha256 ${text} not null,
      reason ${text} not null, recorded_at ${text} not null, recorded_by ${text} not null,
      primary key (authority_code, programme_id, kind, record_id, version)
    )${tableEnd}`,
    ...neverChanged('programme_records'),
  ];
}
