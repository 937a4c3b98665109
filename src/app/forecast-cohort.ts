/** Forecast plans by cohorts: fit to the history, simulate, check the books of every draw, give the answer of the contract. */
import { raise } from '../core/base/problem.ts';
import { showCount } from '../core/base/show.ts';
import { addMonths, type Month } from '../core/base/time.ts';
import { changeBetween } from '../core/model/cohort/cohort-scenario.ts';
import { FULL_KEEP, PUBLISHED_AGE_BANDS } from '../core/model/cohort/cohort-series.ts';
import type { CohortRun } from '../core/model/cohort/run-cohort.ts';
import type { LookBackScore } from '../core/model/fit/choose-look-back.ts';
import { type CohortFit, fitCohort } from '../core/model/fit/fit-cohort.ts';
import { compareJoinerCalendars, type JoinerCalendars } from '../core/model/fit/joiner-calendars.ts';
import { type LookBackAlike, partLookBacks } from '../core/model/fit/look-backs.ts';
import { type AgeStock, stocksByAge } from '../core/model/history/age-stocks.ts';
import {
  findSeams,
  type HistoryLine,
  type HistorySeam,
  reconcileHistory,
} from '../core/model/history/reconcile-history.ts';
import { type FittedRate, listRates } from '../core/model/summary/fitted-rates.ts';
import { asRecorded, measureRecordNoise, type RecordNoise } from '../core/model/summary/record-noise.ts';
import {
  type CutMember,
  type CutSummary,
  checkIdentity,
  cutsOfStep,
  type Spread,
  spreadOf,
  stockByCut,
  summariseCut,
} from '../core/model/summary/run-cuts.ts';
import { reviewsOfSteps, reviewsToCome } from '../core/model/summary/reviews-to-come.ts';
import { type QueueSummary, queuesOfStep } from '../core/model/summary/run-queues.ts';
import {
  reckonUnseenSeason,
  type UnseenSeason,
  unseenMonths,
  withUnseenSeason,
} from '../core/model/summary/unseen-season.ts';
import { widenCut } from '../core/model/summary/widen-cut.ts';
import type { RangeFactor } from '../core/monitor/range-factor.ts';
import { rangeFactorInWords } from '../core/monitor/range-factor-in-words.ts';
import { openCohortPool } from '../edge/compute/cohort-pool.ts';
import { type CohortScenario, leversOf } from './cohort-scenario-file.ts';
import type { CohortSource } from './cohort-source.ts';
import type { InputFile } from './read-input-file.ts';
import { requireKnownBasis } from './require-known-basis.ts';

export type CohortGrainName = 'month' | 'year';

export type CohortForecastRequest = {
  readonly source: CohortSource;
  /** Years ahead. */
  readonly horizon: number;
  /** Steps shown; null for the grain of the history. */
  readonly grain: CohortGrainName | null;
  readonly seed: number;
  readonly draws: number;
  readonly lookBack: string | null;
  /** Assessments that can be ended a month; null to look for it in the data. */
  readonly capacity: number | null;
  /** Interventions laid over the forecast; null for none. */
  readonly scenario: CohortScenario | null;
  /** What past outcomes ask of the ranges; null or not given where no forecasts are kept, as for a folder. */
  readonly ranges?: RangeFactor | null;
  /** Why `lookBack` was chosen, where a person chose it and said so. */
  readonly lookBackReason?: string;
  /** Threads; null for as many as the machine runs at once. The answer is the same for any number. */
  readonly workers: number | null;
  /** Told simulations done of all. */
  readonly onProgress?: (done: number, all: number) => void;
  /** The product's version. */
  readonly version: string;
};

/** How a flow's basis was chosen. */
export type ShownLookBack = {
  readonly flow: string;
  readonly chosen: string;
  readonly reason: string;
  readonly warning: string | null;
  readonly scores: readonly LookBackScore[];
};

