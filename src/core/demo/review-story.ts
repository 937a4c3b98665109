/** Who reviews the county's comments, and what they make of the themes that are proposed. */

import type { ThemeProposal } from '../review/propose-themes.ts';
import { stemOf } from '../review/read-terms.ts';
import type { CommentTheme } from './comment-lines.ts';

/** The two made-up officers, by the ids under which their acts are kept. */
export const REVIEWERS = { named: 'user:Gray Example', themes: 'user:Ellis Example' } as const;

/** What they call each planted subject, and the words by which they know it. */
export const THEME_NAMES: Readonly<
  Record<CommentTheme, { readonly name: string; readonly words: readonly string[] }>
> = {
  asking: { name: 'Somebody to ask', words: ['caseworker', 'ring', 'rings', 'phone', 'answers', 'contact'] },
  journeys: { name: 'Journeys to school', words: ['taxi', 'driver', 'escort', 'transport'] },
  speech: { name: 'Speech therapy', words: ['speech', 'therapy', 'therapist'] },
  letters: { name: 'Letters and forms', words: ['letters', 'form', 'forms', 'words'] },
  staff: { name: 'Staff who understand', words: ['teaching assistant', 'staff', 'senco', 'classroom'] },
  waiting: { name: 'Waiting for an assessment', words: ['assessment', 'deadline', 'waited', 'months'] },
};

/**
 * Tell which proposals mean a planted subject: those that hold two of its words, or whose words are half its own.
 * @returns their places among the proposals.
 */
export function proposalsOf(
  theme: CommentTheme,
  proposals: readonly Pick<ThemeProposal, 'words'>[],
): number[] {
  const own = new Set(THEME_NAMES[theme].words.flatMap((words) => words.split(' ')).map(stemOf));
  return proposals.flatMap(({ words }, at) => {
    const held = words.filter((word) => own.has(stemOf(word))).length;
    return held >= 2 || (held > 0 && held * 2 >= words.length) ? [at] : [];
  });
}
