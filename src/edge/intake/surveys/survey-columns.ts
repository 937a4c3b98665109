/** What the columns of a survey's file are, told by their names: question, answer, score, who answered, topic. */

/** Columns of answers in words; in `columnKey` form. */
export const ANSWERS = [
  ...['answer', 'fftanswer', 'feedback', 'comment', 'comments', 'response', 'responsetext', 'answertext'],
];
/** The question that was asked. */
export const QUESTIONS = ['question', 'fftquestion', 'questiontext', 'prompt'];
/** Who answered, by a number or name; used to tell responses apart and never kept. */
export const RESPONDENTS = ['respondentid', 'responseid', 'respondent', 'responsenumber'];
/** What could name or find who answered, and running numbers; never kept. */
export const NOT_KEPT: ReadonlySet<string> = new Set([
  ...RESPONDENTS,
  ...['commentid', 'rowindex', 'id', 'name', 'email', 'emailaddress', 'telephone', 'phone', 'postcode'],
  ...['ipaddress', 'address', 'firstname', 'lastname', 'surname', 'starttime', 'lastmodifiedtime'],
  ...['childsname', 'childname', 'yourname', 'dateofbirth', 'personidentifiableinfo'],
]);

/** Scores with their scales, so that a slip of the keyboard is not taken for an opinion. */
export const SCALES: Readonly<Record<string, readonly [from: number, to: number]>> = {
  criticality: [-5, 5],
  commentsentiment: [1, 5],
  fftcategoricalanswer: [1, 7],
};

/** Words that people and survey tools write where no answer was given. */
export const NO_ANSWER = /^(did not answer|no answer|not answered|n\/?a|null|-)?$/i;
/** A cell that says of a topic that the answer is about it, and one that says it is not. */
export const IS_ABOUT = /^(1|1\.0|yes|true|x)$/i;
export const IS_NOT_ABOUT = /^(0|0\.0|no|false)?$/i;

/** Days on which people answered: kept as the month. */
export const DAYS: ReadonlySet<string> = new Set([
  'date',
  'submitted',
  'submitteddate',
  'enddate',
  'completiontime',
]);
/** Who answered, as a group: what tells a survey of one row a person from other tables. */
export const AUDIENCES = ['audience', 'role', 'respondenttype', 'respondentgroup', 'iam', 'iama', 'youare'];
/** Columns of a survey of one row a person that are not questions. */
export const BESIDE_QUESTIONS: ReadonlySet<string> = new Set([
  ...AUDIENCES,
  ...DAYS,
  ...['wave', 'survey', 'area', 'locality', 'language', 'source', 'trust', 'organization', 'organisation'],
]);

/**
 * Columns whose cells are one of a few words that the survey's maker chose: kept as they stand. In every other column
 * what could be a name gives way, even at the cost of a word too many.
 */
export const CATEGORIES: ReadonlySet<string> = new Set([
  ...AUDIENCES,
  ...['code', 'label', 'subcategory', 'category', 'theme', 'topic', 'wave', 'survey', 'language'],
  ...['trust', 'organization', 'organisation', 'service', 'servicetype', 'servicetype1', 'servicetype2'],
]);
