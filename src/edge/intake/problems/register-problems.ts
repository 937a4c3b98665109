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
  'register.urn-malformed': error('A URN has six digits', 'Correct the number of the school or setting.'),
  'register.part-over-whole': error(
    'The row has more of a part than of the whole: more pupils with SEN than pupils, or more sessions missed than possible',
    'Correct the counts.',
  ),
} as const satisfies Record<string, ProblemText>;