/** The document `evenkeel/cohort-forecast@1`. @source Command-line contract, `forecast cohort`. */
export type CohortForecastAnswer = {
  readonly schema: 'evenkeel/cohort-forecast@1';
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly InputFile[];
  readonly grain: CohortGrainName;
  /** The stock that the forecast starts from stands at the beginning of this month. */
  readonly start: Month;
  readonly startPlans: number;
  readonly horizonYears: number;
  /** Plans at the start by cut [plans]. */
  readonly startCuts: readonly {
    readonly by: CutSummary['by'];
    readonly key: string;
    readonly plans: number;
  }[];
  /** What the ranges of plans were multiplied by, and the sentence that says why. */
  readonly rangeFactor: number;
  readonly ranges: { readonly origins: number; readonly outcomes: number; readonly words: string };
  readonly steps: readonly {
    /** "2025-03" for a month; for a year of months the year, for a step of transitions the year whose January stock it ends at. */
    readonly period: string;
    readonly from: Month;
    readonly to: Month;
    readonly cuts: readonly CutSummary[];
    /** Share of the draws in which there are more plans at the end than at the start of all [0..1]. */
    readonly chanceAboveStart: number;
    /** The way from request to plan; null where the history knows no requests. */
    readonly queues: QueueSummary | null;
    /** Annual reviews that fall due; null where the history tells of none. Answers kept from before have no such entry. */
    readonly reviews?: Spread | null;
  }[];
  /** Plans at the start whose review is overdue, and those of which nothing tells when it is due; null where the history tells of none. */
  readonly reviewsAtStart?: { readonly overdue: number; readonly untold: number } | null;
  /** What the scenario changes, draw by draw with the same chance; null without one. */
  readonly scenario: {
    readonly name: string;
    readonly interventions: readonly string[];
    readonly changes: readonly { readonly period: string; readonly plans: Spread }[];
  } | null;
  readonly rates: readonly FittedRate[];
  readonly lookBacks: readonly ShownLookBack[];
  /** Bases that say the same as another of this history, which is too short to tell them apart: they are scored once. */
  readonly lookBacksAlike: readonly LookBackAlike[];
  readonly pipeline: CohortFit['pipeline'];
  readonly phaseAges: readonly number[];
  readonly joinerCalendars: JoinerCalendars | null;
  readonly identity: {
    readonly draws: number;
    readonly checks: number;
    readonly failures: number;
    readonly words: string;
  };
  readonly history: {
    readonly grain: CohortGrainName;
    readonly periods: readonly {
      readonly name: string;
      readonly isComplete: boolean;
      readonly transfersIn: number;
    }[];
    /** Books of every period and cut; `gap` is what they do not account for. */
    readonly books: readonly HistoryLine[];
    /** Plans at the end of each complete period by range of ages, which the books have no line for. */
    readonly ageStocks: readonly AgeStock[];
    /** Closing stock of one period against the opening of the next. */
    readonly seams: readonly HistorySeam[];
    /** Variance of the gap between two years over the stock, by cut: ranges of plans by these cuts are wider by it. */
    readonly recordNoise: RecordNoise;
  };
  readonly notes: readonly string[];
};

/** Levels of the contract. */
const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];

/**
 * Forecast.
 * @throws ProblemError `cohort.no-months`, `cohort.unknown-basis`.
 */
