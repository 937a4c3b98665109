/** Every problem that reading a file can find: how grave it is, what is wrong, and what to do about it. */
import type { Severity } from '../../core/domain/intake.ts';

export type ProblemText = {
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
};

function error(message: string, advice: string): ProblemText {
  return { severity: 'error', message, advice };
}
function warning(message: string, advice: string): ProblemText {
  return { severity: 'warning', message, advice };
}
function info(message: string, advice = 'Nothing to do.'): ProblemText {
  return { severity: 'info', message, advice };
}

/** What can be wrong with a whole file. */
const FILE_TEXTS = {
  'file.not-found': error('There is no such file or folder', 'Check the path and that you may read it.'),
  'file.unreadable': error(
    'The file cannot be opened',
    'Check that you may read it and that it is not locked.',
  ),
  'file.not-a-file': error('This is neither a file nor a folder', 'Give the path of a file or a folder.'),
  'file.folder-empty': error('The folder holds no files', 'Put the files in it, or name another folder.'),
  'file.empty': error('The file is empty', 'Export it again and check that it holds rows.'),
  'file.too-large': error('The file is larger than can be read', 'Split it into smaller files.'),
  'file.binary': error(
    'The file is not a table of text: it holds binary data',
    'Open it in the program that made it and save it as CSV or XLSX.',
  ),
  'file.workbook-unreadable': error(
    'The workbook is damaged or is not a workbook',
    'Open it in a spreadsheet program and save it again as XLSX or ODS.',
  ),
  'file.encrypted': error('The workbook has a password', 'Save a copy without a password.'),
  'file.old-workbook': error('The workbook is in the old XLS form', 'Save it as XLSX.'),
  'file.unpacks-too-large': error(
    'The workbook unpacks to more than can be read',
    'Save only the sheets that are needed, or export them as CSV.',
  ),
  'file.archive': error('Archives are not read', 'Unpack it and import the folder.'),
  'file.unknown-kind': error(
    'No kind of file that can be read has these columns',
    'Compare the column names with the format pages, or name the kind with --kind.',
  ),
  'file.not-a-table': error('The file is not a table', 'Nothing to do if it is a note for people.'),
  'file.columns-missing': error(
    'Columns that this kind of file must have are missing',
    'Add the columns named, or choose another kind.',
  ),
  'file.no-rows': warning('The file has a header but no rows', 'Check that the export was complete.'),
  'file.not-utf8': warning(
    'The file is not UTF-8; it was read as Windows-1252',
    'Check names with accents, or save the file as UTF-8.',
  ),
  'file.quote-not-closed': error(
    'A quotation mark opens a cell that never closes',
    'Close the quotation mark on the line named.',
  ),
  'file.line-too-long': error(
    'A line is too long to be a row of a table',
    'Check the line ends of the file.',
  ),
  'file.changed': error(
    'The file changed while it was being read',
    'Import it again when nobody is writing to it.',
  ),
  'sheet.no-table': info('The sheet holds no table that can be read, so its rows were passed over'),
  'column.unknown': warning(
    'The column is not known and was passed over',
    'Check its name if it should be read.',
  ),
  'column.repeated': warning(
    'The column name appears more than once; the later one was kept under the same name with its number',
    'Check which of them is meant.',
  ),
} as const satisfies Record<string, ProblemText>;

/** What can be wrong with one row or one cell of any kind of file. */
const ROW_TEXTS = {
  'row.header': info('Header rows'),
  'row.title': info('Rows of titles above the table'),
  'row.blank': info('Blank rows'),
  'row.note': info('Rows of notes'),
  'row.total': info('Rows of totals, of England, of regions or of groups of authorities'),
  'row.no-figures': info('Rows that hold no figure'),
  'row.too-few-cells': error('The row has fewer cells than the header', 'Add the cells that are missing.'),
  'row.too-many-cells': error(
    'The row has more cells than the header',
    'Put quotation marks round a cell that holds a comma.',
  ),
  'row.quote-broken': error(
    'A quotation mark stands where a cell should end',
    'Double quotation marks inside a cell, or close the cell.',
  ),
  'row.repeated-header': info('The header again, within the table'),
  'cell.missing': error('The cell must not be empty', 'Fill it in.'),
  'cell.not-a-number': error('The cell should hold a number or a known mark', 'Correct the number.'),
  'cell.negative': error('A count cannot be below zero', 'Correct the number.'),
  'cell.not-whole': error('A count must be a whole number', 'Correct the number.'),
  'cell.sheet-error': error(
    'The cell holds an error of the spreadsheet',
    'Mend the formula and export again.',
  ),
  'cell.formula': error('The cell begins like a formula', 'Replace the formula with its value.'),
  'cell.date-not-real': error('There is no such day in the calendar', 'Correct the date.'),
  'cell.date-unreadable': error('The date cannot be read', 'Write it as 2024-10-31 or 31/10/2024.'),
  'cell.too-long': error(
    'The text is far too long for this column',
    'Shorten it, or check the quotation marks.',
  ),
  'period.unreadable': error('The period is not a year', 'Write it as 2024, 202425 or 2024/25.'),
  'month.unreadable': error('The month cannot be read', 'Write it as 2024-10 or Oct 2024.'),
  'month.repeated': error('The same measure and month stand in the file twice', 'Keep one of the two rows.'),
  'measure.malformed': error(
    'The name of the measure holds signs that a name cannot',
    'Use letters, digits and underscores, such as plans_n.',
  ),
  'dates.reversed': error('The placement ends before it starts', 'Correct the dates.'),
  'cost.unreadable': error('The amount of money cannot be read', 'Write it in pounds, such as 63,000.00.'),
  'cost.negative': error('A cost cannot be below zero', 'Correct the amount.'),
  'cost.zero': warning('The placement costs nothing', 'Check that this is meant.'),
  'cost.rounded': warning('The amount has parts of a penny and was rounded', 'Check the amount.'),
  'allocation.year-unknown': error(
    'The financial year of the table cannot be told from its title, its name or its rows',
    'Keep the title row of the published sheet.',
  ),
} as const satisfies Record<string, ProblemText>;

