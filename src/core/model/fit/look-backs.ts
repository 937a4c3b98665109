/** Which part of the past a rate is taken from: the bases that are compared, and the weight that each gives to a period. */
import type { CohortHistory, HistoryPeriod } from '../history/cohort-history.ts';

/** A basis for a rate. */
export type LookBack = {
  readonly name: string;
  /** How many of the last years count; null for all [years]. */
  readonly years: number | null;
  /** Weight of a year against the one after it (0..1]. */
  readonly kept: number;
  /** True where the years of the pandemic do not count. */
  readonly skipsPandemic: boolean;
  /** Share of the fitted trend that is carried on [0..1]. */
  readonly trendKept: number;
};

const plain = (name: string, years: number | null): LookBack => ({
  name,
  years,
  kept: 1,
  skipsPandemic: false,
  trendKept: 0,
});

/** Every basis, the usual one first. @source Issue of the forecast, item 3: 1, 2, 3 and 5 years, without the pandemic. */
export const LOOK_BACKS: readonly LookBack[] = [
  plain('all years', null),
  plain('1 year', 1),
  plain('2 years', 2),
  plain('3 years', 3),
  plain('5 years', 5),
  { ...plain('without the pandemic', null), skipsPandemic: true },
  { ...plain('all years, fading', null), kept: 0.7 },
  { ...plain('all years, half the trend', null), trendKept: 0.5 },
];

/** A history of fewer years shows no trend [years]. */
const LEAST_YEARS_OF_TREND = 3;

/** Months of the pandemic: schools closed or in part, assessments suspended. @source Coronavirus Act 2020 notices. */
const PANDEMIC_FROM = '2020-03';
const PANDEMIC_TO = '2021-08';

/**
 * Weigh the periods of a history for a basis.
 * @param periods  oldest first, complete or not.
 * @returns a weight a period [0..1]; 0 for incomplete ones.
 */
export function weighPeriods(
  periods: readonly HistoryPeriod[],
  grain: CohortHistory['grain'],
  lookBack: LookBack,
): Float64Array {
  const weights = new Float64Array(periods.length);
  const last = lastComplete(periods);
  for (let place = 0; place <= last; place++) {
    const period = periods[place]!; // within the periods
    const yearsAgo = Math.floor((last - place) / grain);
    const isWithin = lookBack.years === null || yearsAgo < lookBack.years;
    const isSkipped = lookBack.skipsPandemic && isPandemic(period, grain);
    if (period.isComplete && isWithin && !isSkipped) weights[place] = lookBack.kept ** yearsAgo;
  }
  if (weights.every((weight) => weight === 0) && last >= 0) weights[last] = 1;
  return weights;
}

/** A basis that gives a history the same rates as one before it. */
export type LookBackAlike = { readonly basis: string; readonly as: string };

/**
 * Part the bases in those that give this history another answer than the ones before them, so that each is shown once, and the
 * others, with the one that each is like.
 */
export function partLookBacks({ periods, grain }: CohortHistory): {
  readonly bases: readonly LookBack[];
  readonly alike: readonly LookBackAlike[];
} {
  const seen = new Map<string, string>();
  const bases: LookBack[] = [];
  const alike: LookBackAlike[] = [];
  for (const lookBack of LOOK_BACKS) {
    const trend =
      lookBack.trendKept > 0 && periods.length / grain >= LEAST_YEARS_OF_TREND ? lookBack.trendKept : 0;
    const key = `${[...weighPeriods(periods, grain, lookBack)].join()} ${trend}`;
    const as = seen.get(key);
    if (as === undefined) bases.push(lookBack);
    else alike.push({ basis: lookBack.name, as });
    if (as === undefined) seen.set(key, lookBack.name);
  }
  return { bases, alike };
}

function lastComplete(periods: readonly HistoryPeriod[]): number {
  for (let place = periods.length - 1; place >= 0; place--) if (periods[place]!.isComplete) return place;
  return -1;
}

/** A yearly step belongs to the pandemic where most of it lies in it. */
function isPandemic({ start }: HistoryPeriod, grain: number): boolean {
  if (grain === 12) return start >= PANDEMIC_FROM && start <= PANDEMIC_TO;
  return start.slice(0, 4) === '2020' || start.slice(0, 4) === '2021';
}