export async function forecastCohort(request: CohortForecastRequest): Promise<CohortForecastAnswer> {
  const { source, horizon, draws, seed } = request;
  const { history, population } = source;
  requireKnownBasis(request.lookBack, '--look-back');
  const grain = grainOf(request);
  const { fit, run, without } = await simulate(request);
  const noise = measureRecordNoise(history);
  const ranges = request.ranges ?? null;
  const rangeFactor = ranges?.factor ?? 1;
  const season = reckonUnseenSeason(run, fit.model, unseenMonths(history));
  const reviews = history.reviews ?? null;
  const due = reviews === null ? null : reviewsToCome(run, fit.model.grain, reviews);
  const { steps, identity, startCuts } = showSteps(run, fit, grain, {
    noise,
    season,
    seed,
    rangeFactor,
    due,
  });
  return {
    schema: 'evenkeel/cohort-forecast@1',
    version: request.version,
    seed,
    draws,
    inputs: [...source.inputs, ...(request.scenario === null ? [] : [request.scenario.input])],
    grain,
    start: history.start,
    startPlans: history.stock.reduce((sum, plans) => sum + plans, 0),
    horizonYears: horizon,
    startCuts,
    rangeFactor,
    ranges: {
      origins: ranges?.origins ?? 0,
      outcomes: ranges?.outcomes ?? 0,
      words: rangeFactorInWords(ranges),
    },
    steps,
    reviewsAtStart:
      reviews === null || due === null ? null : { overdue: reviews.overdue, untold: reviews.untold },
    scenario: showChanges(request.scenario, run, without, fit, grain),
    rates: listRates(history, fit.model),
    lookBacks: fit.lookBacks.map(({ flow, chosen, reason, warning, scores }) => ({
      flow,
      chosen: chosen.name,
      reason: request.lookBackReason ?? reason,
      warning,
      scores,
    })),
    lookBacksAlike: partLookBacks(history).alike,
    pipeline: fit.pipeline,
    phaseAges: fit.phaseAges,
    joinerCalendars: compareJoinerCalendars(history, population),
    identity,
    history: {
      grain: history.grain === 1 ? 'year' : 'month',
      periods: history.periods.map(({ name, isComplete, transfersIn }) => ({
        name,
        isComplete,
        transfersIn,
      })),
      books: reconcileHistory(history),
      ageStocks: stocksByAge(history, PUBLISHED_AGE_BANDS),
      seams: findSeams(history),
      recordNoise: noise,
    },
    notes: [...source.notes, ...history.notes, ...fit.notes, ...noiseWords(noise)],
  };
}

/** Fit the model while workers get ready, and run it; where there is a scenario without it too, with the same chance. */
async function simulate(
  request: CohortForecastRequest,
): Promise<{ readonly fit: CohortFit; readonly run: CohortRun; readonly without: CohortRun | null }> {
  const { horizon: years, draws, seed, scenario, onProgress } = request;
  const pool = openCohortPool(request.workers ?? undefined);
  try {
    pool.prepare(draws, years);
    const fit = fitOf(request);
    const how = onProgress === undefined ? {} : { onProgress };
    const options = { years, draws, seed, keep: FULL_KEEP };
    if (scenario === null) return { fit, run: await pool.run(fit.model, options, how), without: null };
    const levers = await leversOf(fit.model, years, scenario);
    const [without, run] = await pool.runScenarios(fit.model, options, [null, levers], how);
    if (run === undefined || without === undefined) throw new Error('Two scenarios give two runs');
    return { fit, run, without };
  } finally {
    await pool.close();
  }
}

function fitOf({ source, horizon, lookBack, capacity }: CohortForecastRequest): CohortFit {
  const { history, population, valid } = source;
  return fitCohort(history, { years: horizon, population, valid, lookBack, capacity });
}

/** What a scenario changes in the total of each shown step. */
function showChanges(
  scenario: CohortScenario | null,
  run: CohortRun,
  without: CohortRun | null,
  { model }: CohortFit,
  grain: CohortGrainName,
): CohortForecastAnswer['scenario'] {
  if (scenario === null || without === null) return null;
  const change = changeBetween(without, run);
  const changes = shownSteps(run.steps, model, grain).map(({ period, last }) => {
    const [total] = cutsOfStep(change, last, last);
    return { period, plans: spreadOf(total?.counts.plans ?? new Int32Array(1), LEVELS) };
  });
  return { name: scenario.name, interventions: scenario.interventions.map(({ name }) => name), changes };
}

