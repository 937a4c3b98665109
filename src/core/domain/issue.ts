/** One line of an issue sheet: a problem of a row, with what binds its correction to the record and the value it corrects. */
import type { Severity } from './intake.ts';

/** The form of the issue sheet; a sheet that names another is refused. */
export const ISSUE_SCHEMA = 'evenkeel/issues@1';

export type IssueLine = {
  /** The problem's code, `subject.what-is-wrong`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong; never repeats a personal value. */
  readonly message: string;
  readonly advice: string;
  readonly file: string;
  readonly sheet: string | null;
  /** 1-based line of the file or row of the sheet; null where the whole file is meant. */
  readonly row: number | null;
  /** The file's own column header; null where the whole row is meant. */
  readonly column: string | null;
  /** The table that the row is of; "" where the whole file is meant. */
  readonly table: string;
  /** What the product calls the column, whatever the file does; null where the whole row is meant. */
  readonly tableColumn: string | null;
  /** The keyed id of the record; null where the row cannot be told apart from others, so that nothing binds a correction. */
  readonly recordKey: string | null;
  /** Keyed hash of the value that is there now, or of the whole row where no column is named; null without a record. */
  readonly fingerprint: string | null;
};

/** What an issue sheet as a whole is about. */
export type IssueSheetAbout = {
  readonly importId: string;
  /** SHA-256 of each file of the import as hex, by the name that its lines carry. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  /** When it was written, UTC; the workbook carries no other time. */
  readonly writtenAt: string;
};

/** What an officer decided about one line. */
export type FixAction = 'correct' | 'leave-out' | 'accept';

/** The actions as the drop-down shows them. */
export const ACTION_WORDS: Readonly<Record<FixAction, string>> = {
  correct: 'Correct',
  'leave-out': 'Leave the row out',
  accept: 'Accept as it is',
};

/** What stands under "Corrected value" where the cell should become empty. */
export const EMPTY_VALUE = '(empty)';

/** The columns of the sheet "Issues", in order; those from `table` on are hidden. */
export const ISSUE_COLUMNS = {
  code: 'Issue code',
  severity: 'Severity',
  message: 'What is wrong',
  advice: 'What to do',
  file: 'File',
  sheet: 'Sheet',
  row: 'Row',
  column: 'Column',
  record: 'Record',
  action: 'Action',
  value: 'Corrected value',
  note: 'Note',
  table: 'Evenkeel table',
  tableColumn: 'Evenkeel column',
  fingerprint: 'Evenkeel old value',
  file256: 'Evenkeel file',
  schema: 'Evenkeel schema',
} as const;

export type IssueColumn = keyof typeof ISSUE_COLUMNS;

/** How many columns at the end are hidden. */
export const HIDDEN_COLUMNS = 5;

/** The names of the workbook's sheets. */
export const ISSUE_SHEETS = { issues: 'Issues', guide: 'How to use this sheet', about: 'Evenkeel' } as const;

/** One decision of an officer, read back from an issue sheet. */
export type Fix = {
  readonly table: string;
  readonly recordKey: string;
  /** The column as the product calls it; null for the whole row. */
  readonly column: string | null;
  /** Keyed hash of the value that it replaces. */
  readonly oldFingerprint: string;
  readonly action: FixAction;
  /** What the cell is to hold; null unless the action is `correct`. Personal where `isPersonal`: never told, stored only sealed. */
  readonly value: string | null;
  /** True where the column holds a name, a number, a birth date or the like of a child. */
  readonly isPersonal: boolean;
  /** What the officer wrote, masked. */
  readonly note: string | null;
};

/** Parts of the names of columns that tell who a child is, hold a number of theirs, or take whatever people write. */
const PERSONAL =
  /name|birth|^dob|postcode|address|upn|uln|learnernumber|nhs|ninumber|tableid$|^(ref|uprn)|ref$|reference|child|client|pupil|person(id|ref)|case(id|no|number|ref)|mosaic|liquidlogic|capita|synergy|phone|mail|description|comment|note|answer|response/;

/** Say whether a column may hold what could tell who a child is; headers compare without case, spaces and signs. */
export function isPersonalColumn(column: string): boolean {
  return PERSONAL.test(column.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
