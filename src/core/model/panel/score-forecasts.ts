/** Scores of many forecasts of one method and horizon, each weighted alike, with coverage clustered by origin. */
import { studentQuantile } from '../../num/normal-distribution.ts';
import { type QuantileFunction, rankedProbabilityScore, weightedIntervalScore } from '../../num/scores.ts';

/** One forecast against what came. */
export type Scored = {
  readonly code: string;
  /** The January it was made from. */
  readonly origin: number;
  /** What came [plans], more than 0. */
  readonly actual: number;
  readonly quantile: QuantileFunction;
  /** Mean absolute yearly change of the series up to the origin [plans]; null where there is none. */
  readonly usualChange: number | null;
};

/** How often an interval held, with the interval of that share from origin to origin. */
export type Coverage = {
  /** Share of outcomes inside [0..1]. */
  readonly share: number;
  /** 95 % interval, clustered by origin [0..1]; null with fewer than two origins. */
  readonly low: number | null;
  readonly high: number | null;
};

/** Scores of one method at one horizon. Shares are of the actual count. */
export type MethodScore = {
  /** Mean absolute error of the median over the actual [share]. */
  readonly mape: number;
  /** Mean absolute error over the series' usual yearly change; null where no series has one. */
  readonly mase: number | null;
  /** Weighted interval score over the actual [share]. */
  readonly wis: number;
  /** Continuous ranked probability score over the actual [share]. */
  readonly crps: number;
  /** Mean error of the median over the actual [share]; above 0 is a forecast too high. */
  readonly bias: number;
  readonly coverage: Readonly<Record<'0.5' | '0.8' | '0.95', Coverage>>;
  readonly forecasts: number;
  readonly series: number;
  readonly origins: number;
};

/**
 * Score the forecasts of one method at one horizon; null where there is none.
 * @source Method note 2, section 7.
 */
export function scoreForecasts(forecasts: readonly Scored[]): MethodScore | null {
  if (forecasts.length === 0) return null;
  const errors = forecasts.map((one) => (one.quantile(0.5) - one.actual) / one.actual);
  const scaled = forecasts.flatMap((one) =>
    one.usualChange === null || one.usualChange === 0
      ? []
      : [Math.abs(one.quantile(0.5) - one.actual) / one.usualChange],
  );
  return {
    mape: mean(errors.map(Math.abs)),
    mase: scaled.length === 0 ? null : mean(scaled),
    wis: mean(forecasts.map((one) => weightedIntervalScore(one.actual, one.quantile) / one.actual)),
    crps: mean(forecasts.map((one) => rankedProbabilityScore(one.actual, one.quantile) / one.actual)),
    bias: mean(errors),
    coverage: {
      '0.5': coverageOf(forecasts, 0.5),
      '0.8': coverageOf(forecasts, 0.8),
      '0.95': coverageOf(forecasts, 0.95),
    },
    forecasts: forecasts.length,
    series: new Set(forecasts.map((one) => one.code)).size,
    origins: new Set(forecasts.map((one) => one.origin)).size,
  };
}

/**
 * Count how often the central interval held. Authorities err together within one origin, so the interval of the
 * share is over origins, not over forecasts.
 */
function coverageOf(forecasts: readonly Scored[], inside: number): Coverage {
  const byOrigin = new Map<number, { held: number; count: number }>();
  let held = 0;
  for (const one of forecasts) {
    const group = byOrigin.get(one.origin) ?? { held: 0, count: 0 };
    const low = one.quantile((1 - inside) / 2);
    const high = one.quantile((1 + inside) / 2);
    if (low <= one.actual && one.actual <= high) {
      group.held++;
      held++;
    }
    group.count++;
    byOrigin.set(one.origin, group);
  }
  const share = held / forecasts.length;
  const groups = [...byOrigin.values()];
  if (groups.length < 2) return { share, low: null, high: null };
  // Linearised ratio of sums: each origin counts with as many forecasts as it has.
  const usual = forecasts.length / groups.length;
  const spread = groups.reduce((sum, group) => sum + ((group.held - share * group.count) / usual) ** 2, 0);
  const error = Math.sqrt(spread / (groups.length - 1) / groups.length);
  const reach = studentQuantile(0.975, groups.length - 1) * error;
  return { share, low: Math.max(0, share - reach), high: Math.min(1, share + reach) };
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
