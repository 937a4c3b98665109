/** How far a series strays from a plan that holds, judged from what was known before the plan began. */
import { addMonths, type Month } from '../base/time.ts';
import { estimateSeason, freedomOf, type Season, type Step, shareLeftOut } from './season.ts';
import { monthsBetween, startOf, type WatchedSeries } from './watched-series.ts';

/**
 * Plans that come or go in a month as a share of the caseload: England 2023 had 84,428 new and 39,419 ceased plans on
 * 517,048 in January, a twelfth of 24 % a month.
 * @source SEN2 2024 and 2025 releases: newplans, ceased_plans, caseload.
 */
const USUAL_TURNOVER = 0.02;
/** Months differ by more than chance alone: twice the variance of chance. @source Method note 8, section 2. */
const OVERDISPERSION = 2;
/** Good and bad months come in runs: what a first-order correlation of one half does to the spread of sums. */
const RUNS = 3;
/** Uncertainty of a stock's count [share]: half of the 2.1 % by which authorities' books of flows and stocks differ. */
const COUNT_SPREAD = 0.01;
/** What is left of it where two years of history show the season apart [share]. */
const COUNT_SPREAD_BARE = 0.005;
/** Swing of a flow's running sum by season, where the season is not known [months of the flow]. */
const FLOW_SWING = 0.5;
/** Months of evidence that the usual scale counts for, and the fewest changes that count as history at all. */
const PRIOR_MONTHS = 12;
const LEAST_HISTORY = 6;
/** History is read this far back [months]. */
const LOOK_BACK = 36;

/** The noise of a series on plan. */
export type NoiseScale = {
  /** Variance that each month adds to the gap, runs of months among it [count²/month]. */
  readonly monthly: number;
  /** Variance of the gap in any one month that does not add up: counting, late records, a season not known [count²]. */
  readonly base: number;
  /** Changes of months that it was estimated from, 0 where the usual scale stands alone. */
  readonly history: number;
  /** What each calendar month adds that the agreed trajectory leaves out [count], January first; null where not known. */
  readonly season: readonly number[] | null;
};

/**
 * Estimate the noise from the actuals before the agreed trajectory began, and from nothing later. With few of them the
 * usual scale of authorities counts most.
 * @throws RangeError where the series has no agreed trajectory: the caller's fault.
 * @source Method note 8, section 2.
 */
export function estimateNoise(series: WatchedSeries): NoiseScale {
  const start = startOf(series);
  if (start === null) throw new RangeError('A series without an agreed trajectory has no noise scale');
  const level = Math.max(1, series.agreed.get(start) ?? 1);
  const steps = stepsBefore(series, start);
  const season = estimateSeason(steps);
  const own = spreadOf(steps, season);
  const usual = OVERDISPERSION * RUNS * level * (series.kind === 'stock' ? USUAL_TURNOVER : 1);
  const leftOut = season === null ? 0 : shareLeftOut(season, agreedSteps(series));
  return {
    monthly:
      own === null
        ? usual
        : (PRIOR_MONTHS * usual + own.freedom * own.variance) / (PRIOR_MONTHS + own.freedom),
    base: baseShare(series, season !== null) ** 2 * level ** 2,
    history: own === null ? 0 : steps.length,
    season: season === null ? null : season.pattern.map((value) => value * leftOut),
  };
}

function baseShare({ kind }: WatchedSeries, isSeasonKnown: boolean): number {
  if (kind === 'flow') return isSeasonKnown ? 0 : FLOW_SWING;
  return isSeasonKnown ? COUNT_SPREAD_BARE : COUNT_SPREAD;
}

function calendarOf(month: Month): number {
  return Number(month.slice(5)) - 1;
}

function stepsBefore({ kind, actual }: WatchedSeries, start: Month): readonly Step[] {
  const steps: Step[] = [];
  for (let back = LOOK_BACK; back >= 1; back--) {
    const month = addMonths(start, -back);
    const now = actual.get(month);
    const before = kind === 'flow' ? 0 : actual.get(addMonths(month, -1));
    if (now !== undefined && before !== undefined)
      steps.push({ calendar: calendarOf(month), value: now - before });
  }
  return steps;
}

function agreedSteps({ kind, agreed }: WatchedSeries): readonly Step[] {
  return [...agreed].flatMap(([month, value]) => {
    const before = kind === 'flow' ? 0 : agreed.get(addMonths(month, -1));
    return before === undefined ? [] : [{ calendar: calendarOf(month), value: value - before }];
  });
}

/** Sum the season that the agreed trajectory leaves out over the months after `from` up to `to` [count]; 0 where it is not known. */
export function seasonBetween({ season }: NoiseScale, from: Month, to: Month): number {
  if (season === null) return 0;
  let sum = 0;
  for (let ahead = 1; ahead <= monthsBetween(from, to); ahead++)
    sum += season[calendarOf(addMonths(from, ahead))] ?? 0;
  return sum;
}

/** Variance that each month adds [count²/month], with its degrees of freedom; null where there are too few steps to tell. */
function spreadOf(
  steps: readonly Step[],
  season: Season | null,
): { readonly variance: number; readonly freedom: number } | null {
  if (steps.length < LEAST_HISTORY) return null;
  const middle = steps.reduce((sum, { value }) => sum + value, 0) / steps.length;
  const rest = steps.map(({ calendar, value }) => value - middle - (season?.pattern[calendar] ?? 0));
  const freedom = freedomOf(steps.length, season);
  const squares = rest.reduce((sum, value) => sum + value * value, 0);
  // The season itself is only estimated: what it errs by is in every month to come.
  const errs = season === null ? 1 : 1 + season.kept / season.perMonth;
  return { variance: (squares / freedom) * runsOf(rest, squares) * errs, freedom };
}

/** How much more sums spread than single months, from the correlation of neighbours, drawn towards one half. */
function runsOf(rest: readonly number[], squares: number): number {
  let neighbours = 0;
  for (let at = 1; at < rest.length; at++) neighbours += (rest[at] ?? 0) * (rest[at - 1] ?? 0);
  const own = squares === 0 ? 0 : neighbours / squares;
  const drawn = (PRIOR_MONTHS * 0.5 + rest.length * own) / (PRIOR_MONTHS + rest.length);
  const correlation = Math.min(0.8, Math.max(0, drawn));
  return (1 + correlation) / (1 - correlation);
}
