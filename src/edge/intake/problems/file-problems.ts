/** What can be wrong with a whole file or with its columns. */
import { error, info, type ProblemText, warning } from './problem-text.ts';

/** By code. */
export const FILE_TEXTS = {
  'file.not-found': error('There is no such file or folder', 'Check the path and that you may read it.'),
  'file.unreadable': error(
    'The file cannot be opened',
    'Check that you may read it and that it is not locked.',
  ),
  'file.not-a-file': error('This is neither a file nor a folder', 'Give the path of a file or a folder.'),
  'file.folder-empty': error('The folder holds no files', 'Put the files in it, or name another folder.'),
  'file.empty': error('The file is empty', 'Export it again and check that it holds rows.'),
  'file.too-large': error('The file is larger than can be read', 'Split it into smaller files.'),
  'file.pdf': error(
    'The file is a PDF, whose tables are drawn and not held as rows and columns',
    'Ask whoever made it for the spreadsheet behind it, or export the table as CSV or XLSX.',
  ),
  'file.packed-otherwise': error(
    'The file is packed in a way that is not read (GZ, BZ2, 7Z or RAR)',
    'Unpack it and import what is in it, or pack it as ZIP.',
  ),
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
    'The file unpacks to more than can be read',
    'Save only the sheets or files that are needed, or export them as CSV.',
  ),
  'file.unknown-kind': error(
    'No kind of file that can be read has these columns',
    'Compare the column names with the format pages, or name the kind with --kind.',
  ),
  'file.not-a-table': error(
    'The file is a text for people, not a table',
    'Nothing to do if it is a note or guidance; otherwise export the table in it as CSV or XLSX.',
  ),
  'file.model-results': error(
    'These seem to be results of a forecast model: means and quantiles of many runs, not records',
    'Import the history that the model was run on; the forecast is then made here. Keep this file for comparison.',
  ),
  'file.model-settings': error(
    'This seems to be a setting of a forecast model, without an authority or a date',
    'Import the history that the model was run on; settings are made in the plan and not imported.',
  ),
  'file.method-comparison': error(
    'These seem to be series or forecasts for comparing forecasting methods, not figures of an authority',
    'Nothing to import; the methods of this product are compared with the command "backtest panel".',
  ),
  'file.list-of-children': error(
    'This seems to be an inspection list of children (Annex A), with dates of birth and free text',
    'Import the SEN2 tables of the same children instead: they hold the same plans with codes that can be checked.',
  ),
  'file.plan-workbook': error(
    'This is a workbook of a plan that was written here, not a table to import',
    'Read it back on the finance page or with "evenkeel plan workbook-changes": each change is shown before it is kept.',
  ),
  'file.list-of-columns': error(
    'This seems to describe the columns or codes of another file, not to hold records',
    'Import the file that it describes.',
  ),
  'file.list-of-rules': error(
    'This seems to be a list of rules or error texts for checking another file, not to hold records',
    'Nothing to import.',
  ),
  'file.population-without-area': error(
    'This seems to be a population by school year that does not say of which authority',
    'Import a table with the columns authority code, name, year, age and population.',
  ),
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
  'sheet.hidden-plan': warning(
    'A hidden sheet holds amounts of a management plan; it was not read',
    'Show the sheet and read the workbook in again if it is the one that counts; take it out if it is not.',
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
