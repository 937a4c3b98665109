/** Rows of the tables of text review. */

type Within = { authority_code: string; programme_id: string };

/** Rows of `review_answers`: one masked answer each. */
export type ReviewAnswersTable = Within & {
  answer_id: string;
  source_id: string;
  question: string;
  body: string;
  flags: string;
  due_at: string;
};

/** Rows of `review_looks`: a named person looked at an answer. */
export type ReviewLooksTable = Within & {
  answer_id: string;
  turn: number;
  decision: string;
  note: string;
  looked_at: string;
  looked_by: string;
};

/** Rows of `review_marks`: an answer was said to hold a theme, or no longer to. */
export type ReviewMarksTable = Within & {
  answer_id: string;
  theme_id: string;
  turn: number;
  is_on: number;
  feeling: string | null;
  marker: string;
  marked_at: string;
  marked_by: string;
};

/** Rows of `review_codes`: what a blind reader found in an answer. */
export type ReviewCodesTable = Within & {
  coding_id: string;
  reader: string;
  answer_id: string;
  body: string;
};

/** Rows of `review_acts`: what was done to a source, a theme, a coding or a quote. */
export type ReviewActsTable = Within & {
  sequence: number;
  kind: string;
  subject_id: string;
  body: string;
  acted_at: string;
  acted_by: string;
};
