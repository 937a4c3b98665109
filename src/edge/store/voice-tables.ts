/** Migration 7: voting codes of panel meetings, which of them were used, and the votes. No row tells a person or a time. */
import type { MigrationWords } from './plan-tables.ts';

/**
 * The statements that make the tables. A vote names no code: only where the voter agreed to it does `pair` bring the two
 * votes of one code together, by a value of its own that leads to no code.
 */
export function voiceTables({ text, whole, tableEnd, neverChanged }: MigrationWords): readonly string[] {
  return [
    `create table voice_codes (
      authority_code ${text} not null, programme_id ${text} not null, code_sha256 ${text} not null,
      meeting_id ${text} not null, sector ${text} not null,
      primary key (authority_code, code_sha256)
    )${tableEnd}`,
    `create table voice_code_uses (
      authority_code ${text} not null, code_sha256 ${text} not null, item_id ${text} not null, phase ${text} not null,
      primary key (authority_code, code_sha256, item_id, phase)
    )${tableEnd}`,
    `create table voice_votes (
      authority_code ${text} not null, programme_id ${text} not null, ballot_id ${text} not null,
      item_id ${text} not null, phase ${text} not null, sector ${text} not null, score ${whole} not null,
      pair ${text}, entry ${text} not null,
      primary key (authority_code, ballot_id),
      check (score between 1 and 5), check (phase in ('before', 'after'))
    )${tableEnd}`,
    'create unique index voice_votes_by_pair on voice_votes (authority_code, item_id, pair, phase)',
    ...neverChanged('voice_codes'),
    ...neverChanged('voice_code_uses'),
    ...neverChanged('voice_votes'),
  ];
}
