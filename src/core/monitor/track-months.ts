/** A measure month by month: what came, what was agreed, the newest forecast with its range, and whether the gap is beyond tolerance. */
import { addMonths, type Month } from '../base/time.ts';
import { USUAL_TRIGGER } from './reforecast-trigger.ts';
import type { Vintage } from './vintage.ts';
import { silentMonths, startOf, type WatchedSeries } from './watched-series.ts';

/** Gap as a share of the agreed figure from which a month is told to be beyond tolerance [0..1]: that of a new forecast. */
export const USUAL_TOLERANCE: number = USUAL_TRIGGER.share;

/** `late`: after the newest month that came; `missing`: before it. Neither is ever taken as nought. */
export type TrackedState = 'within' | 'beyond' | 'late' | 'missing' | 'no-agreed';

/** The newest forecast of one month [count]; the ends of the range that holds 8 times in 10, null where none was issued. */
export type MonthForecast = {
  readonly point: number;
  readonly low80: number | null;
  readonly high80: number | null;
};

export type TrackedMonth = {
  readonly month: Month;
  /** Null where nothing came. */
  readonly actual: number | null;
  readonly agreed: number | null;
  readonly forecast: MonthForecast | null;
  /** Actual less agreed [count], and as a share of the agreed; null where either is not known, the share where none was agreed. */
  readonly gap: number | null;
  readonly gapShare: number | null;
  readonly state: TrackedState;
};

/** What stands beside actual and agreed. */
export type TrackRequest = {
  readonly asAt: Month;
  /** The programme's own newest forecast of each month [count]. */
  readonly latest: ReadonlyMap<Month, number>;
  /** The newest forecast that was issued; its range stands where it forecast a month. */
  readonly vintage: Vintage | null;
  readonly tolerance?: number;
};

/**
 * Track a measure from the first agreed month to `asAt`, oldest first; a month without an actual is in the list.
 * @returns no months where nothing is agreed.
 */
export function trackMonths(
  series: WatchedSeries,
  { asAt, latest, vintage, tolerance = USUAL_TOLERANCE }: TrackRequest,
): readonly TrackedMonth[] {
  const start = startOf(series);
  if (start === null) return [];
  const silent = new Map(silentMonths(series, asAt).map(({ month, state }) => [month, state]));
  const months: TrackedMonth[] = [];
  for (let month = start; month <= asAt; month = addMonths(month, 1)) {
    const actual = series.actual.get(month) ?? null;
    const agreed = series.agreed.get(month) ?? null;
    const gap = actual === null || agreed === null ? null : actual - agreed;
    const gapShare = gap === null || agreed === null || agreed === 0 ? null : gap / agreed;
    months.push({
      month,
      actual,
      agreed,
      forecast: forecastOf(month, latest, vintage),
      gap,
      gapShare,
      state: silent.get(month) ?? standingOf(gap, agreed, tolerance),
    });
  }
  return months;
}

/** Of nought agreed, anything at all is beyond. */
function standingOf(gap: number | null, agreed: number | null, tolerance: number): TrackedState {
  if (gap === null || agreed === null) return 'no-agreed';
  return Math.abs(gap) > tolerance * Math.abs(agreed) ? 'beyond' : 'within';
}

function forecastOf(
  month: Month,
  latest: ReadonlyMap<Month, number>,
  vintage: Vintage | null,
): MonthForecast | null {
  const step = vintage?.steps.find(({ period }) => period === month && period > (vintage?.origin ?? ''));
  const point = step === undefined ? latest.get(month) : (step.quantiles['0.5'] ?? step.mean);
  if (point === undefined) return null;
  return { point, low80: step?.quantiles['0.1'] ?? null, high80: step?.quantiles['0.9'] ?? null };
}
