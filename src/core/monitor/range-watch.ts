/** Actuals against the range of a forecast as it was issued, month by month. */
import type { Month } from '../base/time.ts';
import { normalQuantile } from '../num/normal-distribution.ts';
import type { Side } from './early-warning.ts';
import { type ForecastCurve, forecastCurve } from './forecast-curve.ts';
import type { Vintage } from './vintage.ts';

/**
 * Normal score of the outcome in its forecast beyond which the forecast itself is doubted: a right forecast whose errors
 * add up month by month passes it in 3 of 100 years. @source Method note 8, section 4.
 */
export const RANGE_LIMIT = 2.75;

/** Where an actual stands: inside the 80 % range, between it and the 95 % range, or outside both. */
export type Standing = 'inside-80' | 'outside-80' | 'outside-95';

export type RangeMonth = {
  readonly month: Month;
  readonly actual: number;
  readonly median: number;
  readonly low80: number;
  readonly high80: number;
  readonly standing: Standing;
  readonly side: Side;
  /** Normal score of the actual in the forecast: 0 at the median, ±1.28 at the ends of the 80 % range. */
  readonly score: number;
};

export type RangeWatch = {
  readonly vintage: string;
  readonly months: readonly RangeMonth[];
  /** Months in a row outside the 80 % range on one side, up to the newest. */
  readonly outside: number;
  /** The side of the alarm that stands, or null. */
  readonly alarm: Side | null;
};

/**
 * Set actuals up to `asAt` against a vintage's ranges; steps at or before its origin are no forecast.
 * @returns null where no step has an actual and an 80 % range.
 */
export function watchRange(
  vintage: Vintage,
  actual: ReadonlyMap<Month, number>,
  asAt: Month,
): RangeWatch | null {
  const months = vintage.steps.flatMap((step): RangeMonth[] => {
    const value = actual.get(step.period);
    const curve = forecastCurve(step);
    if (value === undefined || curve === null || step.period > asAt || step.period <= vintage.origin)
      return [];
    return [placeIn(step.period, value, curve)];
  });
  months.sort((a, b) => (a.month < b.month ? -1 : 1));
  const last = months.at(-1);
  if (last === undefined) return null;
  let outside = 0;
  for (let at = months.length - 1; at >= 0; at--) {
    const one = months[at];
    if (one === undefined || one.standing === 'inside-80' || one.side !== last.side) break;
    outside++;
  }
  const alarm = Math.abs(last.score) > RANGE_LIMIT ? last.side : null;
  return { vintage: vintage.id, months, outside, alarm };
}

function placeIn(month: Month, actual: number, curve: ForecastCurve): RangeMonth {
  const share = Math.min(1 - 1e-9, Math.max(1e-9, curve.share(actual)));
  const score = normalQuantile(share);
  const far = Math.abs(score);
  const [inside80, inside95] = [normalQuantile(0.9), normalQuantile(0.975)];
  return {
    month,
    actual,
    median: curve.quantile(0.5),
    low80: curve.quantile(0.1),
    high80: curve.quantile(0.9),
    standing: far <= inside80 + 1e-6 ? 'inside-80' : far <= inside95 + 1e-6 ? 'outside-80' : 'outside-95',
    side: score >= 0 ? 'above' : 'below',
    score,
  };
}