/** The steps that are shown: each of months, or whole years of them. */
function shownSteps(steps: number, { grain: own, start }: CohortFit['model'], grain: CohortGrainName) {
  const together = grain === 'year' ? own : 1;
  const months = 12 / own;
  return Array.from({ length: Math.floor(steps / together) }, (_, at) => {
    const step = at * together;
    const last = step + together - 1;
    const [from, to] = [addMonths(start, step * months), addMonths(start, (last + 1) * months - 1)];
    return { step, last, from, to, period: nameOf(own, grain, from, to) };
  });
}

function noiseWords(noise: RecordNoise): readonly string[] {
  if (Object.values(noise).every((variance) => variance === 0)) return [];
  return [
    'The data closes its years with other stocks by age, need and setting than it opens the next with: ranges of plans by these cuts are wider by what that has been in the past',
  ];
}

function grainOf({ grain, source }: CohortForecastRequest): CohortGrainName {
  const own = source.history.grain === 1 ? 'year' : 'month';
  if (grain === 'month' && own === 'year')
    raise({
      code: 'cohort.no-months',
      place: '--grain',
      message: 'A table of transitions tells whole years, so months cannot be forecast from it',
      advice: 'Leave --grain out, or give --grain year.',
    });
  return grain ?? own;
}

/** Steps as shown, with the books of every draw looked at in each. */
function showSteps(
  run: CohortRun,
  { model }: CohortFit,
  grain: CohortGrainName,
  how: {
    readonly noise: RecordNoise;
    readonly season: UnseenSeason;
    readonly seed: number;
    readonly rangeFactor: number;
    readonly due: Float64Array | null;
  },
): Pick<CohortForecastAnswer, 'steps' | 'identity' | 'startCuts'> {
  const { noise, season, seed, rangeFactor, due } = how;
  const stock = stockByCut(run, model);
  const shown: CohortForecastAnswer['steps'][number][] = [];
  let [checks, failures] = [0, 0];
  let before: readonly CutMember[] | null = null;
  for (const { step, last, from, to, period } of shownSteps(run.steps, model, grain)) {
    const members = cutsOfStep(run, step, last);
    const books = checkIdentity(before, members, stock);
    checks += books.checks;
    failures += books.failures;
    before = members;
    const yearsAhead = (last + 1) / model.grain;
    const cuts = members.map((member, at) => {
      const recorded = asRecorded(member, noise, yearsAhead, seed);
      return widenCut(summariseCut(withUnseenSeason(recorded, season, last, at, seed), LEVELS), rangeFactor);
    });
    const queues = queuesOfStep(run, step, last, LEVELS);
    const reviews = due === null ? null : spreadOf(reviewsOfSteps(due, run.draws, step, last), LEVELS);
    shown.push({ period, from, to, cuts, chanceAboveStart: chanceAbove(members, stock), queues, reviews });
  }
  const words =
    failures === 0
      ? `In all ${showCount(run.draws)} draws, for every step and cut: opening + joined + moved in − left − moved out = closing`
      : `The books do not close in ${showCount(failures)} of ${showCount(checks)} checks: a fault of the program`;
  const startCuts = (before ?? []).map(({ by, key }, at) => ({ by, key, plans: stock[at] ?? 0 }));
  return { steps: shown, startCuts, identity: { draws: run.draws, checks, failures, words } };
}

/** In what share of the draws the total, which is the first member, lies above the start. */
function chanceAbove([total]: readonly CutMember[], [start = 0]: readonly number[]): number {
  const draws = total?.counts.plans ?? new Int32Array(0);
  return draws.filter((plans) => plans > start).length / Math.max(1, draws.length);
}

/** A step of transitions is named by the January whose stock it ends at. */
function nameOf(grain: number, shown: CohortGrainName, from: Month, to: Month): string {
  if (grain === 1) return addMonths(to, 1).slice(0, 4);
  if (shown === 'month') return to;
  return from.endsWith('-01') ? from.slice(0, 4) : `${from} to ${to}`;
}
