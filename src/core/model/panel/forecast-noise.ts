/** How wrong such forecasts have been: past errors, and what of them all authorities shared. */
import { studentQuantile } from '../../num/normal-distribution.ts';
import { median, systematicSample, type Weighted } from '../../num/quantiles.ts';
import type { CentralForecast } from './central-forecast.ts';
import { type PanelView, remember } from './panel-view.ts';

/** One forecast that could have been made and checked, in logs: actual minus forecast. */
type PastError = { readonly error: number; readonly smallness: number };

/** The two parts of an error, each as evenly spaced quantiles, ascending, for an authority of middle size. */
export type ForecastNoise = {
  /** Give `count` quantiles of an authority's own error over `reach` years, as seen from January `origin` [log plans]. */
  readonly ownErrors: (origin: number, reach: number, count: number) => Float64Array;
  /** Give `count` quantiles of the error that all share `horizon` years on, as seen from January `origin` [log plans]. */
  readonly sharedErrors: (origin: number, horizon: number, count: number) => Float64Array;
  /** Give how much noisier than one of middle size an authority of `size` plans is: multiply both parts by it. */
  readonly scaleOf: (origin: number, size: number) => number;
};

/** What an error a year older counts for. */
const KEPT_PER_YEAR = 0.9;
/** Horizons with fewer past origins than this borrow from the longest that has as many. */
const ENOUGH_ORIGINS = 3;
/** How the spread grows where it must be borrowed: horizon to this power. */
const OWN_GROWTH = 0.75;
const SHARED_GROWTH = 1.1;
/** Where the panel is too small to tell: spread one year ahead, and what that belief counts for. */
const PRIOR_OWN = { spread: 0.05, rows: 15, freedom: 4 } as const;
/** How many authorities make the shared part of an origin's errors half believed. */
const SHARED_BELIEF = 5;
/** Rounds in which the spread of the shared errors settles. */
const ROUNDS = 50;
/** Candidates for the extra noise of an authority of middle size over a very large one [variance ratio]. */
const SMALL_NOISE = [0, 0.1, 0.2, 0.4, 0.8, 1.6];

/** Learn from past errors. What is asked for an origin depends on figures up to it only. @source Method note 2, 2.5 to 2.8. */
export function forecastNoise(view: PanelView, central: CentralForecast): ForecastNoise {
  const errorsOf = remember((start) => remember((horizon) => pastErrors(view, central, start, horizon)));
  const smallNoiseAt = remember((origin) => {
    const groups: PastError[][] = [];
    for (let start = view.firstYear + 1; start < origin; start++) groups.push(errorsOf(start)(1));
    return fitSmallNoise(groups);
  });
  const pastAt = remember((origin) =>
    remember((horizon) => {
      const known = Math.max(1, Math.min(horizon, origin - view.firstYear - ENOUGH_ORIGINS));
      const own: Weighted[] = priorPoints(known);
      const shared: Weighted[] = [];
      for (let start = view.firstYear + 1; start + known <= origin; start++) {
        const weight = KEPT_PER_YEAR ** (origin - known - start);
        const parts = splitErrors(errorsOf(start)(known), smallNoiseAt(origin));
        for (const value of parts.own) own.push({ value, weight });
        shared.push({ value: parts.shared, weight: weight * parts.belief });
      }
      return { known, own, shared };
    }),
  );
  return {
    ownErrors: (origin, reach, count) => {
      const { known, own } = pastAt(origin)(reach);
      const stretch = (reach / known) ** OWN_GROWTH;
      return systematicSample(own, count, 0.5).map((error) => stretch * error);
    },
    sharedErrors: (origin, horizon, count) => {
      const { known, shared } = pastAt(origin)(horizon);
      const { sharedBelief: belief, sharedFreedom: freedom } = view.shape;
      const believed = { value: belief.spread * known ** SHARED_GROWTH, weight: belief.origins };
      const spread = spreadOf([...shared, believed], freedom) * (horizon / known) ** SHARED_GROWTH;
      return Float64Array.from(
        { length: count },
        (_, place) => spread * studentQuantile((place + 0.5) / count, freedom),
      );
    },
    scaleOf: (origin, size) => scaleAt(smallNoiseAt(origin), smallnessOf(view, size, origin)),
  };
}

function pastErrors(view: PanelView, central: CentralForecast, start: number, horizon: number): PastError[] {
  return view.teachers.flatMap((authority) => {
    const actual = authority.logs.get(start + horizon);
    if (actual === undefined || !authority.logs.has(start)) return [];
    const centre = central.at(authority, start, horizon);
    return centre === null
      ? []
      : [{ error: actual - centre.log, smallness: smallnessOf(view, centre.size, start) }];
  });
}

type SplitErrors = { readonly own: number[]; readonly shared: number; readonly belief: number };

/** How small an authority is beside the middle one; errors fall more slowly with size than those of counts would. */
function smallnessOf(view: PanelView, size: number, year: number): number {
  return (view.middleSize(year) / size) ** view.shape.sizePower;
}

function scaleAt(smallNoise: number, smallness: number): number {
  return Math.sqrt((1 + smallNoise * smallness) / (1 + smallNoise));
}

/** Part one origin's errors into what all authorities shared and what was each one's own, both at middle size. */
function splitErrors(errors: readonly PastError[], smallNoise: number): SplitErrors {
  if (errors.length === 0) return { own: [], shared: 0, belief: 0 };
  const scaled = errors.map((past) => past.error / scaleAt(smallNoise, past.smallness));
  const belief = errors.length / (errors.length + SHARED_BELIEF);
  const shared = median(scaled) * belief;
  return { own: scaled.map((error) => error - shared), shared, belief };
}

/** Find the scale of Student's t about zero under which the errors are likeliest (a rare large one widens it little). */
function spreadOf(errors: readonly Weighted[], freedom: number): number {
  let square = 0;
  let total = 0;
  for (const { value, weight } of errors) {
    square += weight * value * value;
    total += weight;
  }
  square /= total;
  for (let round = 0; round < ROUNDS; round++) {
    let next = 0;
    for (const { value, weight } of errors)
      next += (weight * value * value * (freedom + 1)) / (freedom + (value * value) / square);
    square = next / total;
  }
  return Math.sqrt(square);
}

/** Choose the extra noise of small authorities under which the errors look most alike (double exponential likelihood). */
function fitSmallNoise(groups: readonly (readonly PastError[])[]): number {
  let best = { noise: SMALL_NOISE[2]!, cost: Number.POSITIVE_INFINITY };
  for (const noise of SMALL_NOISE) {
    let size = 0;
    let count = 0;
    let logs = 0;
    for (const group of groups) {
      for (const error of splitErrors(group, noise).own) size += Math.abs(error);
      for (const past of group) logs += Math.log(scaleAt(noise, past.smallness));
      count += group.length;
    }
    if (count < PRIOR_OWN.rows || size === 0) continue;
    const cost = count * Math.log(size / count) + logs;
    if (cost < best.cost) best = { noise, cost };
  }
  return best.noise;
}

function priorPoints(horizon: number): Weighted[] {
  const points = 30;
  return Array.from({ length: points }, (_, place) => ({
    value:
      PRIOR_OWN.spread *
      horizon ** OWN_GROWTH *
      studentQuantile((place + 0.5) / points, PRIOR_OWN.freedom) *
      Math.SQRT1_2, // a t with four degrees of freedom has variance two
    weight: PRIOR_OWN.rows / points,
  }));
}
