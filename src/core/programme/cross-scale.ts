/** Carries ratings from one scale to another by what a level means, never by its letter or word. */
import type { Rating } from './programme.ts';
import type { RatingScale } from './rating-scale.ts';

/**
 * Say ratings in the levels of another scale. A level whose meaning the other scale lacks stays as it is, so that
 * the return names it as a problem instead of showing what nobody said.
 */
export function crossScale(
  ratings: readonly Rating[],
  from: RatingScale,
  to: RatingScale,
): readonly Rating[] {
  if (from.id === to.id) return ratings;
  const across = (id: string | null): string | null => {
    const meaning = from.levels.find((level) => level.id === id)?.meaning;
    return to.levels.find((level) => level.meaning === meaning)?.id ?? id;
  };
  return ratings.map((rating) => ({
    ...rating,
    overall: across(rating.overall),
    activity: across(rating.activity),
    effect: across(rating.effect),
  }));
}
