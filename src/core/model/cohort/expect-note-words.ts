/** What keeps an expected path from being the exact mean, for a reader. */
import type { ExpectNote } from './expect-cohort.ts';

const WORDS: Readonly<Record<ExpectNote, string>> = {
  'capacity-binds':
    'The mean is a path and not exact: assessments are held up by what can be ended in a month; the draws count that.',
  'need-shocks-on-mix':
    'The mean is near and not exact: shocks by need act on the mix; the draws count that.',
  'absolute-lever-on-plans':
    'The mean is near and not exact: a number a month is spread over plans that are themselves chance; the draws count that.',
};

/** Say it in a sentence. */
export function expectNoteInWords(note: ExpectNote): string {
  return WORDS[note];
}
