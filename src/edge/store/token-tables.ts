/** Migration 9: tokens with which programs ask. A token stands here only as a hash. */
import type { MigrationWords } from './plan-tables.ts';

/** The statements that make the table; a token that was revoked stays, so that the trail can be read. */
export function tokenTables({ text, tableEnd }: MigrationWords): readonly string[] {
  return [
    `create table account_tokens (
      token_id ${text} not null primary key, token_hash ${text} not null, account_id ${text} not null,
      token_name ${text} not null, role ${text} not null, authority_code ${text} not null, programme_id ${text},
      created_at ${text} not null, created_by ${text} not null, ends_at ${text} not null,
      used_at ${text}, revoked_at ${text},
      foreign key (account_id) references accounts (account_id)
    )${tableEnd}`,
    'create unique index account_tokens_by_hash on account_tokens (token_hash)',
    'create index account_tokens_by_account on account_tokens (account_id)',
  ];
}
