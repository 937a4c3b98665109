/** Scores of many forecasts of one method and horizon, each weighted alike, with coverage clustered by origin. */
import { type ClusteredShare, clusteredShare } from '../../num/clustered-share.ts';
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
  readonly coverage: Readonly<Record<'0.5' | '0.8' | '0.95', ClusteredShare>>;
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

function coverageOf(forecasts: readonly Scored[], inside: number): ClusteredShare {
  return clusteredShare(
    forecasts.map(({ origin, quantile, actual }) => ({
      group: origin,
      held: quantile((1 - inside) / 2) <= actual && actual <= quantile((1 + inside) / 2),
    })),
  );
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
