/** The cohort forecast tested on a history: fitted to what was known at an origin, scored on what came. */
import { quantileOfSorted } from '../../num/quantiles.ts';
import { weightedIntervalScore } from '../../num/scores.ts';
import { FULL_KEEP } from '../cohort/cohort-series.ts';
import { runCohort } from '../cohort/run-cohort.ts';
import { type FitOptions, fitCohort } from '../fit/fit-cohort.ts';
import { type CohortHistory, sumOf, upTo } from '../history/cohort-history.ts';
import { asRecorded, measureRecordNoise } from '../summary/record-noise.ts';
import { type CutSummary, cutsOfStep, stockByCut } from '../summary/run-cuts.ts';
import { reckonUnseenSeason, unseenMonths, withUnseenSeason } from '../summary/unseen-season.ts';

export type CohortBacktestOptions = Omit<FitOptions, 'years'> & {
  readonly draws: number;
  readonly seed: number;
  /** Farthest target [years]. */
  readonly years: number;
  /** Periods that are known at each origin; every one that the history allows where not given. */
  readonly origins?: readonly number[];
  /** Spread of months never seen, for choosing it; the product's own where not given. */
  readonly unseenSpread?: number;
};

/** One forecast of one cut beside what came. */
export type ScoredForecast = {
  /** The period that the forecast starts with. */
  readonly origin: string;
  /** The last period forecast. */
  readonly target: string;
  readonly periodsAhead: number;
  readonly by: CutSummary['by'];
  readonly key: string;
  readonly actual: number;
  readonly mean: number;
  /** Quantiles at 0.025, 0.1, 0.25, 0.75, 0.9 and 0.975 [plans]. */
  readonly ranges: readonly number[];
  /** Plans at the origin: what a forecast of no change says. */
  readonly unchanged: number;
  readonly score: number;
};

/** How forecasts of one kind of cut held. */
export type CohortBacktestSummary = {
  readonly by: CutSummary['by'];
  readonly count: number;
  /** Share of actuals inside the 50, 80 and 95 % ranges [0..1]. */
  readonly held50: number;
  readonly held80: number;
  readonly held95: number;
  readonly meanAbsoluteError: number;
  /** The same for a forecast of no change. */
  readonly unchangedError: number;
  readonly bias: number;
  /** Mean weighted interval score over the mean actual. */
  readonly score: number;
};

const LEVELS = [0.025, 0.1, 0.25, 0.75, 0.9, 0.975];
/** Periods between origins, and between targets, where they are months; and the least history before the first origin. */
const MONTHS_APART = 3;
const LEAST_MONTHS = 6;

/**
 * Forecast from every origin and score every target. Cuts without a plan in forecast and fact are passed over.
 * @throws RangeError where the history is too short for one origin and one target.
 * @source Method note 7, section 8.
 */
export function backtestCohort(
  history: CohortHistory,
  options: CohortBacktestOptions,
): readonly ScoredForecast[] {
  const complete = history.periods.filter(({ isComplete }) => isComplete).length;
  const apart = history.grain === 1 ? 1 : MONTHS_APART;
  const first = history.grain === 1 ? 1 : LEAST_MONTHS;
  if (complete < first + apart) throw new RangeError('The history is too short to be tested');
  const origins: number[] = [];
  for (let origin = first; origin + apart <= complete; origin += apart) origins.push(origin);
  return (options.origins ?? origins).flatMap((origin) =>
    forecastFrom(history, origin, complete, apart, options),
  );
}

function forecastFrom(
  history: CohortHistory,
  origin: number,
  complete: number,
  apart: number,
  options: CohortBacktestOptions,
): readonly ScoredForecast[] {
  const past = upTo(history, origin);
  const ahead = Math.min(options.years * history.grain, complete - origin);
  const years = Math.ceil(ahead / history.grain);
  const { model } = fitCohort(past, { ...options, years });
  const run = runCohort(model, { years, draws: options.draws, seed: options.seed, keep: FULL_KEEP });
  const noise = measureRecordNoise(past);
  const season = reckonUnseenSeason(run, model, unseenMonths(past), options.unseenSpread);
  const unchanged = stockByCut(run, model);
  const scored: ScoredForecast[] = [];
  for (let steps = apart; steps <= ahead; steps += apart) {
    const period = history.periods[origin + steps - 1]!; // within the history
    const actual = stockByCut(run, { ...model, stock: period.closing });
    cutsOfStep(run, steps - 1, steps - 1).forEach((member, at) => {
      const recorded = asRecorded(member, noise, steps / history.grain, options.seed);
      const { counts } = withUnseenSeason(recorded, season, steps - 1, at, options.seed);
      if (actual[at] === 0 && sumOf(counts.plans) === 0) return;
      scored.push({
        origin: history.periods[origin]!.name,
        target: period.name,
        periodsAhead: steps,
        by: member.by,
        key: member.key,
        actual: actual[at]!,
        unchanged: unchanged[at]!,
        ...scoreOf(counts.plans, actual[at]!),
      });
    });
  }
  return scored;
}

function scoreOf(draws: Int32Array, actual: number): Pick<ScoredForecast, 'mean' | 'ranges' | 'score'> {
  const sorted = Float64Array.from(draws).sort();
  return {
    mean: sumOf(draws) / draws.length,
    ranges: LEVELS.map((level) => quantileOfSorted(sorted, level)),
    score: weightedIntervalScore(actual, (level) => quantileOfSorted(sorted, level)),
  };
}

/** Summarise scored forecasts by kind of cut. */
export function summariseBacktest(scored: readonly ScoredForecast[]): readonly CohortBacktestSummary[] {
  const kinds = [...new Set(scored.map(({ by }) => by))];
  return kinds.map((by) => {
    const own = scored.filter((forecast) => forecast.by === by);
    const meanOf = (value: (forecast: ScoredForecast) => number) =>
      own.reduce((sum, forecast) => sum + value(forecast), 0) / own.length;
    const held = (low: number, high: number) =>
      meanOf(({ actual, ranges }) => Number(actual >= ranges[low]! && actual <= ranges[high]!));
    return {
      by,
      count: own.length,
      held50: held(2, 3),
      held80: held(1, 4),
      held95: held(0, 5),
      meanAbsoluteError: meanOf(({ actual, mean }) => Math.abs(actual - mean)),
      unchangedError: meanOf(({ actual, unchanged }) => Math.abs(actual - unchanged)),
      bias: meanOf(({ actual, mean }) => actual - mean),
      score:
        meanOf(({ score }) => score) /
        Math.max(
          1e-9,
          meanOf(({ actual }) => actual),
        ),
    };
  });
}
