/** What can be wrong with a register, a list of places or a table of schools. */
import { error, type ProblemText, warning } from './problem-text.ts';

/** By code. */
export const REGISTER_TEXTS = {
  'register.word-unknown': warning(
    'The word is none that is known for this column; the row was kept and the word counts as not known',
    'Use one of the words in the format note on registers.',
  ),
  'register.dates-reversed': error('The second date is before the first', 'Correct the dates.'),
  'register.repeated': error(
    'The file already has a row for the same case, or for the same setting and time',
    'Keep one of the rows.',
  ),
  'register.child-missing': error(
    'The row names neither a case reference nor a pupil number',
    'Fill in one of them, so that the outcome can be joined to its plan.',
  ),
  'register.outcome-number': error(
    'The number of the outcome is none, such as 1, 2A or C3; what the outcome says is not to stand there',
    'Number the outcomes of each plan.',
  ),
  'register.urn-malformed': error('A URN has six digits', 'Correct the number of the school or setting.'),
  'override.setting-unknown': error(
    'The setting is none of the codes of establishments',
    'Use a code such as MSMA, SPMA, SPIN, SPNM, AP, FE, SP16 or HOSP.',
  ),
  'override.number-missing': error(
    'The row has neither a URN of six digits nor a UKPRN of eight',
    'Fill in one of the two.',
  ),
  'override.overlaps': error(
    'The file already says what the school or provider is on some of these days',
    'Let the days of one end before those of the other begin.',
  ),
  'register.part-over-whole': error(
    'The row has more of a part than of the whole: more pupils with SEN than pupils, or more sessions missed than possible',
    'Correct the counts.',
  ),
} as const satisfies Record<string, ProblemText>;
