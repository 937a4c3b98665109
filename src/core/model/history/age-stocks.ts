/** Plans of the past by ranges of ages: what the books, in which all grow older at once, have no line for. */
import type { AgeBand } from '../cohort/cohort-series.ts';
import { type CohortHistory, completePeriods } from './cohort-history.ts';

/** Plans of one range of ages at the end of a complete period [plans]. */
export type AgeStock = { readonly period: string; readonly key: string; readonly plans: number };

/**
 * Count the plans at the end of each complete period by ranges of ages, oldest first.
 * @param bands  ages on 31 August, both ends in; a range that no age of the history lies in is left out.
 */
export function stocksByAge(history: CohortHistory, bands: readonly AgeBand[]): readonly AgeStock[] {
  const { firstAge, ageCount, needs, places } = history.axes;
  const block = needs.length * places.length;
  const inUse = bands.filter(({ from, to }) => to >= firstAge && from < firstAge + ageCount);
  return completePeriods(history).flatMap(({ name, closing }) =>
    inUse.map(({ name: key, from, to }) => {
      let plans = 0;
      const [start, end] = [Math.max(0, from - firstAge), Math.min(ageCount, to - firstAge + 1)];
      for (let cell = start * block; cell < end * block; cell++) plans += closing[cell]!;
      return { period: name, key, plans };
    }),
  );
}
