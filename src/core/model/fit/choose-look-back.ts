/** Which basis a flow's rate is taken from: each is scored on what came after it, and the choice says why. */

import { normalQuantile } from '../../num/normal-distribution.ts';
import { weightedIntervalScore } from '../../num/scores.ts';
import type { CohortHistory } from '../history/cohort-history.ts';
import { type FlowName, type FlowPeriod, flowPeriods } from './flow-years.ts';
import { LOOK_BACKS, type LookBack, partLookBacks, weighPeriods } from './look-backs.ts';
import type { Population } from './population.ts';

/** A basis with its score in the back-test. */
export type LookBackScore = {
  readonly basis: string;
  /** Mean weighted interval score over the mean absolute count, lower is better; null where nothing could be scored. */
  readonly score: number | null;
  /** Mean of (actual - forecast) / actual. */
  readonly bias: number | null;
  /** Years ahead that were scored. */
  readonly origins: number;
};

/** A choice with its reason. */
export type LookBackChoice = {
  readonly flow: FlowName;
  readonly chosen: LookBack;
  readonly reason: string;
  /** Set where the chosen basis is not the best of the back-test. */
  readonly warning: string | null;
  readonly scores: readonly LookBackScore[];
  /** Log errors of the chosen basis one year ahead, oldest first: ln(actual / forecast), each with the variance that counting alone gives. */
  readonly errors: readonly YearError[];
};

/** One forecast of a year against what came. Years that overlap count in part, so that together they weigh what they span. */
export type YearError = {
  readonly error: number;
  readonly countVariance: number;
  /** (0..1] */
  readonly weight: number;
};

/**
 * The basis that stands where the back-test does not choose another; all years where none is named. Where capacity decides, what an office
 * ended in its last year tells more than years when it was smaller.
 * @source Method note 7, section 4: median error of a year's new plans from the last year 18 %, from four years 27 %.
 */
const USUAL_BASIS: Partial<Record<FlowName, string>> = { assessments: '1 year' };

/** Why nothing could be scored where the history is long enough. */
export const NOTHING_TOLD = 'the history tells none of these events, so there is nothing to score';

/** Spread of a year's flow about its forecast beyond counting, for scoring alone: all bases get the same. */
const SPREAD = 0.15;
/** Months between origins, where periods are months. */
const MONTHS_APART = 3;
/** A basis takes the place of all years only where it is better by this much, over at least this many years ahead. */
const CLEARLY_BETTER = 0.05;
/** Where published figures name the basis, another must be better by as much as there the last year is than the last two. */
const BETTER_THAN_NAMED = 0.15;
const LEAST_ORIGINS = 3;

/**
 * Score every basis by rolling origin, one year ahead, and choose.
 * @param asked  name of a basis that a person chose; null to let the back-test choose.
 * @throws RangeError where no basis has the name that was asked for.
 * @source Method note 7, section 4.
 */
export function chooseLookBack(
  history: CohortHistory,
  flow: FlowName,
  population: Population | null,
  asked: string | null,
): LookBackChoice {
  const periods = flowPeriods(history, flow, population);
  const { bases } = partLookBacks(history);
  const tested = bases.map((basis) => ({ basis, ...backTest(history, periods, basis) }));
  const scores = tested.map(({ basis, score, bias, errors }) => ({
    basis: basis.name,
    score,
    bias,
    origins: yearsOf(errors),
  }));
  const best = tested.reduce((a, b) => ((b.score ?? Infinity) < (a.score ?? Infinity) ? b : a));
  const usual = tested.find(({ basis }) => basis.name === USUAL_BASIS[flow]) ?? tested[0]!; // all years are always there
  if (asked !== null) {
    const own = tested.find(({ basis }) => basis.name === asked) ?? testAlone(history, periods, asked);
    const isWorse = (own.score ?? Infinity) > (best.score ?? Infinity);
    const warning = isWorse ? worseThan(own.basis.name, own.score, best.basis.name, best.score) : null;
    return { flow, chosen: own.basis, reason: 'asked for', warning, scores, errors: own.errors };
  }
  const clearly = USUAL_BASIS[flow] === undefined ? CLEARLY_BETTER : BETTER_THAN_NAMED;
  const isTold = periods.some(({ events }) => total(events) > 0);
  const { kept, reason } = isTold ? decide(usual, best, clearly) : { kept: usual, reason: NOTHING_TOLD };
  const warning = kept === best ? null : worseThan(kept.basis.name, kept.score, best.basis.name, best.score);
  return { flow, chosen: kept.basis, reason, warning, scores, errors: kept.errors };
}

