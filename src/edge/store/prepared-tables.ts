/** Migration 11: answers of pages that take long to make, kept so that nobody waits for them; and an index for what changed an authority last. */
import type { MigrationWords } from './plan-tables.ts';

/** The statements that make the table. Its rows can be made again from the others at any time. */
export function preparedTables({ text, whole, tableEnd }: MigrationWords): readonly string[] {
  return [
    `create table prepared_answers (
      authority_code ${text} not null, programme_id ${text} not null, answer_name ${text} not null,
      product ${text} not null, made_from ${text} not null, made_at ${text} not null,
      took_ms ${whole} not null, body ${text} not null,
      primary key (authority_code, programme_id, answer_name)
    )${tableEnd}`,
    'create index audit_entries_by_authority on audit_entries (authority_code, sequence)',
  ];
}
