/** What can be wrong with a row of a SEN2 table. */
import { error, type ProblemText, warning } from './problem-text.ts';

/** By code. */
export const SEN2_TEXTS = {
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
  'sen2.reference-date-missing': warning(
    'The header does not say which day the return is of',
    'Fill in the reference date, the census day.',
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
