/** The newest rating of each condition or risk. */
import { oncePer } from '../understand/once.ts';
import type { Rating } from '../understand/ratings.ts';

/** The newest rating of each condition or section. */
export const newest: (ratings: readonly Rating[]) => readonly Rating[] = oncePer((ratings) => {
  const latest = new Map<string, Rating>();
  for (const rating of ratings) {
    if (rating.word === null) continue;
    const held = latest.get(rating.subject);
    if (held === undefined || (rating.update ?? 9) >= (held.update ?? 9)) latest.set(rating.subject, rating);
  }
  return [...latest.values()];
});
