/** A forecast with normal ranges, as the simple methods in use give it. */
import { normalQuantile } from '../../../num/normal-distribution.ts';

/** A forecast of one series: a middle and a spread per year ahead, normal on its own scale. */
export type GaussianPath = {
  /** Whether `centre` and `spread` are of the logarithm of the plans. */
  readonly isLog: boolean;
  /** Middle per year ahead, first year first [plans, or their logarithm]. */
  readonly centre: readonly number[];
  /** Standard deviation per year ahead, on the same scale. */
  readonly spread: readonly number[];
};

/** Forecasts a series of at least one positive yearly count, without gaps, for a number of years. */
export type Rival = (plans: readonly number[], horizon: number) => GaussianPath;

/** Give the quantile of a path at a share (0, 1), `ahead` years on (from 1) [plans]. */
export function pathQuantile(path: GaussianPath, ahead: number, share: number): number {
  const value = path.centre[ahead - 1]! + path.spread[ahead - 1]! * normalQuantile(share);
  return path.isLog ? Math.exp(value) : value;
}

/** Count 1, 2, … up to the horizon. */
export function stepsTo(horizon: number): number[] {
  return Array.from({ length: horizon }, (_, place) => place + 1);
}

/** Give the differences between neighbours; one fewer than the values. */
export function differences(values: readonly number[]): number[] {
  return values.slice(1).map((value, place) => value - values[place]!);
}

/** Give the root of the sum of squares over `freedom`; 0 where there is nothing to divide by. */
export function rootMeanSquare(values: readonly number[], freedom = values.length): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return freedom > 0 ? Math.sqrt(sum / freedom) : 0;
}