/** A basis that gives this history the same answer as one before it is not listed, and can be asked for all the same. */
function testAlone(history: CohortHistory, periods: readonly FlowPeriod[], name: string): Tested {
  const basis = LOOK_BACKS.find((one) => one.name === name);
  if (basis === undefined) throw new RangeError(`No basis is called ${name}`);
  return { basis, ...backTest(history, periods, basis) };
}

type Tested = {
  readonly basis: LookBack;
  readonly score: number | null;
  readonly bias: number | null;
  readonly errors: LookBackChoice['errors'];
};

function decide(
  usual: Tested,
  best: Tested,
  clearly: number,
): { readonly kept: Tested; readonly reason: string } {
  const origins = yearsOf(usual.errors);
  if (usual.score === null || best.score === null)
    return { kept: usual, reason: `the history is too short to score a year ahead, so ${whatCounts(usual)}` };
  if (best === usual) return { kept: usual, reason: `best of the back-test over ${origins} years ahead` };
  if (origins < LEAST_ORIGINS)
    return {
      kept: usual,
      reason: `only ${origins} years ahead could be scored, too few to choose by, so ${whatCounts(usual)}`,
    };
  if (best.score > (1 - clearly) * usual.score)
    return { kept: usual, reason: `no other basis is better by ${100 * clearly} % in the back-test` };
  return { kept: best, reason: `best of the back-test over ${origins} years ahead` };
}

function whatCounts({ basis }: Tested): string {
  return basis.name === '1 year'
    ? 'the last year counts, as it foretold the next one best in the published figures of all authorities'
    : 'all of the history counts';
}

/** Years that errors span together. */
export function yearsOf(errors: readonly YearError[]): number {
  return Math.floor(errors.reduce((sum, { weight }) => sum + weight, 0) + 1e-9);
}

function worseThan(
  name: string,
  score: number | null,
  bestName: string,
  bestScore: number | null,
): string | null {
  if (score === null || bestScore === null) return null;
  // Scores that are nearer to each other than they are usually shown get the digits that tell them apart.
  const digits = [3, 4, 5].find((places) => bestScore.toFixed(places) !== score.toFixed(places)) ?? 6;
  const [better, worse] = [bestScore, score].map((one) => one.toFixed(digits));
  return `"${bestName}" did better in the back-test (${better}) than "${name}" (${worse})`;
}

/** Forecast each year from what was known before it. */
function backTest(
  history: CohortHistory,
  periods: readonly FlowPeriod[],
  basis: LookBack,
): Omit<Tested, 'basis'> {
  const { grain } = history;
  const errors: YearError[] = [];
  const apart = grain === 1 ? 1 : MONTHS_APART;
  let [scored, counted, bias] = [0, 0, 0];
  for (let origin = grain; origin + grain <= periods.length; origin += apart) {
    const ahead = periods.slice(origin, origin + grain);
    if (history.periods.slice(origin, origin + grain).some(({ isComplete }) => !isComplete)) continue;
    const forecast = forecastYear(history, periods.slice(0, origin), basis, ahead);
    const actual = ahead.reduce((sum, { events }) => sum + total(events), 0);
    if (!(forecast > 0)) continue;
    const variance = Math.log1p(1 / forecast + SPREAD ** 2);
    const quantile = (share: number) =>
      forecast * Math.exp(-variance / 2 + normalQuantile(share) * Math.sqrt(variance));
    scored += weightedIntervalScore(actual, quantile);
    counted += actual;
    bias += (actual - forecast) / Math.max(actual, 1);
    errors.push({
      error: Math.log((actual + 0.5) / (forecast + 0.5)),
      countVariance: 1 / (forecast + 0.5),
      // The first forecast brings a whole year, each later one what it adds.
      weight: errors.length === 0 ? 1 : apart / grain,
    });
  }
  const n = errors.length;
  return { score: counted > 0 ? scored / counted : null, bias: n > 0 ? bias / n : null, errors };
}

