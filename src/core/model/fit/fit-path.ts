/** How a flow changes over time as a whole: its trend, its season, and how far whole years fall from what rates expect. */

import { median } from '../../num/quantiles.ts';
import type { FlowPath } from '../cohort/cohort-model.ts';
import type { CohortHistory } from '../history/cohort-history.ts';
import { sumOf } from '../history/cohort-history.ts';
import { findSeams } from '../history/reconcile-history.ts';
import { fitTrend, type LookBackChoice, yearsOf } from './choose-look-back.ts';
import { type FlowName, type FlowPeriod, flowPeriods } from './flow-years.ts';
import { weighPeriods } from './look-backs.ts';
import { rateStrength } from './pool-strength.ts';
import type { Population } from './population.ts';

/**
 * Standard deviation of a year's log deviation that authorities show about their own line, before own data is seen.
 * Requests: 2016 to 2023. Joiners: new plans 2009 to 2023. Leavers: ceased plans 2022 and 2023, change over √2. Movers: as leavers, not published.
 * Assessments: as joiners, for where capacity decides a year's new plans are what it ends.
 * @source Method note 7, table 7.1, from the shared panel of published flows.
 */
export const USUAL_SHOCK: Readonly<Record<FlowName, number>> = {
  requests: 0.14,
  joining: 0.2,
  leaving: 0.25,
  moving: 0.25,
  assessments: 0.2,
};
/** How many own years the usual deviation counts as [years]. */
export const USUAL_COUNTS_AS = 3;
/** What is left of a deviation a year later; published deviations about a line are nearly apart from year to year, those about a level are not. */
const SHOCK_KEPT = 0.5;
/** No flow is surer than this [1]. */
const LEAST_SHOCK = 0.03;
const MONTHS = 12;

/** A path and what it was fitted from. */
export type FittedPath = {
  readonly path: FlowPath;
  /** Own years whose deviation was seen. */
  readonly shockYears: number;
  /** Months of the calendar that the history tells. */
  readonly seasonMonths: number;
};

/** Fit the path of a flow for `years` years ahead. @source Method note 7, equations 7.7 to 7.9. */
export function fitPath(
  history: CohortHistory,
  choice: LookBackChoice,
  population: Population | null,
  years: number,
): FittedPath {
  const { flow, chosen } = choice;
  const periods = flowPeriods(history, flow, population);
  const weights = weighPeriods(history.periods, history.grain, chosen);
  const trend = fitTrend(periods, weights, history.grain);
  const yearsOn = periods.length / history.grain - trend.middle;
  const evidence = weights.reduce((sum, weight, at) => sum + weight * sumOf(periods[at]!.events), 0);
  const level = 1 / (evidence + 1) + (trend.slopeSd * (1 - chosen.trendKept) * yearsOn) ** 2;
  const shock = Math.sqrt(shockVariance(history, choice) + level);
  const season = fitSeason(history, periods);
  const path: FlowPath = {
    trend: Float64Array.from({ length: years }, (_, year) =>
      Math.exp(chosen.trendKept * trend.slope * (yearsOn + year + 0.5)),
    ),
    season: season.season,
    slopeSd: trend.slopeSd,
    shockSd: Math.max(LEAST_SHOCK, shock),
    shockKept: SHOCK_KEPT,
  };
  return { path, shockYears: yearsOf(choice.errors), seasonMonths: season.months };
}

/** Variance of a year's log deviation: the usual one and the flow's own errors of the back-test, less what counting alone gives. */
function shockVariance(history: CohortHistory, { flow, errors }: LookBackChoice): number {
  const usual = USUAL_SHOCK[flow] ** 2;
  const years = errors.reduce((sum, { weight }) => sum + weight, 0);
  const own = errors.reduce(
    (sum, { error, countVariance, weight }) => sum + weight * (error ** 2 - countVariance),
    0,
  );
  const pooled = Math.max(0, (USUAL_COUNTS_AS * usual + own) / (USUAL_COUNTS_AS + years));
  return pooled + (flow === 'leaving' ? seamVariance(history) : 0);
}

/**
 * What the data loses or finds between the closing of one year and the opening of the next, against the leavers of a year:
 * a forecast of stocks meets it too.
 */
function seamVariance(history: CohortHistory): number {
  const leavers = history.periods.reduce((sum, period) => sum + sumOf(period.leavers), 0);
  const years = history.periods.length / history.grain;
  const seams = findSeams(history);
  if (leavers === 0 || seams.length === 0) return 0;
  const square = seams.reduce((sum, { gap }) => sum + gap ** 2, 0) / (seams.length / history.grain);
  return square / (leavers / years) ** 2;
}

/** Multipliers by month of the calendar, shrunk towards 1. @source Method note 7, equation 7.8. */
export function fitSeason(
  history: CohortHistory,
  periods: readonly FlowPeriod[],
): { readonly season: Float64Array; readonly months: number } {
  const season = new Float64Array(MONTHS).fill(1);
  if (history.grain === 1) return { season, months: 0 };
  const events = new Float64Array(MONTHS);
  const exposure = new Float64Array(MONTHS);
  history.periods.forEach(({ start, isComplete }, at) => {
    if (!isComplete) return;
    const month = Number(start.slice(5, 7)) - 1;
    events[month]! += sumOf(periods[at]!.events);
    exposure[month]! += sumOf(periods[at]!.exposure);
  });
  return { season: shrinkSeason(events, exposure), months: exposure.filter((years) => years > 0).length };
}

/**
 * Shrink the rate of each month of the calendar towards that of all, and give them mean 1 over the
 * months that were seen. A month that was never seen is taken to be like the middle one of those: a summer that stands out says
 * nothing of it.
 */
export function shrinkSeason(events: Float64Array, exposure: Float64Array): Float64Array {
  const season = new Float64Array(MONTHS).fill(1);
  const [all, years] = [sumOf(events), sumOf(exposure)];
  if (all === 0 || years === 0) return season;
  const expected = exposure.map((time) => (all / years) * time);
  const strength = rateStrength(events, expected);
  let [sum, seen] = [0, 0];
  for (let month = 0; month < MONTHS; month++) {
    if (!(exposure[month]! > 0)) continue;
    season[month] = (strength + events[month]!) / (strength + expected[month]!);
    sum += season[month]!;
    seen++;
  }
  const mean = sum / seen;
  for (let month = 0; month < MONTHS; month++) if (exposure[month]! > 0) season[month]! /= mean;
  const usual = median(season.filter((_, month) => exposure[month]! > 0));
  for (let month = 0; month < MONTHS; month++) if (!(exposure[month]! > 0)) season[month] = usual;
  return season;
}
