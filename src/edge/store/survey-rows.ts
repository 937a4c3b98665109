/** Rows of the tables of surveys. */

type Within = { authority_code: string; programme_id: string };

/** Rows of `survey_versions`: a survey as it was published. */
export type SurveyVersionsTable = Within & {
  survey_id: string;
  version: number;
  body: string;
  sha256: string;
  published_at: string;
  published_by: string;
};

/** Rows of `survey_waves`: a round of asking. */
export type SurveyWavesTable = Within & {
  wave_id: string;
  survey_id: string;
  version: number;
  opens_on: string;
  closes_on: string;
};

/** Rows of `survey_closings`: a wave that was closed by hand. */
export type SurveyClosingsTable = Within & { wave_id: string; closed_on: string };

/** Rows of `survey_invitations`: a code that was given out, by its hash. */
export type SurveyInvitationsTable = Within & {
  wave_id: string;
  code_sha256: string;
  group_name: string;
  used: number;
};

/** Rows of `survey_answers`: one reply each. */
export type SurveyAnswersTable = Within & {
  wave_id: string;
  answer_key: string;
  group_name: string;
  given_on: string;
  entry: string;
  body: string;
};

/** Rows of `survey_drafts`: a reply under way, locked by its code. */
export type SurveyDraftsTable = Within & { wave_id: string; code_sha256: string; sealed: string };