/** Events expected in the year ahead: the basis's rate of each phase times the exposure that came, and the trend that is kept. */
function forecastYear(
  history: CohortHistory,
  past: readonly FlowPeriod[],
  basis: LookBack,
  ahead: readonly FlowPeriod[],
): number {
  const weights = weighPeriods(history.periods.slice(0, past.length), history.grain, basis);
  const phases = past[0]!.events.length; // there is at least one period
  let expected = 0;
  for (let phase = 0; phase < phases; phase++) {
    let [events, exposure] = [0, 0];
    past.forEach((period, place) => {
      events += weights[place]! * period.events[phase]!;
      exposure += weights[place]! * period.exposure[phase]!;
    });
    const years = ahead.reduce((sum, period) => sum + period.exposure[phase]!, 0);
    if (exposure > 0) expected += (events / exposure) * years;
  }
  const { slope, middle } = fitTrend(past, weights, history.grain);
  const yearsOn = past.length / history.grain + 0.5 - middle;
  return expected * Math.exp(basis.trendKept * slope * yearsOn);
}

/** A flow's log-linear trend. */
export type FlowTrend = {
  /** Log growth a year, shrunk towards none [1/year]. */
  readonly slope: number;
  /** Standard deviation of what the slope may be [1/year]. */
  readonly slopeSd: number;
  /** Weighted middle of the history, from its start [years]. */
  readonly middle: number;
};

/** How far slopes of authorities lie apart, before own data is seen [1/year]. @source Method note 7, table 7.1. */
const USUAL_SLOPE = 0.04;

/** Fit the log growth of a flow against what rates by phase expect, shrunk towards none. @source Method note 7, section 4. */
export function fitTrend(periods: readonly FlowPeriod[], weights: Float64Array, grain: number): FlowTrend {
  const years = yearTotals(periods, weights, grain);
  const all = years.reduce((sum, year) => sum + year.weight, 0);
  const middle = all === 0 ? 0 : years.reduce((sum, year) => sum + year.weight * year.at, 0) / all;
  if (years.length < 2) return { slope: 0, slopeSd: USUAL_SLOPE, middle };
  let [across, square] = [0, 0];
  for (const year of years) {
    across += year.precision * (year.at - middle) * year.log;
    square += year.precision * (year.at - middle) ** 2;
  }
  const precision = square + USUAL_SLOPE ** -2;
  return { slope: across / precision, slopeSd: precision ** -0.5, middle };
}

type YearTotal = {
  readonly at: number;
  readonly log: number;
  readonly weight: number;
  readonly precision: number;
};

/** Whole years up to the last period: log of events over events expected, and how sure it is. */
function yearTotals(
  periods: readonly FlowPeriod[],
  weights: Float64Array,
  grain: number,
): readonly YearTotal[] {
  const events = periods.reduce((sum, period, at) => sum + weights[at]! * total(period.events), 0);
  const exposure = periods.reduce((sum, period, at) => sum + weights[at]! * total(period.exposure), 0);
  const rate = exposure > 0 ? events / exposure : 0;
  const years: YearTotal[] = [];
  for (let end = periods.length; end - grain >= 0; end -= grain) {
    const slice = periods.slice(end - grain, end);
    const weight = weights[end - 1]!;
    const count = slice.reduce((sum, period) => sum + total(period.events), 0);
    const expected = rate * slice.reduce((sum, period) => sum + total(period.exposure), 0);
    if (weight === 0 || !(expected > 0)) continue;
    const precision = weight / (1 / (expected + 0.5) + SPREAD ** 2);
    years.push({
      at: (end - grain / 2) / grain,
      log: Math.log((count + 0.5) / (expected + 0.5)),
      weight,
      precision,
    });
  }
  return years;
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
