/** Migration 8: surveys, their waves, invitations, answers and drafts. No row of an answer leads to an invitation or a time. */
import type { MigrationWords } from './plan-tables.ts';

/**
 * The statements that make the tables. An invitation knows its group and whether it was used, and nothing else; an answer has
 * a key that chance gave, so that neither column nor order brings the two together. A draft is locked by the code that opens it.
 */
export function surveyTables({ text, whole, tableEnd, neverChanged }: MigrationWords): readonly string[] {
  return [
    `create table survey_versions (
      authority_code ${text} not null, programme_id ${text} not null, survey_id ${text} not null,
      version ${whole} not null, body ${text} not null, sha256 ${text} not null,
      published_at ${text} not null, published_by ${text} not null,
      primary key (authority_code, programme_id, survey_id, version)
    )${tableEnd}`,
    `create table survey_waves (
      authority_code ${text} not null, programme_id ${text} not null, wave_id ${text} not null,
      survey_id ${text} not null, version ${whole} not null, opens_on ${text} not null, closes_on ${text} not null,
      primary key (authority_code, programme_id, wave_id),
      foreign key (authority_code, programme_id, survey_id, version)
        references survey_versions (authority_code, programme_id, survey_id, version)
    )${tableEnd}`,
    `create table survey_closings (
      authority_code ${text} not null, programme_id ${text} not null, wave_id ${text} not null,
      closed_on ${text} not null,
      primary key (authority_code, programme_id, wave_id)
    )${tableEnd}`,
    `create table survey_invitations (
      authority_code ${text} not null, programme_id ${text} not null, wave_id ${text} not null,
      code_sha256 ${text} not null, group_name ${text} not null, used ${whole} not null,
      primary key (authority_code, code_sha256),
      check (used in (0, 1))
    )${tableEnd}`,
    `create table survey_answers (
      authority_code ${text} not null, programme_id ${text} not null, wave_id ${text} not null,
      answer_key ${text} not null, group_name ${text} not null, given_on ${text} not null,
      entry ${text} not null, body ${text} not null,
      primary key (authority_code, answer_key),
      check (entry in ('code', 'paper'))
    )${tableEnd}`,
    `create table survey_drafts (
      authority_code ${text} not null, programme_id ${text} not null, wave_id ${text} not null,
      code_sha256 ${text} not null, sealed ${text} not null,
      primary key (authority_code, code_sha256)
    )${tableEnd}`,
    ...neverChanged('survey_versions'),
    ...neverChanged('survey_waves'),
    ...neverChanged('survey_closings'),
    ...neverChanged('survey_answers'),
  ];
}
