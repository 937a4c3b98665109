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

/** The central ranges whose holding is counted, by the share inside. */
const INSIDE = { '0.5': 0.5, '0.8': 0.8, '0.95': 0.95 } as const;
type Inside = keyof typeof INSIDE;

/** One forecast judged; shares are of the actual count. */
export type Judged = Pick<Scored, 'code' | 'origin'> & {
  /** Median less actual over actual [share]. */
  readonly error: number;
  /** Absolute error over the usual yearly change; null where there is none. */
  readonly scaled: number | null;
  readonly wis: number;
  readonly crps: number;
  /** Whether the outcome lay in the range. */
  readonly held: Readonly<Record<Inside, boolean>>;
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
  readonly coverage: Readonly<Record<Inside, ClusteredShare>>;
  readonly forecasts: number;
  readonly series: number;
  readonly origins: number;
  /** The same of each origin by itself, ascending. */
  readonly byOrigin: readonly OriginScore[];
};

/** Scores of the forecasts from one origin; shares as above. */
export type OriginScore = {
  readonly origin: number;
  readonly forecasts: number;
  readonly mape: number;
  readonly wis: number;
  /** Share of outcomes in the central 80 % and 95 % ranges [0..1]. */
  readonly held80: number;
  readonly held95: number;
};

export type HorizonScore = MethodScore & { readonly horizon: number };

/** One method's scores, a row for each horizon that could be checked. */
export type MethodScores = {
  readonly method: string;
  readonly name: string;
  readonly horizons: readonly HorizonScore[];
};

/** Judge one forecast. @source Method note 2, section 7. */
export function judgeForecast({ code, origin, actual, quantile, usualChange }: Scored): Judged {
  const error = (quantile(0.5) - actual) / actual;
  const holds = (inside: number): boolean =>
    quantile((1 - inside) / 2) <= actual && actual <= quantile((1 + inside) / 2);
  return {
    code,
    origin,
    error,
    scaled: usualChange === null || usualChange === 0 ? null : (Math.abs(error) * actual) / usualChange,
    wis: weightedIntervalScore(actual, quantile) / actual,
    crps: rankedProbabilityScore(actual, quantile) / actual,
    held: { '0.5': holds(INSIDE['0.5']), '0.8': holds(INSIDE['0.8']), '0.95': holds(INSIDE['0.95']) },
  };
}

/**
 * Score the forecasts of one method at one horizon; null where there is none.
 * @source Method note 2, section 7.
 */
export function scoreForecasts(forecasts: readonly Judged[]): MethodScore | null {
  if (forecasts.length === 0) return null;
  const scaled = forecasts.flatMap((one) => (one.scaled === null ? [] : [one.scaled]));
  const origins = [...Map.groupBy(forecasts, (one) => one.origin)].sort(([one], [other]) => one - other);
  return {
    mape: meanOf(forecasts, (one) => Math.abs(one.error)),
    mase: scaled.length === 0 ? null : meanOf(scaled, (one) => one),
    wis: meanOf(forecasts, (one) => one.wis),
    crps: meanOf(forecasts, (one) => one.crps),
    bias: meanOf(forecasts, (one) => one.error),
    coverage: {
      '0.5': coverageOf(forecasts, '0.5'),
      '0.8': coverageOf(forecasts, '0.8'),
      '0.95': coverageOf(forecasts, '0.95'),
    },
    forecasts: forecasts.length,
    series: new Set(forecasts.map((one) => one.code)).size,
    origins: origins.length,
    byOrigin: origins.map(([origin, group]) => ({
      origin,
      forecasts: group.length,
      mape: meanOf(group, (one) => Math.abs(one.error)),
      wis: meanOf(group, (one) => one.wis),
      held80: meanOf(group, (one) => Number(one.held['0.8'])),
      held95: meanOf(group, (one) => Number(one.held['0.95'])),
    })),
  };
}

/** Count how often the central interval held, clustered by origin: authorities err together within one. */
function coverageOf(judged: readonly Judged[], inside: Inside): ClusteredShare {
  return clusteredShare(judged.map(({ origin, held }) => ({ group: origin, held: held[inside] })));
}

function meanOf<T>(items: readonly T[], read: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum += read(item);
  return sum / items.length;
}
