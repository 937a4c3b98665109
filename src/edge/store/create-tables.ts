/** Migration 1: the first tables. Never changed once released; a later change is a later migration. */

/** The few words in which the two databases differ. */
export type DialectWords = {
  /** Text that sorts by bytes. */
  readonly text: string;
  /** A 64-bit whole number. */
  readonly whole: string;
  /** A 64-bit binary fraction. */
  readonly real: string;
  /** What stands behind the closing bracket of a table. */
  readonly tableEnd: string;
};

/** The statements that make the first tables, in order. */
export function createTables(words: DialectWords): readonly string[] {
  return [...importTables(words), ...publicTables(words), ...sen2Tables(words), ...recordTables(words)];
}

function importTables({ text, whole, real, tableEnd }: DialectWords): string[] {
  return [
    `create table imports (
      authority_code ${text} not null, import_id ${text} not null, programme_id ${text} not null,
      sequence ${whole} not null, file_kind ${text} not null, file_name ${text} not null,
      file_sha256 ${text} not null, confidence ${real} not null, rows_read ${whole} not null,
      records_accepted ${whole} not null, rows_with_errors ${whole} not null, rows_skipped ${whole} not null,
      imported_at ${text} not null, imported_by ${text} not null, undone_at ${text},
      primary key (authority_code, import_id),
      check (rows_read = records_accepted + rows_with_errors + rows_skipped)
    )${tableEnd}`,
    'create unique index imports_by_id on imports (import_id)',
    'create unique index imports_by_sequence on imports (sequence)',
    `create table import_problems (
      authority_code ${text} not null, import_id ${text} not null, ordinal ${whole} not null,
      code ${text} not null, severity ${text} not null, row_number ${whole}, column_name ${text},
      row_count ${whole} not null, message ${text} not null, advice ${text} not null, sheet ${text},
      member ${text},
      primary key (authority_code, import_id, ordinal),
      foreign key (authority_code, import_id) references imports (authority_code, import_id)
    )${tableEnd}`,
  ];
}

/** Write the statement that makes a table of imported rows. */
export function rowTable(
  words: DialectWords,
  name: string,
  columns: string,
  key = 'import_id, ordinal',
): string {
  const { text, whole, tableEnd } = words;
  return `create table ${name} (
    authority_code ${text} not null, import_id ${text} not null, ordinal ${whole} not null,
    row_number ${whole} not null, sheet ${text} not null, ${columns},
    primary key (authority_code, ${key})
  )${tableEnd}`;
}

function publicTables(words: DialectWords): string[] {
  const { text, whole, real } = words;
  return [
    rowTable(
      words,
      'published_rows',
      `dataset ${text} not null, time_period ${text} not null, geographic_level ${text} not null,
       area_code ${text} not null, area_name ${text} not null, breakdown_topic ${text} not null,
       breakdown ${text} not null, number_values ${text} not null, marks ${text} not null`,
      'import_id, dataset, ordinal',
    ),
    rowTable(
      words,
      'allocation_lines',
      `financial_year ${whole} not null, authority_number ${text} not null, authority_name ${text} not null,
       sheet_table ${text} not null, heading ${text} not null, amount_pence ${whole}, quantity ${real},
       mark ${text}`,
    ),
    rowTable(
      words,
      'monthly_figures',
      `measure ${text} not null, month ${text} not null, series ${text} not null, value ${real} not null`,
    ),
    rowTable(
      words,
      'placement_costs',
      `reference ${text} not null, placement_type ${text} not null, start_on ${text} not null, end_on ${text},
       yearly_cost_pence ${whole} not null`,
    ),
  ];
}

function sen2Tables(words: DialectWords): string[] {
  const { text, whole } = words;
  const place = `urn ${text}, ukprn ${text}, setting_code ${text}, place_rank ${whole} not null,
    sen_unit ${whole}, resourced_provision ${whole}`;
  const disputes = `mediation ${whole}, tribunal ${whole}`;
  const columns: Readonly<Record<string, string>> = {
    sen2_persons: `person_key ${text} not null, birth_month ${text} not null, sex ${text}, ethnicity ${text},
      upn_unknown ${text}`,
    sen2_requests: `request_key ${text} not null, person_key ${text} not null, received_on ${text} not null,
      source ${text}, outcome ${text} not null, outcome_on ${text}, ${disputes}`,
    sen2_assessments: `assessment_key ${text} not null, request_key ${text} not null,
      outcome ${text} not null, outcome_on ${text}, exception_to_twenty_weeks ${whole}, ${disputes}`,
    sen2_named_plans: `named_plan_key ${text} not null, assessment_key ${text} not null,
      starts_on ${text} not null, ceased_on ${text}, cease_reason ${text}`,
    sen2_plan_details: `named_plan_key ${text} not null, ${place}`,
    sen2_active_plans: `active_plan_key ${text} not null, request_key ${text} not null,
      transferred_from ${text}, review_meeting_on ${text}, review_decision_on ${text}`,
    sen2_placements: `active_plan_key ${text} not null, ${place}, entry_on ${text}, leaving_on ${text}`,
    sen2_needs: `active_plan_key ${text} not null, need ${text} not null, need_rank ${whole} not null`,
  };
  return Object.entries(columns).map(([name, list]) => rowTable(words, name, list));
}

function recordTables({ text, whole, tableEnd }: DialectWords): string[] {
  return [
    `create table documents (
      authority_code ${text} not null, programme_id ${text} not null, kind ${text} not null,
      document_id ${text} not null, version ${whole} not null, body ${text} not null, sha256 ${text} not null,
      created_at ${text} not null, created_by ${text} not null,
      primary key (authority_code, programme_id, kind, document_id, version)
    )${tableEnd}`,
    `create table audit_entries (
      authority_code ${text} not null, sequence ${whole} not null, occurred_at ${text} not null,
      actor ${text} not null, action ${text} not null, subject_kind ${text} not null,
      subject_id ${text} not null, detail ${text} not null, correlation_id ${text} not null,
      previous_hash ${text} not null, hash ${text} not null,
      primary key (authority_code, sequence)
    )${tableEnd}`,
    'create unique index audit_entries_by_sequence on audit_entries (sequence)',
    `create table audit_heads (
      authority_code ${text} not null primary key, sequence ${whole} not null, hash ${text} not null
    )${tableEnd}`,
    `create table secrets (
      authority_code ${text} not null, name ${text} not null, secret ${text} not null,
      primary key (authority_code, name)
    )${tableEnd}`,
  ];
}
