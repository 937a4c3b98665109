/** Vintages against what came: error, score and place of each outcome in its forecast. */
import type { Month } from '../base/time.ts';
import { createStream } from '../num/random.ts';
import { weightedIntervalScore } from '../num/scores.ts';
import { type ForecastCurve, forecastCurve } from './forecast-curve.ts';
import type { Vintage, VintageKind } from './vintage.ts';
import { monthsBetween } from './watched-series.ts';

/** The central ranges that are counted, as the share inside. */
export const RANGES = ['0.5', '0.8', '0.95'] as const;
export type RangeLevel = (typeof RANGES)[number];

/** One forecast month that has come. */
export type ScoredForecast = {
  readonly vintage: string;
  readonly kind: VintageKind;
  readonly series: string;
  readonly origin: Month;
  readonly period: Month;
  /** Months from origin to period. */
  readonly ahead: number;
  readonly actual: number;
  readonly median: number;
  /** Median less actual; above 0 is a forecast too high. */
  readonly error: number;
  /** Weighted interval score in the vintage's unit; null where its levels do not reach the 95 % range. */
  readonly wis: number | null;
  /** Absolute error of carrying on the last actual before the origin; null where it is not known. */
  readonly naiveError: number | null;
  /** Share of the forecast below the outcome [0..1], for counts at a point within the outcome drawn by chance. */
  readonly pit: number;
  /** Whether each central range held; null where the stored levels do not reach it. */
  readonly held: Readonly<Record<RangeLevel, boolean | null>>;
  /** What the model's own 80 % range would have to be multiplied by to just hold; null where it is not stored. */
  readonly needed: number | null;
};

/** What has come of each series, by month. A month without a figure is not in the map. */
export type Outcomes = ReadonlyMap<string, ReadonlyMap<Month, number>>;

/**
 * Score every step whose outcome is known and lies after the origin. An unreadable set of quantiles is left out.
 * Chance decides only where within a whole number an outcome stands; it comes from the vintage's id and period.
 * @source Method note 8, section 7; the weighted interval score is that of method note 2, equation 2.9.
 */
export function scoreVintages(vintages: readonly Vintage[], outcomes: Outcomes): readonly ScoredForecast[] {
  return vintages.flatMap((vintage) =>
    vintage.steps.flatMap((step): ScoredForecast[] => {
      const actual = outcomes.get(vintage.series)?.get(step.period);
      const curve = forecastCurve(step);
      if (actual === undefined || curve === null || step.period <= vintage.origin) return [];
      return [scoreStep(vintage, step.period, { actual, curve, outcomes })];
    }),
  );
}

function scoreStep(
  vintage: Vintage,
  period: Month,
  {
    actual,
    curve,
    outcomes,
  }: { readonly actual: number; readonly curve: ForecastCurve; readonly outcomes: Outcomes },
): ScoredForecast {
  const median = curve.quantile(0.5);
  const last = outcomes.get(vintage.series)?.get(vintage.origin);
  const held = (level: RangeLevel): boolean | null => {
    const outside = (1 - Number(level)) / 2;
    if (!reaches(curve, outside)) return null;
    return curve.quantile(outside) <= actual && actual <= curve.quantile(1 - outside);
  };
  return {
    vintage: vintage.id,
    kind: vintage.kind,
    series: vintage.series,
    origin: vintage.origin,
    period,
    ahead: monthsBetween(vintage.origin, period),
    actual,
    median,
    error: median - actual,
    wis: reaches(curve, 0.025) ? weightedIntervalScore(actual, curve.quantile) : null,
    naiveError: last === undefined ? null : Math.abs(last - actual),
    pit: pitOf(vintage, period, actual, curve),
    held: { '0.5': held('0.5'), '0.8': held('0.8'), '0.95': held('0.95') },
    needed: neededFactor(vintage, actual, curve),
  };
}

/** Levels are text and halves of shares are rounded: a hair's breadth is let pass. */
function reaches({ from, to }: ForecastCurve, outside: number): boolean {
  return from <= outside + 1e-9 && to >= 1 - outside - 1e-9;
}

function pitOf({ id, isCount }: Vintage, period: Month, actual: number, { share }: ForecastCurve): number {
  if (!isCount) return share(actual);
  const [below, upTo] = [share(actual - 0.5), share(actual + 0.5)];
  return below + createStream('pit', id, period).next() * (upTo - below);
}

/** The largest factor told of: beyond it a range was not narrow but about something else. */
const LARGEST = 10;

function neededFactor({ rangeFactor }: Vintage, actual: number, curve: ForecastCurve): number | null {
  if (!reaches(curve, 0.1)) return null;
  const median = curve.quantile(0.5);
  const reach = actual >= median ? curve.quantile(0.9) - median : median - curve.quantile(0.1);
  const distance = Math.abs(actual - median);
  if (distance === 0) return 0;
  return Math.min(LARGEST, reach === 0 ? LARGEST : (distance / reach) * rangeFactor);
}
