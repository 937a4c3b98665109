/** The tables that are queried by name: what each row holds, as the query builder sees it. */
import type {
  ReviewActsTable,
  ReviewAnswersTable,
  ReviewCodesTable,
  ReviewLooksTable,
  ReviewMarksTable,
} from './review-rows.ts';
import type {
  SurveyAnswersTable,
  SurveyClosingsTable,
  SurveyDraftsTable,
  SurveyInvitationsTable,
  SurveyVersionsTable,
  SurveyWavesTable,
} from './survey-rows.ts';

/** Rows of `imports`: one accepted import of one file. `sequence` orders them within the store. */
export type ImportsTable = {
  authority_code: string;
  import_id: string;
  programme_id: string;
  sequence: number;
  file_kind: string;
  file_name: string;
  file_sha256: string;
  confidence: number;
  rows_read: number;
  records_accepted: number;
  rows_with_errors: number;
  rows_skipped: number;
  as_at: string | null;
  imported_at: string;
  imported_by: string;
  undone_at: string | null;
};

/** Rows of `import_problems`, in the order in which the report tells them. */
export type ImportProblemsTable = {
  authority_code: string;
  import_id: string;
  ordinal: number;
  code: string;
  severity: string;
  row_number: number | null;
  column_name: string | null;
  row_count: number;
  message: string;
  advice: string;
  sheet: string | null;
  member: string | null;
  is_kept: number | null;
};

/** Rows of `documents`: one version of one document. */
export type DocumentsTable = {
  authority_code: string;
  programme_id: string;
  kind: string;
  document_id: string;
  version: number;
  body: string;
  sha256: string;
  created_at: string;
  created_by: string;
};

/** Rows of `audit_entries`: the links of the chain. */
export type AuditEntriesTable = {
  authority_code: string;
  sequence: number;
  occurred_at: string;
  actor: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: string;
  correlation_id: string;
  previous_hash: string;
  hash: string;
};

/** The one row of `audit_heads`: the end of the chain; whoever changes the store holds it. */
export type AuditHeadsTable = { authority_code: string; sequence: number; hash: string };

/** Rows of `plan_versions`: plans as they were locked; body as canonical JSON. */
export type PlanVersionsTable = {
  authority_code: string;
  programme_id: string;
  version_id: string;
  sequence: number;
  plan_version: number;
  body: string;
  sha256: string;
  reason: string;
  locked_at: string;
  locked_by: string;
};

/** Rows of `programme_records`: one version of one record; the body as canonical JSON. */
export type ProgrammeRecordsTable = {
  authority_code: string;
  programme_id: string;
  kind: string;
  record_id: string;
  version: number;
  body: string;
  sha256: string;
  reason: string;
  recorded_at: string;
  recorded_by: string;
};

/** Rows of `plan_assumptions`: each act of setting one cell of a plan; values as canonical JSON. */
export type PlanAssumptionsTable = {
  authority_code: string;
  programme_id: string;
  sequence: number;
  plan_version: number;
  cell: string;
  old_value: string;
  new_value: string;
  reason: string;
  source: string;
  grade: string;
  set_at: string;
  set_by: string;
};

/** Rows of `secrets`: keys that never leave the store's owner. */
export type SecretsTable = { authority_code: string; name: string; secret: string };

/** Rows of `evenkeel_migrations`: what has been done to this store. */
export type MigrationsTable = { version: number; name: string; applied_at: string };

/** Rows of `accounts`: people who may sign in. */
export type AccountsTable = {
  account_id: string;
  email: string;
  full_name: string;
  state: string;
  password_hash: string | null;
  factor_sealed: string | null;
  factor_confirmed_at: string | null;
  factor_step: number;
  failures: number;
  waits_until: string | null;
  created_at: string;
  created_by: string;
};

/** Rows of `account_grants`: a role of an account for an authority. */
export type AccountGrantsTable = { authority_code: string; account_id: string; role: string };

/** Rows of `account_sessions`: sign-ins that go on. */
export type AccountSessionsTable = {
  token_hash: string;
  account_id: string;
  stage: string;
  started_at: string;
  seen_at: string;
  ends_at: string;
  device: string;
};

/** Rows of `account_links`: links that serve once. */
export type AccountLinksTable = {
  token_hash: string;
  purpose: string;
  account_id: string | null;
  body: string;
  ends_at: string;
};

/** Rows of `account_recovery_codes`: codes that serve once where the authenticator is lost. */
export type AccountRecoveryCodesTable = { account_id: string; code_hash: string };

/** Rows of `account_identities`: who somebody is at a provider of single sign-on. */
export type AccountIdentitiesTable = { issuer: string; subject: string; account_id: string };

/** Rows of `account_tokens`: with what programs may ask, by its hash. */
export type AccountTokensTable = {
  token_id: string;
  token_hash: string;
  account_id: string;
  token_name: string;
  role: string;
  authority_code: string;
  programme_id: string | null;
  created_at: string;
  created_by: string;
  ends_at: string;
  used_at: string | null;
  revoked_at: string | null;
};

/** Rows of `voice_codes`: voting codes that were given out, by their hash. */
export type VoiceCodesTable = {
  authority_code: string;
  programme_id: string;
  code_sha256: string;
  meeting_id: string;
  sector: string;
};

/** Rows of `voice_code_uses`: a code has voted on an item, before or after. */
export type VoiceCodeUsesTable = {
  authority_code: string;
  code_sha256: string;
  item_id: string;
  phase: string;
};

/** Rows of `voice_votes`: one vote each. */
export type VoiceVotesTable = {
  authority_code: string;
  programme_id: string;
  ballot_id: string;
  item_id: string;
  phase: string;
  sector: string;
  score: number;
  pair: string | null;
  entry: string;
};

/** Rows of `prepared_answers`: what takes long to make, as it was made last. */
export type PreparedAnswersTable = {
  authority_code: string;
  programme_id: string;
  answer_name: string;
  product: string;
  made_from: string;
  made_at: string;
  took_ms: number;
  body: string;
};

export type Tables = {
  review_answers: ReviewAnswersTable;
  review_looks: ReviewLooksTable;
  review_marks: ReviewMarksTable;
  review_codes: ReviewCodesTable;
  review_acts: ReviewActsTable;
  survey_versions: SurveyVersionsTable;
  survey_waves: SurveyWavesTable;
  survey_closings: SurveyClosingsTable;
  survey_invitations: SurveyInvitationsTable;
  survey_answers: SurveyAnswersTable;
  survey_drafts: SurveyDraftsTable;
  voice_codes: VoiceCodesTable;
  voice_code_uses: VoiceCodeUsesTable;
  voice_votes: VoiceVotesTable;
  imports: ImportsTable;
  import_problems: ImportProblemsTable;
  documents: DocumentsTable;
  plan_versions: PlanVersionsTable;
  plan_assumptions: PlanAssumptionsTable;
  programme_records: ProgrammeRecordsTable;
  audit_entries: AuditEntriesTable;
  audit_heads: AuditHeadsTable;
  secrets: SecretsTable;
  accounts: AccountsTable;
  account_grants: AccountGrantsTable;
  account_sessions: AccountSessionsTable;
  account_links: AccountLinksTable;
  account_recovery_codes: AccountRecoveryCodesTable;
  account_identities: AccountIdentitiesTable;
  account_tokens: AccountTokensTable;
  prepared_answers: PreparedAnswersTable;
  evenkeel_migrations: MigrationsTable;
};
