/** Migration 10: text review: masked answers, looks at them, marks, codes of blind readers, and acts upon sources and themes. */
import type { MigrationWords } from './plan-tables.ts';

/**
 * The statements that make the tables. An answer has a key that chance gave, no group, no day and no link to a reply; it may be
 * erased, so it alone may change. Everything that people and the machine did is added and never changed.
 */
export function reviewTables({ text, whole, tableEnd, neverChanged }: MigrationWords): readonly string[] {
  const within = `authority_code ${text} not null, programme_id ${text} not null`;
  return [
    `create table review_answers (
      ${within}, answer_id ${text} not null, source_id ${text} not null, question ${text} not null,
      body ${text} not null, flags ${text} not null, due_at ${text} not null,
      primary key (authority_code, programme_id, answer_id)
    )${tableEnd}`,
    `create table review_looks (
      ${within}, answer_id ${text} not null, turn ${whole} not null, decision ${text} not null, note ${text} not null,
      looked_at ${text} not null, looked_by ${text} not null,
      primary key (authority_code, programme_id, answer_id, turn),
      check (decision in ('no-concern', 'passed-on', 'second-look'))
    )${tableEnd}`,
    `create table review_marks (
      ${within}, answer_id ${text} not null, theme_id ${text} not null, turn ${whole} not null, is_on ${whole} not null,
      feeling ${text}, marker ${text} not null, marked_at ${text} not null, marked_by ${text} not null,
      primary key (authority_code, programme_id, answer_id, theme_id, turn),
      check (is_on in (0, 1)), check (marker in ('machine', 'person', 'model'))
    )${tableEnd}`,
    `create table review_codes (
      ${within}, coding_id ${text} not null, reader ${text} not null, answer_id ${text} not null, body ${text} not null,
      primary key (authority_code, programme_id, coding_id, reader, answer_id)
    )${tableEnd}`,
    `create table review_acts (
      ${within}, sequence ${whole} not null, kind ${text} not null, subject_id ${text} not null, body ${text} not null,
      acted_at ${text} not null, acted_by ${text} not null,
      primary key (authority_code, programme_id, sequence),
      check (kind in ('source', 'readers', 'theme', 'coding', 'quote'))
    )${tableEnd}`,
    ...['review_looks', 'review_marks', 'review_codes', 'review_acts'].flatMap(neverChanged),
  ];
}
