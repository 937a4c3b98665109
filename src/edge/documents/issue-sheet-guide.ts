/** The words of the issue sheet: how an officer uses it, and what it says of itself. */
import {
  ACTION_WORDS,
  EMPTY_VALUE,
  ISSUE_COLUMNS,
  ISSUE_SCHEMA,
  type IssueSheetAbout,
} from '../../core/domain/issue.ts';

const { correct, accept } = ACTION_WORDS;
const leaveOut = ACTION_WORDS['leave-out'];

/** What each column is for, and what to do with the sheet: a heading and a sentence on each row. */
export const GUIDE_ROWS: readonly (readonly [string, string])[] = [
  ['How to use this sheet', ''],
  ['', ''],
  [
    'What it is',
    'Each line of the sheet "Issues" is one problem that was found in your file. No name, number, date of birth or other value of a child is on it: find the row in your own system by its file, row and column.',
  ],
  [
    'First choice',
    'Correct the data in your own case system and export it again. Then no line here is needed.',
  ],
  [
    `Action: ${correct}`,
    `Write the right value under "${ISSUE_COLUMNS.value}" as it should stand in the file. Write ${EMPTY_VALUE} to make the cell empty.`,
  ],
  [
    `Action: ${leaveOut}`,
    'The row is not read. What belongs to it, such as the plans of a child, is not read either.',
  ],
  [
    `Action: ${accept}`,
    'The value is right. The row is read as it stands, and the issue stays on the list as accepted. A row with an error still cannot be read.',
  ],
  ['No action', 'The line is left for another day. Nothing is done.'],
  [
    ISSUE_COLUMNS.note,
    'For your colleagues, if you wish. Leave out names: what looks like one is masked when the sheet is read.',
  ],
  [
    'Sending it back',
    'Save this workbook, or only the sheet "Issues" as CSV, and give it to the import together with the file: --fixes FILE. You may sort, filter and delete lines; do not change the columns "Record" and those that are hidden.',
  ],
  [
    'What happens then',
    'Your file is not changed. While it is read, each decision is applied to its own record, and only where the value is still the one that this sheet was made for. A decision that no longer fits is listed, not applied. Decisions also hold for later files with the same records.',
  ],
  ['Formulas', 'Write values, not formulas. A formula under "Corrected value" is refused.'],
  [
    'Keep it safe',
    'Once you have written corrected values this workbook may hold personal data. Store and send it as you would the file itself.',
  ],
];

/** What the sheet says of itself, for the program that reads it back. */
export function aboutRows(about: IssueSheetAbout, lines: number): readonly (readonly [string, string])[] {
  return [
    ['Schema', ISSUE_SCHEMA],
    ['Import', about.importId],
    ['Written at', about.writtenAt],
    ['Lines', String(lines)],
    ...about.files.map(({ file, sha256 }): readonly [string, string] => [sha256, file]),
  ];
}
