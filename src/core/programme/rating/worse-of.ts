/** The overall rating: the worse of activity and effect, by the order of the scale. */
import type { RatingScale } from '../rating-scale.ts';

/** Give the worse of two levels. Null where either is not known: what is not rated is never taken as good. */
export function worseOf(
  { levels }: RatingScale,
  activity: string | null,
  effect: string | null,
): string | null {
  const place = (id: string | null) => levels.findIndex((level) => level.id === id);
  const [first, second] = [place(activity), place(effect)];
  return first < 0 || second < 0 ? null : (levels[Math.max(first, second)]?.id ?? null);
}

/** Say whether one level is better than another; false where either is not of the scale. */
export function isBetter({ levels }: RatingScale, one: string | null, than: string | null): boolean {
  const place = (id: string | null) => levels.findIndex((level) => level.id === id);
  return place(one) >= 0 && place(than) >= 0 && place(one) < place(than);
}