/** What can be wrong with a row of a SEN2 table. */
const SEN2_TEXTS = {
  'sen2.id-missing': error('The row has no identifier', 'Export the table again with its identifiers.'),
  'sen2.id-repeated': error('The identifier stands in the file twice', 'Keep one row for each identifier.'),
  'sen2.parent-missing': error(
    'The row does not say what it belongs to',
    'Fill in the identifier of its parent.',
  ),
  'sen2.orphan': error(
    'What the row belongs to is not in the tables imported with it',
    'Export all tables on the same day and import them together.',
  ),
  'sen2.parent-refused': warning(
    'The row belongs to a row that was kept out for an error',
    'Correct the parent row and import again.',
  ),
  'sen2.birth-date-missing': error('The date of birth is missing', 'Fill it in.'),
  'sen2.sex-missing': warning('The sex is missing', 'Fill it in.'),
  'sen2.no-pupil-number': warning(
    'There is no pupil number, no learner number and no reason for it',
    'Fill in one of the three.',
  ),
  'sen2.outside-age-range': error('The person is outside the ages of 0 to 25', 'Check the date of birth.'),
  'sen2.outcome-unknown': error('The outcome is not one of Y, N, A, W, H', 'Correct the code.'),
  'sen2.outcome-without-date': error(
    'The outcome is Y or N but has no date',
    'Fill in the date of the outcome.',
  ),
  'sen2.date-without-outcome': error(
    'There is an outcome date although the outcome is A, W or H',
    'Remove the date or correct the outcome.',
  ),
  'sen2.outcome-before-request': error(
    'The outcome is dated before the request was received',
    'Correct one of the two dates.',
  ),
  'sen2.received-missing': error('The date the request was received is missing', 'Fill it in.'),
  'sen2.start-missing': error('The start date of the plan is missing', 'Fill it in.'),
  'sen2.cease-without-reason': error(
    'The plan has a cease date but no reason',
    'Fill in the reason, 1 to 9.',
  ),
  'sen2.reason-without-cease': error('The plan has a cease reason but no date', 'Fill in the cease date.'),
  'sen2.cease-before-start': error('The plan ceased before it started', 'Correct one of the two dates.'),
  'sen2.cease-reason-unknown': error('The cease reason is not one of 1 to 9', 'Correct the code.'),
  'sen2.leaving-before-entry': error('The placement ends before it starts', 'Correct one of the two dates.'),
  'sen2.place-missing': error('There is no URN, no UKPRN and no setting code', 'Fill in one of the three.'),
  'sen2.place-twice': warning('There is a setting code beside a URN or UKPRN', 'Remove the setting code.'),
  'sen2.setting-unknown': error('The setting code is not known', 'Correct the code.'),
  'sen2.urn-malformed': error('A URN has six digits', 'Correct the number.'),
  'sen2.ukprn-malformed': error('A UKPRN has eight digits', 'Correct the number.'),
  'sen2.rank-unknown': error('The rank is not 1 or 2', 'Correct the rank.'),
  'sen2.need-unknown': error('The type of need is not known', 'Correct the code.'),
  'sen2.need-missing': error('The type of need is missing', 'Fill it in.'),
  'sen2.review-order': warning(
    'The review decision is dated before the review meeting; the two columns may be swapped',
    'Check which column holds which date.',
  ),
  'sen2.code-unknown': warning('The code is not known and was left out', 'Correct the code.'),
  'sen2.yes-no-unknown': warning('The cell should hold 1 or 0 and was left out', 'Correct the cell.'),
  'sen2.date-in-future': error('The date is after the reference date of the extract', 'Correct the date.'),
} as const satisfies Record<string, ProblemText>;

/** All of them, by code. */
export const PROBLEM_TEXTS = { ...FILE_TEXTS, ...ROW_TEXTS, ...SEN2_TEXTS } as const;

/** The codes that reading a file can give. */
export type ReadingProblemCode = keyof typeof PROBLEM_TEXTS;

/** Give the text of a code. */
export function problemText(code: ReadingProblemCode): ProblemText {
  return PROBLEM_TEXTS[code];
}
