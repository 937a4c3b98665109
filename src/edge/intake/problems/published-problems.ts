/** What can be wrong with a published table. */
import { error, info, type ProblemText, warning } from './problem-text.ts';

/** By code. */
export const PUBLISHED_TEXTS = {
  'allocation.year-unknown': error(
    'The financial year of the table cannot be told from its title, its name or its rows',
    'Keep the title row of the published sheet, or the year in the name of the file.',
  ),
  'published.parts-not-total': warning(
    'The parts of the row do not add up to its total; all were kept as they stand',
    'Nothing to do for a published file; say so where the figures are used.',
  ),
  'outturn.line-asked': warning(
    'Amounts stand in a row that is no line of the section 251 return, or that stands twice, and were not read',
    'Give the row the code of its line, such as 1.2.3; take out what stands twice. Nothing was guessed.',
  ),
  'outturn.total-apart': warning(
    'The gross or net of a line is not what its parts come to; all were kept as they stand',
    'Correct whichever is wrong, or say so where the figures are used.',
  ),
  'area.code-missing': error(
    'The row does not say which area it is of',
    'Fill in the code of the area: E and eight digits, or the three digits of the authority.',
  ),
  'area.outside-england': info('Rows of areas that are not in England or that join several authorities'),
  'authority.number-missing': info(
    'Rows that name an authority without its three-digit number; they were kept under the name',
    'Nothing to do, unless figures are to be joined by number: bodies that were abolished often have none.',
  ),
  'authority.number-malformed': error('The number of an authority has three digits', 'Correct the number.'),
  'figure.not-available': info('Cells that say #N/A were kept as missing, not as zero'),
  'figure.link-broken': warning(
    'The cell holds an error of the spreadsheet and was kept as missing, not as zero',
    'Open the workbook with the files it links to, or take the figure from another source.',
  ),
  'column.only-errors': warning(
    'Every cell of the column is an error of the spreadsheet, so the column was passed over',
    'Open the workbook with the files it links to and save it again if these figures are needed.',
  ),
  'column.derived': info('Columns of amounts per head were passed over: they are worked out from the others'),
  'figure.placeholder': warning(
    'The figure is 123456, which people write where they have no figure; it was kept as it stands',
    'Ask the publisher for the figure before using it.',
  ),
  'plans.total-below-part': warning(
    'The total of plans is less than one of its parts; both were kept as they stand',
    'Use the total from the plan statistics, and ask the publisher which is right.',
  ),
  'deficit.signs-disagree': warning(
    'The deficit and the balance of the row are not the same figure with opposite signs; the deficit was kept',
    'Check which of the two columns is right.',
  ),
  'measure.renamed': info('Names of measures with a slip of the pen or a footnote sign were made even'),
  'population.year-unknown': error(
    'The year of the population cannot be told from a column, a title or the name of the file',
    'Add a column "year", or put the year into the name of the file or of the sheet, such as mid_2023.',
  ),
  'population.year-from-name': info(
    'The year was read from a title above the table or from the name of the file or sheet',
  ),
  'population.year-from-codes': warning(
    'The year was taken from the name of the column of codes, which tells the year of the boundaries',
    'Add a column "year", or put the year into the name of the file, such as mid_2023.',
  ),
  'population.other-component': info('Rows of births, deaths or moves, not of people'),
  'population.age-unreadable': error(
    'The age is not a single year',
    'Write it as 0, 1, 2 and so on, or 90 and over; bands of ages cannot be shared out.',
  ),
  'establishment.urn-malformed': error('A URN has six digits', 'Correct the number.'),
  'establishment.repeated': error('The same URN stands in the file twice', 'Keep one row for each URN.'),
  'establishment.number-left-out': warning(
    'The number cannot be read and was left out',
    'Correct it in the register, or take a new extract.',
  ),
  'establishment.people-left-out': info('Columns that name a head teacher were not read'),
  'neighbour.repeated': warning(
    'An authority has the same neighbour twice, or itself',
    'Check the list; the ranks were kept as they stand.',
  ),
  'neighbour.not-listed': info(
    'Neighbours that have no column of their own; names often differ between sources',
  ),
  'period.words-kept': info(
    'Years with words beside them, such as "(OT)" for outturn; the words were kept with the row as period_note',
  ),
  'transition.year-unreadable': error('The calendar year is not a year', 'Write it as 2024.'),
  'transition.school-year-unknown': error(
    'The national curriculum year is not between -5 and 20',
    'Correct the year; Reception is 0.',
  ),
  'transition.not-one-year': warning(
    'The school years before and after are not one year apart',
    'Check both; the row was kept as it stands.',
  ),
  'transition.half-outside': error(
    'Need and setting disagree on whether the child had a plan: only one of them is NONSEND',
    'Correct one of the two.',
  ),
  'transition.never-inside': error(
    'The child has no plan before or after, so the row is no step of a plan',
    'Leave the row out.',
  ),
  'survey.no-answer': info('Rows without an answer'),
  'survey.identity-left-out': info('Columns that could name who answered were not kept'),
  'survey.score-left-out': warning(
    'The score is outside its scale and was left out; the answer was kept',
    'Correct the score.',
  ),
  'survey.too-long': error('The answer is far too long', 'Check the quotation marks round it.'),
} as const satisfies Record<string, ProblemText>;
