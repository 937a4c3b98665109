/** The floor: one third own growth, two thirds national, with pooled past errors as range; a method must do better. */
import { quantileOfSorted } from '../../../num/quantiles.ts';
import type { QuantileFunction } from '../../../num/scores.ts';
import type { Authority } from '../authority.ts';
import { ownRate, type PanelView, remember } from '../panel-view.ts';
import { sharedRate } from '../shared-growth.ts';

const OWN_PART = 1 / 3;
const OWN_SPAN = 3;

/**
 * Forecast by the log growth of one third the authority's own three-year rate and two thirds the last national rate.
 * The range is the spread of the errors that this made before, all authorities and origins alike, about their median.
 * A horizon without past errors borrows those of the longest that has some, stretched by the ratio of years.
 *
 * @param nation  calendar year to the plans of the national row; empty without one.
 * @returns gives the quantile function of one authority; null where it has no number above zero at the origin.
 * @source Method note 2, section 7.
 */
export function floorForecast(
  view: PanelView,
  nation: ReadonlyMap<number, number>,
): (authority: Authority, origin: number, horizon: number) => QuantileFunction | null {
  const national = remember((year) => sharedRate(view.teachers, nation, year, Number.POSITIVE_INFINITY));
  const centre = (authority: Authority, origin: number, horizon: number): number | null => {
    const level = authority.logs.get(origin);
    if (level === undefined) return null;
    const shared = national(origin);
    const own = ownRate(authority, origin, OWN_SPAN) ?? shared;
    return level + horizon * (OWN_PART * own + (1 - OWN_PART) * shared);
  };
  const madeAt = remember((start) =>
    remember((ahead) =>
      view.teachers.flatMap((teacher) => {
        const [actual, middle] = [teacher.logs.get(start + ahead), centre(teacher, start, ahead)];
        return actual === undefined || middle === null ? [] : [actual - middle];
      }),
    ),
  );
  const errorsAt = remember((origin) =>
    remember((horizon) => {
      const known = Math.max(1, Math.min(horizon, origin - view.firstYear - 1));
      const errors: number[] = [];
      for (let start = view.firstYear + 1; start + known <= origin; start++)
        errors.push(...madeAt(start)(known));
      return Float64Array.from(
        errors.length === 0 ? [0] : errors,
        (error) => (error * horizon) / known,
      ).sort();
    }),
  );
  return (authority, origin, horizon) => {
    const log = centre(authority, origin, horizon);
    if (log === null) return null;
    const errors = errorsAt(origin)(horizon);
    const middle = quantileOfSorted(errors, 0.5);
    return (share) => Math.exp(log + quantileOfSorted(errors, share) - middle);
  };
}
