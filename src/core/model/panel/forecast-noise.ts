/** How wrong such forecasts have been: past errors, what of them all authorities shared, and a sample to draw from. */
import { studentQuantile } from '../../num/normal-distribution.ts';
import { median, systematicSample, type Weighted } from '../../num/quantiles.ts';
import { createStream, shuffle } from '../../num/random.ts';
import type { CentralForecast } from './central-forecast.ts';
import { type PanelView, remember } from './panel-view.ts';

/** One forecast that could have been made and checked, in logs: actual minus forecast. */
type PastError = { readonly error: number; readonly smallness: number };

/** What chance is drawn from. */
export type Chance = { readonly seed: number; readonly draws: number };

export type ForecastNoise = {
  /**
   * Give `draws` errors of a forecast `horizon` years on, as seen from January `origin`, for an authority far larger
   * than the middle one: multiply by `scaleOf`. Ascending; the same for every authority, so a sum over authorities
   * keeps the shock they share.
   */
  readonly sample: (origin: number, horizon: number, chance: Chance) => Float64Array;
  /** Give how much noisier than a very large authority one of `size` plans is. */
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
const PRIOR_SHARED = { spread: 0.02, origins: 2 } as const;
/** How many authorities make the shared part of an origin's errors half believed. */
const SHARED_BELIEF = 5;
/** Candidates for the extra noise of an authority of middle size over a very large one [variance ratio]. */
const SMALL_NOISE = [0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6];

/** @source Method note 2, equations 2.5 to 2.8. */
export function forecastNoise(view: PanelView, central: CentralForecast): ForecastNoise {
  const errorsOf = remember((start) => remember((horizon) => pastErrors(view, central, start, horizon)));
  const smallNoiseAt = remember((origin) => {
    const groups: PastError[][] = [];
    for (let start = view.firstYear + 1; start < origin; start++) groups.push(errorsOf(start)(1));
    return fitSmallNoise(groups);
  });
  const scaleOf = (origin: number, size: number): number =>
    Math.sqrt(1 + (smallNoiseAt(origin) * view.middleSize(origin)) / size);

  const sample = (origin: number, horizon: number, chance: Chance): Float64Array => {
    const known = Math.min(horizon, origin - view.firstYear - ENOUGH_ORIGINS);
    const from = Math.max(1, known);
    const own: Weighted[] = priorPoints(from);
    let sharedSquare = PRIOR_SHARED.origins * (PRIOR_SHARED.spread * from ** SHARED_GROWTH) ** 2;
    let sharedWeight: number = PRIOR_SHARED.origins;
    for (let start = view.firstYear + 1; start + from <= origin; start++) {
      const weight = KEPT_PER_YEAR ** (origin - from - start);
      const parts = splitErrors(errorsOf(start)(from), smallNoiseAt(origin));
      for (const value of parts.own) own.push({ value, weight });
      sharedSquare += weight * parts.belief * parts.shared ** 2;
      sharedWeight += weight * parts.belief;
    }
    return mixParts(
      own,
      { spread: Math.sqrt(sharedSquare / sharedWeight), freedom: Math.max(3, sharedWeight) },
      { own: (horizon / from) ** OWN_GROWTH, shared: (horizon / from) ** SHARED_GROWTH },
      chance,
      horizon,
    );
  };
  return { sample, scaleOf };
}

function pastErrors(view: PanelView, central: CentralForecast, start: number, horizon: number): PastError[] {
  const middle = view.middleSize(start);
  return view.authorities.flatMap((authority) => {
    const actual = authority.logs.get(start + horizon);
    if (actual === undefined || !authority.logs.has(start)) return [];
    const centre = central.at(authority, start, horizon);
    return centre === null ? [] : [{ error: actual - centre.log, smallness: middle / centre.size }];
  });
}

type SplitErrors = { readonly own: number[]; readonly shared: number; readonly belief: number };

/** Part one origin's errors into what all authorities shared and what was each one's own, both at very large size. */
function splitErrors(errors: readonly PastError[], smallNoise: number): SplitErrors {
  if (errors.length === 0) return { own: [], shared: 0, belief: 0 };
  const scaled = errors.map((past) => past.error / Math.sqrt(1 + smallNoise * past.smallness));
  const belief = errors.length / (errors.length + SHARED_BELIEF);
  const shared = median(scaled) * belief;
  return { own: scaled.map((error) => error - shared), shared, belief };
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
      for (const past of group) logs += 0.5 * Math.log(1 + noise * past.smallness);
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

/** Add own and shared parts in an order that chance mixes; each part is spread evenly over its distribution. */
function mixParts(
  own: readonly Weighted[],
  shared: { readonly spread: number; readonly freedom: number },
  stretch: { readonly own: number; readonly shared: number },
  chance: Chance,
  horizon: number,
): Float64Array {
  const stream = createStream(chance.seed, 'panel', horizon);
  const order = shuffle(
    stream,
    Array.from({ length: chance.draws }, (_, place) => place),
  );
  const ownParts = systematicSample(own, chance.draws, 0.5);
  return ownParts
    .map((part, place) => {
      const share = (order[place]! + 0.5) / chance.draws;
      return stretch.own * part + stretch.shared * shared.spread * studentQuantile(share, shared.freedom);
    })
    .sort();
}
