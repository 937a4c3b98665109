/** Goal-seek: how large an intervention must be for a number of plans by a month, on the mean, and the range that goes with it. */
import type { Month } from '../../base/time.ts';
import { findRoot } from '../../num/find-root.ts';
import { quantileOfSorted } from '../../num/quantiles.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortIntervention, compileScenario, monthsBetween } from './cohort-scenario.ts';
import { type CohortCut, type CohortKeep, PUBLISHED_AGE_BANDS } from './cohort-series.ts';
import { type ExpectNote, type ExpectOptions, expectCohort } from './expect-cohort.ts';
import { meanSize } from './lever-sizes.ts';
import type { CohortRun, CohortRunOptions } from './run-cohort.ts';

/** What is to be reached. */
export type CohortGoal = {
  /** Plans at the end of this month. */
  readonly month: Month;
  readonly plans: number;
  /** Of which cut and member; of all where not given. */
  readonly of?: { readonly cut: CohortCut; readonly member: string };
};

export type SeekOptions = {
  readonly years: number;
  readonly draws: number;
  readonly seed: string | number;
  /** Interventions that are in place anyway; the one sought comes after them. */
  readonly others: readonly CohortIntervention[];
  /** The one whose size is sought; its own size does not matter. */
  readonly lever: CohortIntervention;
  /** Between which sizes. */
  readonly from: number;
  readonly to: number;
  /** Runs the draws: in this thread or over workers. */
  readonly run: (model: CohortModel, options: CohortRunOptions) => Promise<CohortRun>;
};

/** The answer to a goal. */
export type GoalAnswer =
  | {
      readonly kind: 'reached';
      /** Size that brings the mean of the draws to the goal. */
      readonly size: number;
      /** Size that brings the exact mean at mean rates to the goal, before the draws were looked at. */
      readonly firstSize: number;
      /** Mean of the draws with that size [plans]. */
      readonly mean: number;
      /** Plans of each draw at the month, ascending [plans]. */
      readonly draws: Float64Array;
      /** Share of draws at or below the goal [0..1]. */
      readonly shareWithin: number;
      /** Sizes with which the lower and the upper end of the 8-in-10 range would meet the goal; null where none between does. */
      readonly sizeForUpper: number | null;
      readonly sizeForLower: number | null;
      readonly notes: readonly ExpectNote[];
    }
  | {
      readonly kind: 'out-of-reach';
      /** Exact mean at either end of the sizes [plans]. */
      readonly atFrom: number;
      readonly atTo: number;
      readonly notes: readonly ExpectNote[];
    };

const RANGE = [0.1, 0.9] as const;
/** Sizes are sought to a part in so many of their span. */
const FINENESS = 1e-6;

/**
 * Find the size of an intervention that brings plans to a goal: first on the exact mean, then moved by how far the mean of the
 * draws lies from it, so that the draws meet the goal; the same chance serves both rounds.
 *
 * @throws RangeError where the month lies outside the forecast; ProblemError where the scenario cannot be (see `compileScenario`).
 * @source Method note 6, section 8.
 */
export async function seekGoal(
  model: CohortModel,
  goal: CohortGoal,
  options: SeekOptions,
): Promise<GoalAnswer> {
  const place = placeOf(model, goal.month, options.years);
  const exact = (size: number) => exactAt(model, goal, options, place, size);
  const solve = (plans: number): number | null =>
    findRoot(
      (size) => exact(size).plans - plans,
      options.from,
      options.to,
      FINENESS * Math.abs(options.to - options.from),
    );
  const first = solve(goal.plans);
  const { notes } = exact(options.to);
  const outOfReach = {
    kind: 'out-of-reach',
    atFrom: exact(options.from).plans,
    atTo: exact(options.to).plans,
    notes,
  } as const;
  if (first === null) return outOfReach;
  const guess = await drawsAt(model, goal, options, place, first);
  const size = solve(goal.plans - (meanOf(guess) - exact(first).plans));
  if (size === null) return outOfReach;
  const draws = await drawsAt(model, goal, options, place, size);
  const here = exact(size).plans;
  const within = draws.filter((plans) => plans <= goal.plans).length;
  return {
    kind: 'reached',
    size,
    firstSize: first,
    mean: meanOf(draws),
    draws,
    shareWithin: within / draws.length,
    sizeForUpper: solve(here - (quantileOfSorted(draws, RANGE[1]) - goal.plans)),
    sizeForLower: solve(here - (quantileOfSorted(draws, RANGE[0]) - goal.plans)),
    notes,
  };
}

