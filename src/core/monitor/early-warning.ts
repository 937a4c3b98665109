/** Whether a series leaves its agreed trajectory: two sequential tests with false alarms held below one in twenty series-years. */
import { addMonths, type Month } from '../base/time.ts';
import { estimateNoise, type NoiseScale, seasonBetween } from './noise-scale.ts';
import { type GapMonth, gapMonths, knownAt, type WatchedSeries } from './watched-series.ts';

/** What a month's errors must exceed to add to the running sum [deviations of one month]. */
export const ALLOWANCE = 0.5;
/** The running sum above which growth is told to have left the trajectory [deviations]. @source Method note 8, section 4. */
export const DRIFT_LIMIT = 5;
/** The gap above which the level is told to have left the trajectory [deviations of the gap]. */
export const LEVEL_LIMIT = 2.5;

/** `above`: more than agreed; `below`: fewer. */
export type Side = 'above' | 'below';

/** One month as the tests see it, with nothing of a later month in it. */
export type WarningMonth = GapMonth & {
  /** Gap over the deviation that a plan which holds would give it by now. */
  readonly level: number;
  /** The larger of the running sums, with the sign of its side [deviations]. */
  readonly drift: number;
  /** Which tests alarm in this month. */
  readonly alarms: readonly ('level' | 'drift')[];
  readonly side: Side | null;
};

/** The answer of the tests as at one month. */
export type EarlyWarning = {
  readonly noise: NoiseScale;
  readonly months: readonly WarningMonth[];
  /** The month of the first alarm of the alarm that still stands at the end, or null. */
  readonly since: Month | null;
  /** The side of the standing alarm, or null where none stands. */
  readonly side: Side | null;
};

/**
 * Watch a series as at a month: only actuals up to it are looked at.
 * @returns null where there is no month with both figures.
 * @source Method note 8, equations 8.3 to 8.6.
 */
export function watchTrajectory(all: WatchedSeries, asAt: Month): EarlyWarning | null {
  const series = knownAt(all, asAt);
  const gaps = gapMonths(series);
  if (gaps.length === 0) return null;
  const noise = estimateNoise(series);
  const months = followGaps(gaps, noise);
  const side = months.at(-1)?.side ?? null;
  let since: Month | null = null;
  for (let at = months.length - 1; at >= 0 && side !== null && months[at]?.side === side; at--)
    since = months[at]?.month ?? null;
  return { noise, months, since, side };
}

/** Put the gaps through both tests, oldest first. */
export function followGaps(gaps: readonly GapMonth[], noise: NoiseScale): readonly WarningMonth[] {
  let [up, down] = [0, 0];
  return gaps.map((gap) => {
    const opening = addMonths(gap.month, -gap.since);
    const level =
      (gap.gap - seasonBetween(noise, opening, gap.month)) /
      Math.sqrt(noise.base + noise.monthly * gap.since);
    if (gap.change !== null) {
      const usual = seasonBetween(noise, addMonths(gap.month, -gap.span), gap.month);
      const score = (gap.change - usual) / Math.sqrt(noise.monthly * gap.span);
      up = Math.max(0, up + score - ALLOWANCE);
      down = Math.max(0, down - score - ALLOWANCE);
    }
    const drift = up >= down ? up : -down;
    const alarms = [
      ...(Math.abs(level) > LEVEL_LIMIT ? (['level'] as const) : []),
      ...(Math.abs(drift) > DRIFT_LIMIT ? (['drift'] as const) : []),
    ];
    const sign = Math.abs(level) > LEVEL_LIMIT ? level : drift;
    return { ...gap, level, drift, alarms, side: alarms.length === 0 ? null : sign > 0 ? 'above' : 'below' };
  });
}
