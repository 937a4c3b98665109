/** Where a programme stands, in the first sentence of a page: its yes/no answers, and how its conditions are rated. */
import { showCount } from '../../core/base/show.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { newestUpdate, ratingRounds } from './page-facts.ts';

type Answer = { readonly answer: 'Yes' | 'No' | 'Not applicable' | 'Not answered yet' };

/** "Not on track: 2 of 3 questions are answered no. Of 7 conditions, 1 is rated red and 6 amber. Since Update 2, Condition 3.2 is rated worse." */
export function standingInWords(open: OpenProgramme, answers: readonly Answer[]): string {
  return [onTrackInWords(answers), ratingsInWords(open), changesInWords(open)]
    .filter((part) => part !== '')
    .join(' ');
}

type Move = { readonly name: string; readonly by: number };

/**
 * What the ratings of the conditions did since the update before: those that are worse, then those that are better, by
 * name; "no condition's rating has changed" where none did. Empty where no condition was rated in two updates of the year.
 */
export function changesInWords(open: OpenProgramme): string {
  const { agreement, scale } = open.programme;
  const rank = (id: string | undefined) => scale.levels.findIndex((level) => level.id === id);
  let before = '';
  const moves = agreement.conditions.flatMap(({ id, number }): Move[] => {
    const [then, now] = ratingRounds(open, 'condition', id).slice(-2);
    if (then?.overall == null || now?.overall == null) return [];
    before = then.update;
    return [{ name: `Condition ${number}`, by: rank(now.overall.id) - rank(then.overall.id) }];
  });
  if (moves.length === 0) return '';
  const worse = moves.filter(({ by }) => by > 0);
  const better = moves.filter(({ by }) => by < 0);
  const parts = [...movedInWords(worse, 'worse'), ...movedInWords(better, 'better')];
  const told = parts.length === 0 ? "no condition's rating has changed" : parts.join('; ');
  return `Since ${before}, ${told}.`;
}

function movedInWords(moves: readonly Move[], word: string): string[] {
  if (moves.length === 0) return [];
  return [`${inRow(moves.map(({ name }) => name))} ${moves.length === 1 ? 'is' : 'are'} rated ${word}`];
}

/** "A", "A and B", "A, B and C". */
export function inRow(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
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

/**
 * "Of 7 conditions, 1 is rated red and 6 amber." Worst first, as the scale has them; empty where there is no condition.
 * @param named  whether the numbers of the conditions follow each: "1 is rated red (3.2)".
 */
export function ratingsInWords(open: OpenProgramme, named = false): string {
  const { agreement, scale } = open.programme;
  if (agreement.conditions.length === 0) return '';
  const update = newestUpdate(open);
  const levels = agreement.conditions.map(
    ({ id }) =>
      ratingRounds(open, 'condition', id).find(({ updateId }) => updateId === update?.id)?.overall?.id ??
      null,
  );
  const numbersAt = (id: string | null) => {
    const numbers = agreement.conditions.filter((_, k) => levels[k] === id).map(({ number }) => number);
    return named ? ` (${inRow(numbers)})` : '';
  };
  const parts = [...scale.levels].reverse().flatMap(({ id, word }) => {
    const count = levels.filter((level) => level === id).length;
    return count === 0 ? [] : [{ count, words: `${word.toLowerCase()}${numbersAt(id)}` }];
  });
  const unrated = levels.filter((level) => level === null).length;
  const all = agreement.conditions.length;
  if (unrated === all)
    return all === 1
      ? 'The one condition is not rated yet.'
      : `None of ${showCount(all)} conditions is rated yet.`;
  const told = [...parts, ...(unrated === 0 ? [] : [{ count: unrated, words: `not yet${numbersAt(null)}` }])];
  const words = told.map(({ count, words }, k) =>
    k === 0
      ? `${showCount(count)} ${count === 1 ? 'is' : 'are'} rated ${words}`
      : `${showCount(count)} ${words}`,
  );
  const list = inRow(words);
  return `Of ${showCount(agreement.conditions.length)} ${agreement.conditions.length === 1 ? 'condition' : 'conditions'}, ${list}.`;
}
