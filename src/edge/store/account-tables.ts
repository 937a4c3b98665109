/** Migration 3: people who may sign in, what they may do, their sessions and one-time links. */
import type { DialectWords } from './create-tables.ts';

/** The statements, in order. Secrets stand here only as hashes, or sealed with a key that is kept apart. */
export function accountTables({ text, whole, tableEnd }: DialectWords): readonly string[] {
  return [
    `create table accounts (
      account_id ${text} not null primary key, email ${text} not null, full_name ${text} not null,
      state ${text} not null, password_hash ${text}, factor_sealed ${text}, factor_confirmed_at ${text},
      factor_step ${whole} not null, failures ${whole} not null, waits_until ${text}, created_at ${text} not null,
      created_by ${text} not null
    )${tableEnd}`,
    'create unique index accounts_by_email on accounts (email)',
    `create table account_grants (
      authority_code ${text} not null, account_id ${text} not null, role ${text} not null,
      primary key (authority_code, account_id, role),
      foreign key (account_id) references accounts (account_id)
    )${tableEnd}`,
    'create index account_grants_by_account on account_grants (account_id)',
    `create table account_sessions (
      token_hash ${text} not null primary key, account_id ${text} not null, stage ${text} not null,
      started_at ${text} not null, seen_at ${text} not null, ends_at ${text} not null, device ${text} not null,
      foreign key (account_id) references accounts (account_id)
    )${tableEnd}`,
    'create index account_sessions_by_account on account_sessions (account_id)',
    `create table account_links (
      token_hash ${text} not null primary key, purpose ${text} not null, account_id ${text},
      body ${text} not null, ends_at ${text} not null
    )${tableEnd}`,
    `create table account_recovery_codes (
      account_id ${text} not null, code_hash ${text} not null, primary key (account_id, code_hash),
      foreign key (account_id) references accounts (account_id)
    )${tableEnd}`,
    `create table account_identities (
      issuer ${text} not null, subject ${text} not null, account_id ${text} not null,
      primary key (issuer, subject),
      foreign key (account_id) references accounts (account_id)
    )${tableEnd}`,
  ];
}
