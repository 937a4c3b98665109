/** Mean and quantiles of an amount over the draws. */
import { quantileOfSorted } from '../num/quantiles.ts';
import type { Spread } from './chances.ts';

/** Summarise, rounded to whole pence. @param levels  ascending [0..1]. */
export function spreadOf(values: Float64Array, levels: readonly number[]): Spread {
  const sorted = values.slice().sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mean: Math.round(mean),
    quantiles: levels.map((level) => Math.round(quantileOfSorted(sorted, level))),
  };
}
