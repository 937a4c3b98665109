/** What can be wrong with a row of a finance table or a table of monthly figures. */
import { error, info, type ProblemText, warning } from './problem-text.ts';

/** By code. */
export const FINANCE_TEXTS = {
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
  'cost.not-given': error(
    'A dash or a mark stands where a cost should, and nothing gives the cost of a year',
    'Fill in the yearly cost, or a rate and how often a year it is paid.',
  ),
  'cost.derived': info('Yearly costs worked out from a rate and how often a year it is paid'),
  'cost.times-missing': error(
    'There is a rate, but neither a yearly cost nor how many weeks or terms a year are paid',
    'Fill in the yearly cost, or the weeks or terms.',
  ),
  'cost.times-unreadable': error(
    'The number of weeks or terms a year cannot be read or is more than a year has',
    'Correct the number.',
  ),
  'cost.contradiction': warning(
    'The yearly cost is not the rate times the weeks, terms or months; the yearly cost was kept as it stands',
    'Correct whichever is wrong.',
  ),
  'cost.rates-apart': error(
    'There is no yearly cost, and the rates give different ones',
    'Fill in the yearly cost.',
  ),
  'cost.type-unknown': info(
    'Placement types that are not of the plan, kept as written',
    'Use mainstream, resourceBase, stateSpecial, inmss, post16 or other.',
  ),
  'cost.urn-malformed': error('The number of the school is not six digits', 'Correct the number.'),
  'cost.no-reference': error(
    'The row names neither a case reference nor a pupil number',
    'Fill in one of them, so that the cost can be joined to its placement.',
  ),
  'cost.total-apart': warning('A total is not the sum of the rows above it', 'Correct whichever is wrong.'),
  'cost.rounded': warning('The amount has parts of a penny and was rounded', 'Check the amount.'),
  'ledger.year-unknown': error(
    'Nothing says which financial year the amounts are of',
    'Name it in a title, a heading or a column, such as 2024/25.',
  ),
  'ledger.year-unreadable': error('The financial year cannot be read', 'Write it as 2024/25.'),
  'ledger.period-unreadable': error(
    'The period cannot be read, or could be two months',
    'Write it as 2024-10, Oct 2024, or P7 beside a year column.',
  ),
  'ledger.period-outside-year': error(
    'The month does not lie in the financial year of the row',
    'Correct the month or the year.',
  ),
  'ledger.quarter': error(
    'An amount of a quarter is of no one month and not of the year',
    'Give the months, or the whole year.',
  ),
  'ledger.after-year-end': error(
    'The amount is of a period after the twelfth',
    'Book year-end entries to the month they belong to, and export again.',
  ),
  'ledger.line-unnamed': error(
    'The row has figures, but no name, and is not the sum of the rows above it',
    'Name the account or line.',
  ),
  'ledger.amount-unreadable': error(
    'The amount of money cannot be read, or could be two amounts',
    'Write it in pounds, such as 63,000.00, with one sign for amounts below zero.',
  ),
  'ledger.amount-not-known': warning(
    'A mark says that the amount is not known; nothing was booked for it',
    'Fill in the amount when it is known.',
  ),
  'ledger.amount-rounded': warning('The amount has parts of a penny and was rounded', 'Check the amount.'),
  'ledger.column-left-out': warning(
    'The column was left out: it is of an earlier year, of commitments, or of nothing that is kept',
    'Check that nothing in it is needed.',
  ),
  'ledger.to-date-left-out': warning(
    'Amounts up to a day are of no one month and not of the whole year; the column was left out',
    'Give the months, or the amounts of the whole year.',
  ),
  'ledger.quarter-left-out': warning(
    'Amounts of a quarter are of no one month and not of the year; the column was left out',
    'Give the months, or the amounts of the whole year.',
  ),
  'ledger.columns-alike': warning(
    'Two columns are of the same thing in the same time; both were left out',
    'Leave one of them in the file, or say in the headings how they differ.',
  ),
  'ledger.months-taken-as-actual': warning(
    'Nothing says whether the months are actual, budget or forecast; they were taken as actual',
    'Write Actual, Budget or Forecast above or beside the months.',
  ),
  'ledger.heading': info('Rows of headings within the table'),
  'ledger.carried-down': info('Cost centres taken from the row above, where the cell was empty'),
  'ledger.total-apart': warning(
    'A total is not the sum of its rows',
    'Correct whichever is wrong; the rows were kept as they stand, the total was not.',
  ),
  'ledger.total-rounded': info('Totals that differ from their rows by no more than rounding'),
  'ledger.total-unchecked': info('Totals that could not be held against rows above them'),
  'ledger.total-by-arithmetic': warning(
    'A row without a word for a total is the sum of the rows above it, and was taken as a total',
    'If it is a line of its own, give it an account code.',
  ),
  'ledger.line-like-total': warning(
    'A line is the sum of the rows above it in every column; it was kept as a line',
    'If it is a total, begin its name with Total, so that it is not counted twice.',
  ),
  'ledger.variance-unchecked': info('Variances that are not the difference of any two columns of the table'),
  'ledger.row-total-apart': warning(
    'The amount for the year is not the sum of the months',
    'Correct whichever is wrong; the months were kept as they stand.',
  ),
  'ledger.variance-apart': warning(
    'The variance is not the difference of its columns',
    'Correct whichever is wrong; the variance itself is not kept.',
  ),
  'plan.year-unknown': error(
    'No column of the table names its financial year',
    'Name the year above each column, such as 2024/25.',
  ),
  'plan.line-unknown': info('Rows that are no line of the high needs plan'),
  'plan.unit-unsaid': warning(
    'Nothing says whether amounts are pounds or thousands; they were read as pounds',
    'Write £ or £000 above the table, and import it again.',
  ),
  'plan.line-asked': warning(
    'Amounts stand in a row whose name is no line of the plan, and were not read',
    'Name the row as the template does, or say with a placement type which line it belongs to.',
  ),
  'plan.column-asked': warning(
    'Numbers stand in a column whose heading names no year, and were not read',
    'Name the financial year above the column if it belongs to the plan; leave it if it is a note.',
  ),
  'plan.variance-apart': warning(
    'The variance is not income and transfers less spend, nor the reverse, so its sign is not known',
    'Correct whichever is wrong; the lines were kept as they stand, the variance was not.',
  ),
  'plan.counts-apart': warning(
    'The plans by age and the plans by primary need of a placement type do not come to the same number',
    'Correct whichever is wrong; both were kept as they stand.',
  ),
  'plan.count-not-whole': error(
    'A number of plans is not a whole number from nil up',
    'Give whole numbers; the template takes no fractions of a plan.',
  ),
  'plan.line-twice': warning(
    'The same line of the plan stands in two sheets; the second was not read',
    'Take out the sheet that does not count, or hide it, and read the workbook in again.',
  ),
  'plan.line-shared': warning(
    'Two rows of a sheet are of the same line of the plan; both were kept, the second under its own words',
    'Nothing to do where both are spent. Take one out where it repeats the other or is part of it.',
  ),
  'plan.years-down': info(
    'The years of the sheet stand down its side, so it was read turned: a row named here is a column of the sheet',
  ),
  'plan.total-apart': warning(
    'The total spend is not the sum of its lines',
    'Correct whichever is wrong; the lines were kept as they stand.',
  ),
  'plan.mitigated-apart': warning(
    'The mitigated spend is not the unmitigated spend less the savings',
    'Correct whichever is wrong; all three were kept as they stand.',
  ),
} as const satisfies Record<string, ProblemText>;
