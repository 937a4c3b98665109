/** What can be wrong with an archive of files, and what is to be known of a workbook's parts. */
import { error, info, type ProblemText, warning } from './problem-text.ts';

/** By code. */
export const ARCHIVE_TEXTS = {
  'file.archive-damaged': error(
    'The archive is damaged or is of a form that is not read',
    'Make it again as a ZIP.',
  ),
  'file.archive-empty': error('The archive holds no files', 'Check that it was made of the right folder.'),
  'file.archive-in-archive': error('An archive within an archive is not read', 'Unpack the inner one first.'),
  'file.archive-link': error(
    'The archive holds a link to another place, which is not followed',
    'Put the file itself in the archive.',
  ),
  'file.archive-path': error(
    'A name in the archive leads out of it, so nothing of it was read',
    'Make the archive again, or import the files one by one.',
  ),
  'file.external-links': warning(
    'The workbook refers to other workbooks; no link was followed, and the values that it last saw were read',
    "Check that those values are today's.",
  ),
  'file.formulas': info(
    'Cells are formulas; the values that the workbook last saved for them were read, and nothing was worked out anew',
  ),
  'file.formulas-without-value': warning(
    'Cells hold a formula and no value; they were not read, and are not nil',
    'Open the workbook in a spreadsheet, let it work the formulas out, save it, and import it again.',
  ),
  'file.archive-too-many': error(
    'The archive holds more than 2,000 files',
    'Split it, or import the folder.',
  ),
} as const satisfies Record<string, ProblemText>;
