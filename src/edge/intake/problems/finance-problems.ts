/** What can be wrong with a row of a finance table or a table of monthly figures. */
import { error, type ProblemText, warning } from './problem-text.ts';

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
  'cost.rounded': warning('The amount has parts of a penny and was rounded', 'Check the amount.'),
} as const satisfies Record<string, ProblemText>;
