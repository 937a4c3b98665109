/** Where a programme stands, in the first sentence of a page: its yes/no answers, and how its conditions are rated. */
import { showCount } from '../../core/base/show.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { newestUpdate, ratingRounds } from './page-facts.ts';

type Answer = { readonly answer: 'Yes' | 'No' | 'Not applicable' | 'Not answered yet' };

/** "Not on track: 2 of 3 questions are answered no. Of 7 conditions, 1 is rated red and 6 amber." */
export function standingInWords(open: OpenProgramme, answers: readonly Answer[]): string {
  return `${onTrackInWords(answers)} ${ratingsInWords(open)}`.trim();
}

function onTrackInWords(answers: readonly Answer[]): string {
  const count = (word: Answer['answer']) => answers.filter(({ answer }) => answer === word).length;
  const asked = answers.length - count('Not applicable');
  if (asked === 0) return '';
  const [no, open] = [count('No'), count('Not answered yet')];
  if (no > 0)
    return `Not on track: ${showCount(no)} of ${showCount(asked)} questions of the return ${no === 1 ? 'is' : 'are'} answered no.`;
  if (open > 0)
    return `Not known yet: ${showCount(open)} of ${showCount(asked)} questions of the return ${open === 1 ? 'has' : 'have'} no answer.`;
  return asked === 1
    ? 'On track: the one question of the return is answered yes.'
    : `On track: all ${showCount(asked)} questions of the return are answered yes.`;
}

/** "Of 7 conditions, 1 is rated red and 6 amber." Worst first, as the scale has them; empty where there is no condition. */
export function ratingsInWords(open: OpenProgramme): string {
  const { agreement, scale } = open.programme;
  if (agreement.conditions.length === 0) return '';
  const update = newestUpdate(open);
  const levels = agreement.conditions.map(
    ({ id }) =>
      ratingRounds(open, 'condition', id).find(({ updateId }) => updateId === update?.id)?.overall?.id ??
      null,
  );
  const parts = [...scale.levels].reverse().flatMap(({ id, word }) => {
    const count = levels.filter((level) => level === id).length;
    return count === 0 ? [] : [{ count, words: word.toLowerCase() }];
  });
  const unrated = levels.filter((level) => level === null).length;
  const told = [...parts, ...(unrated === 0 ? [] : [{ count: unrated, words: 'not yet' }])];
  const words = told.map(({ count, words }, k) =>
    k === 0
      ? `${showCount(count)} ${count === 1 ? 'is' : 'are'} rated ${words}`
      : `${showCount(count)} ${words}`,
  );
  const list = words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return `Of ${showCount(agreement.conditions.length)} ${agreement.conditions.length === 1 ? 'condition' : 'conditions'}, ${list}.`;
}
