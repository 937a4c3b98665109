/** What can be wrong with a published table. */
import { error, type ProblemText } from './problem-text.ts';

/** By code. */
export const PUBLISHED_TEXTS = {
  'allocation.year-unknown': error(
    'The financial year of the table cannot be told from its title, its name or its rows',
    'Keep the title row of the published sheet.',
  ),
} as const satisfies Record<string, ProblemText>;
