/** What can be wrong with a row of a SEN2 table. */
import { error, info, type ProblemText, warning } from './problem-text.ts';

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
  'sen2.code-in-words': info(
    'Codes were written out in words, such as "Autism", and were read as the codes that they stand for',
    'Nothing to do.',
  ),
  'sen2.need-unknown': error('The type of need is not known', 'Correct the code.'),
  'sen2.need-missing': error('The type of need is missing', 'Fill it in.'),
  'sen2.review-order': warning(
    'The review decision is dated before the review meeting; the two columns may be swapped',
    'Check which column holds which date.',
  ),
  'sen2.code-unknown': warning('The code is not known and was left out', 'Correct the code.'),
  'sen2.yes-no-unknown': warning('The cell should hold 1 or 0 and was left out', 'Correct the cell.'),
  'sen2.upn-malformed': warning(
    'A pupil number is a letter with twelve digits, or with eleven digits and a letter',
    'Correct the number.',
  ),
  'sen2.upn-check-letter': warning(
    'The first letter of the pupil number does not fit its digits',
    'Correct the number: a letter or a digit of it is wrong.',
  ),
  'sen2.uln-malformed': warning('A learner number has ten digits', 'Correct the number.'),
  'sen2.upn-and-reason': warning(
    'There is a number, and also a reason why there is none',
    'Remove the reason, or the number.',
  ),
  'sen2.year-unknown': warning(
    'The year of the return is missing or is of no collection that is known, so columns and codes were not judged by it',
    'Check the year of the header.',
  ),
  'sen2.year-not-confirmed': info(
    'The fields of this collection are not confirmed; those of the year before were used',
    'Compare them with the guide of the collection.',
  ),
  'sen2.year-and-date': warning(
    'The year and the reference date of the header are not of the same collection',
    'Correct one of the two.',
  ),
  'sen2.column-not-in-year': warning(
    'The collection of this year does not have this column; its values were read all the same',
    'Check the year of the header, or leave the column out.',
  ),
  'sen2.code-not-in-year': warning(
    'The code is none of the collection of this year; it was read all the same',
    'Check the year of the header, or correct the code.',
  ),
  'sen2.review-columns-swapped': warning(
    'Most reviews were decided before they met: the two columns of the annual review stand the wrong way round',
    'If so, import again with a mapping that gives the one to lastreview and the other to reviewmeeting.',
  ),
  'sen2.parent-unclear': warning(
    'The request has more than one assessment; the plan was joined to the last that was to issue one',
    'Check which assessment the plan belongs to.',
  ),
  'sen2.element-unknown': warning(
    'The element is not known and was passed over',
    'Check its name if it should be read.',
  ),
  'sen2.element-repeated': warning(
    'The element stands more than once; the first was read',
    'Keep one of them.',
  ),
  'sen2.split-ceased': info(
    'Rows of plans that have ceased: their placement and need are not those of an active plan and were left out',
  ),
  'sen2.split-without-request': warning(
    'The table has plans but no date received and outcome of their requests, so its plans cannot be joined to persons',
    'Add the two columns, or a mapping that names them.',
  ),
  'sen2.date-in-future': error('The date is after the reference date of the extract', 'Correct the date.'),
  'column.taken-for': info(
    'A column was taken for another although a letter of its name is off',
    'Check the name of the column.',
  ),
  'column.read-already': warning(
    'Another column was already read for the same thing, so this one was passed over',
    'Keep one of the two, or say in a mapping which is meant.',
  ),
  'file.not-a-mapping': error(
    'The file is not a mapping of columns',
    'Write it as the page on mappings shows, or begin with the suggestion that an import gives.',
  ),
  'file.mapping-of-unknown': error(
    'The mapping names a table or a column that is not known',
    'Use the names of the format pages.',
  ),
  'file.xml-entities': error(
    'The file declares a document type or entities of its own, which are not read',
    'Export it again without them.',
  ),
  'file.xml-malformed': error('The file is not well-formed XML', 'Export it again and send it whole.'),
  'file.xml-too-deep': error(
    'The elements of the file lie inside each other far deeper than those of any return',
    'Export it again.',
  ),
  'file.xml-part-too-large': error(
    'One person or one element of the file is far too large',
    'Export it again.',
  ),
} as const satisfies Record<string, ProblemText>;
