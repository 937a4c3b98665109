/** What reading one file gives: records, problems with their places, and a count in which every row appears once. */

/** `error` keeps the row out; `warning` lets it in; `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** One problem of a file. Problems alike may be folded into one with a `count`. */
export type RowProblem = {
  /** `subject.what-is-wrong`, documented in `docs/problems.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** 1-based line of the file or row of the sheet; null where the whole file is meant. */
  readonly row: number | null;
  /** The file's own column header, or null. */
  readonly column: string | null;
  /** How many rows have it; `row` is then the first. */
  readonly count: number;
  /** What is wrong; never repeats a personal value. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** Sheet of a workbook, where there is one. */
  readonly sheet?: string;
  /** Member of an archive, where there is one. */
  readonly member?: string;
  /** An error of the return on a row that was let in all the same: it is for an officer to correct. */
  readonly isKept?: true;
};

/** A record with the 1-based line or sheet row it came from. */
export type Placed<T> = { readonly row: number; readonly sheet?: string; readonly record: T };

/** The kinds of file that can be read. */
export type FileKind = (typeof FILE_KINDS)[number] | 'unknown';
export const FILE_KINDS = [
  'sen2-csv',
  'sen2-xml',
  'sen2-xlsx',
  'sen2-issues',
  'dfe-ehcp',
  'dfe-la-panel',
  'ons-population',
  'gias-establishments',
  'dsg-allocations',
  'dsg-deficit',
  's251-outturn',
  'tribunal-appeals',
  'lait',
  'statistical-neighbours',
  'authority-list',
  'dsg-management-plan',
  'monthly-actuals',
  'ledger',
  'placement-costs',
  'transitions',
  'survey-responses',
  'appeal-register',
  'mediation-register',
  'panel-log',
  'complaint-log',
  'consultation-log',
  'band-requests',
  'school-requests',
  'destinations',
  'amended-plans',
  'plan-outcomes',
  'commissioned-places',
  'school-roll',
  'school-census',
  'suspensions',
  'capital-profile',
  'setting-overrides',
] as const;

/** What one file gave. `rowsRead` = `recordsAccepted` + `rowsWithErrors` + `rowsSkipped`, always. */
export type FileReport = {
  /** The file's name as the caller gave it. */
  readonly file: string;
  readonly kind: FileKind;
  /** How sure the recognition is [0..1]. */
  readonly confidence: number;
  readonly sha256: string;
  readonly rowsRead: number;
  readonly recordsAccepted: number;
  readonly rowsWithErrors: number;
  /** Header, blank, total and note rows; each reason is an `info` problem with its count. */
  readonly rowsSkipped: number;
  readonly problems: readonly RowProblem[];
};
