/** Goal-seek: how large an intervention must be for a number of plans by a month, on the mean, and the range that goes with it. */
import { findRoot } from '../../num/find-root.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortIntervention, compileScenario } from './cohort-scenario.ts';
import type { ExpectNote } from './expect-cohort.ts';
import { type CohortGoal, drawsAtGoal, meanAtGoal, type RunDraws } from './goal-plans.ts';
import { type GoalRange, seekGoalRange } from './goal-range.ts';
import { meanSize } from './lever-sizes.ts';

export type SeekOptions = {
  readonly years: number;
  readonly draws: number;
  /** Of these draws so many are sought one by one for the range; all where there are fewer. */
  readonly rangeDraws: number;
  readonly seed: string | number;
  /** The one whose size is sought; its own size does not matter. */
  readonly lever: CohortIntervention;
  /** Between which sizes. */
  readonly from: number;
  readonly to: number;
  readonly run: RunDraws;
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
      /** Sizes that single draws need. */
      readonly range: GoalRange;
      readonly notes: readonly ExpectNote[];
    }
  | {
      readonly kind: 'out-of-reach';
      /** Exact mean at either end of the sizes [plans]. */
      readonly atFrom: number;
      readonly atTo: number;
      readonly range: GoalRange;
      readonly notes: readonly ExpectNote[];
    };

/** Sizes are sought to a part in so many of their span. */
const FINENESS = 1e-6;

/**
 * Find the size of an intervention that brings plans to a goal: first on the exact mean, then moved by how far the mean of the
 * draws lies from it, so that the draws meet the goal; the same chance serves both rounds. Then the size that each draw needs by itself.
 *
 * @throws RangeError where the month lies outside the forecast; ProblemError where the scenario cannot be (see `compileScenario`).
 * @source Method note 6, section 8.
 */
export async function seekGoal(
  model: CohortModel,
  goal: CohortGoal,
  options: SeekOptions,
): Promise<GoalAnswer> {
  const { from, to } = options;
  const exact = (size: number) => exactAt(model, goal, options, size);
  const solve = (plans: number): number | null =>
    findRoot((size) => exact(size).plans - plans, from, to, FINENESS * Math.abs(to - from));
  const rangeFrom = (near: number) =>
    seekGoalRange(model, goal, {
      ...options,
      draws: Math.min(options.draws, options.rangeDraws),
      near,
      lever: scenarioOf(model, options, near),
    });
  const first = solve(goal.plans);
  const { plans: atTo, notes } = exact(to);
  const size =
    first === null
      ? null
      : solve(goal.plans - (meanOf(await drawsAt(model, goal, options, first)) - exact(first).plans));
  if (first === null || size === null) {
    const range = await rangeFrom((from + to) / 2);
    return { kind: 'out-of-reach', atFrom: exact(from).plans, atTo, range, notes };
  }
  const draws = (await drawsAt(model, goal, options, size)).sort();
  return {
    kind: 'reached',
    size,
    firstSize: first,
    mean: meanOf(draws),
    draws,
    shareWithin: draws.filter((plans) => plans <= goal.plans).length / draws.length,
    range: await rangeFrom(size),
    notes,
  };
}

function exactAt(model: CohortModel, goal: CohortGoal, options: SeekOptions, size: number) {
  const { levers, sizes } = scenarioOf(model, options, size);
  return meanAtGoal(model, goal, {
    years: options.years,
    levers,
    sizes: Float64Array.from(sizes, meanSize),
  });
}

/** Give the exact mean of the goal's plans with nothing changed [plans]. @throws RangeError as `seekGoal`. */
export function expectGoal(model: CohortModel, goal: CohortGoal, years: number): number {
  return meanAtGoal(model, goal, { years }).plans;
}

function scenarioOf(model: CohortModel, { years, lever }: SeekOptions, size: number) {
  return compileScenario(model, years, [{ ...lever, size: { low: size, likely: size, high: size } }]);
}

async function drawsAt(
  model: CohortModel,
  goal: CohortGoal,
  options: SeekOptions,
  size: number,
): Promise<Float64Array> {
  const { years, draws, seed, run } = options;
  const levers = scenarioOf(model, options, size);
  return await drawsAtGoal(model, goal, { years, draws, seed, levers }, run);
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