/** Where the end of a month lies among the steps: between one and the next, by a share. */
type Place = { readonly step: number; readonly share: number };

function placeOf(model: CohortModel, month: Month, years: number): Place {
  const steps = ((monthsBetween(model.start, month) + 1) * model.grain) / 12;
  if (!(steps > 0 && steps <= years * model.grain))
    throw new RangeError('The month must lie within the forecast');
  const step = Math.ceil(steps) - 1;
  return { step, share: steps - step };
}

/** A value at the place, from values by step; before the first step stands the stock. */
function valueAt({ step, share }: Place, start: number, at: (step: number) => number): number {
  const before = step === 0 ? start : at(step - 1);
  return before + (at(step) - before) * share;
}

function keepOf(goal: CohortGoal): CohortKeep {
  const cut = goal.of?.cut ?? 'total';
  return {
    plans: [cut],
    joiners: [],
    leavers: [],
    changes: [],
    queues: false,
    ageBands: PUBLISHED_AGE_BANDS,
  };
}

/** Which series is sought. @throws RangeError where there is none of that name. */
function seriesOf(run: { readonly plan: CohortRun['plan'] }, goal: CohortGoal): number {
  const found = run.plan.series.findIndex((series) => series.member === (goal.of?.member ?? ''));
  if (found < 0) throw new RangeError('The forecast has no such group of plans');
  return found;
}

function exactAt(
  model: CohortModel,
  goal: CohortGoal,
  options: SeekOptions,
  place: Place,
  size: number,
): { readonly plans: number; readonly notes: readonly ExpectNote[] } {
  const { levers, sizes } = scenarioOf(model, options, size);
  return meanAt(model, goal, place, {
    years: options.years,
    levers,
    sizes: Float64Array.from(sizes, meanSize),
  });
}

/** Give the exact mean of the goal's plans with nothing changed [plans]. @throws RangeError as `seekGoal`. */
export function expectGoal(model: CohortModel, goal: CohortGoal, years: number): number {
  return meanAt(model, goal, placeOf(model, goal.month, years), { years }).plans;
}

function meanAt(model: CohortModel, goal: CohortGoal, place: Place, options: ExpectOptions) {
  const expected = expectCohort(model, { ...options, keep: keepOf(goal) });
  const at = seriesOf(expected, goal);
  const length = expected.plan.series.length;
  const plans = valueAt(place, startOf(model, goal), (step) => expected.means[step * length + at]!);
  return { plans, notes: expected.notes };
}

function scenarioOf(model: CohortModel, { years, others, lever }: SeekOptions, size: number) {
  const sought = { ...lever, size: { low: size, likely: size, high: size } };
  return compileScenario(model, years, [...others, sought]);
}

async function drawsAt(
  model: CohortModel,
  goal: CohortGoal,
  options: SeekOptions,
  place: Place,
  size: number,
): Promise<Float64Array> {
  const { years, draws, seed } = options;
  const run = await options.run(model, {
    years,
    draws,
    seed,
    keep: keepOf(goal),
    levers: scenarioOf(model, options, size),
  });
  const at = seriesOf(run, goal);
  const start = startOf(model, goal);
  const length = run.plan.series.length;
  return Float64Array.from({ length: draws }, (_, draw) =>
    valueAt(place, start, (step) => run.counts[(step * length + at) * draws + draw]!),
  ).sort();
}

/** Plans of the goal's group at the start. */
function startOf(model: CohortModel, goal: CohortGoal): number {
  const { axes, stock } = model;
  const [needs, places] = [axes.needs.length, axes.places.length];
  const member = goal.of?.member ?? '';
  const isIn = (age: number, need: number, place: number): boolean => {
    const years = axes.firstAge + age;
    switch (goal.of?.cut ?? 'total') {
      case 'age':
        return String(years) === member;
      case 'age-band':
        return PUBLISHED_AGE_BANDS.some(
          (band) => band.name === member && years >= band.from && years <= band.to,
        );
      case 'need':
        return axes.needs[need] === member;
      case 'setting':
        return axes.places[place]?.setting === member;
      case 'band':
        return axes.places[place]?.band === member;
      default:
        return true;
    }
  };
  let sum = 0;
  stock.forEach((count, cell) => {
    if (isIn(Math.floor(cell / (needs * places)), Math.floor(cell / places) % needs, cell % places))
      sum += count;
  });
  return sum;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
