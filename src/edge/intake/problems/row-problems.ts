/** What can be wrong with one row or one cell of any kind of file. */
import { error, info, type ProblemText } from './problem-text.ts';

/** By code. */
export const ROW_TEXTS = {
  'row.header': info('Header rows'),
  'row.title': info('Rows of titles above the table'),
  'row.blank': info('Blank rows'),
  'row.note': info('Rows of notes'),
  'row.total': info('Rows of totals, of England, of regions or of groups of authorities'),
  'row.no-figures': info('Rows that hold no figure'),
  'row.too-few-cells': error('The row has fewer cells than the header', 'Add the cells that are missing.'),
  'row.too-many-cells': error(
    'The row has more cells than the header',
    'Put quotation marks round a cell that holds a comma, or export the file again: the row may be of another layout.',
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
} as const satisfies Record<string, ProblemText>;
