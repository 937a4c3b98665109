/** The levels of a scale that are used, so that a key says what stands there and nothing else. */
import type { Rating } from '../programme.ts';
import type { RatingLevel, RatingScale } from '../rating-scale.ts';

/** Give the levels that any of the ratings names, in the order of the scale. @param also  further level ids that are shown. */
export function levelsInUse(
  { levels }: RatingScale,
  ratings: readonly Rating[],
  also: readonly (string | null)[] = [],
): readonly RatingLevel[] {
  const used = new Set<string | null>([
    ...ratings.flatMap(({ overall, activity, effect }) => [overall, activity, effect]),
    ...also,
  ]);
  return levels.filter(({ id }) => used.has(id));
}
