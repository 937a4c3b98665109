/** A run's draws as means and quantiles of every series. */
import { countQuantiles, numberQuantiles } from '../../num/count-quantiles.ts';
import type { CohortRun } from './run-cohort.ts';

/** Means and quantiles of counts, and of costs where there are any. */
export type CohortSummary = {
  readonly levels: Float64Array;
  /** `[step][series]`. */
  readonly means: Float64Array;
  /** `[step][series][level]`. */
  readonly quantiles: Float64Array;
  /** `[step][cost series]` [pence]. */
  readonly costMeans: Float64Array;
  /** `[step][cost series][level]` [pence]. */
  readonly costQuantiles: Float64Array;
};

/** Summarise a run. @param levels  in any order, each [0..1]; given back ascending. @throws RangeError where a level is not. */
export function summariseCohort(run: CohortRun, levels: readonly number[]): CohortSummary {
  const sorted = Float64Array.from(levels).sort();
  if (!sorted.every((level) => level >= 0 && level <= 1))
    throw new RangeError('A quantile level must lie between 0 and 1');
  const { draws } = run;
  const series = run.counts.length / draws;
  const costs = run.costs.length / draws;
  const summary = {
    levels: sorted,
    means: new Float64Array(series),
    quantiles: new Float64Array(series * sorted.length),
    costMeans: new Float64Array(costs),
    costQuantiles: new Float64Array(costs * sorted.length),
  };
  for (let at = 0; at < series; at++)
    summary.means[at] = countQuantiles(
      run.counts.subarray(at * draws, (at + 1) * draws),
      sorted,
      summary.quantiles,
      at * sorted.length,
    );
  for (let at = 0; at < costs; at++)
    summary.costMeans[at] = numberQuantiles(
      run.costs.subarray(at * draws, (at + 1) * draws),
      sorted,
      summary.costQuantiles,
      at * sorted.length,
    );
  return summary;
}
