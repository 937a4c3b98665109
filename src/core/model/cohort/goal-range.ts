/** The range of a goal's answer: the size that each draw needs to meet the goal, by the same chance at every size. */
import { findRoots } from '../../num/find-roots.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortGoal, drawsAtGoal, type RunDraws } from './goal-plans.ts';
import type { LeverPlan } from './lever-sizes.ts';

/** Sizes that single draws need. */
export type GoalRange = {
  /** Draws of which each was sought by itself. */
  readonly draws: number;
  /** The size that brings each draw to the goal, in the order of the draws; beyond the sizes ±Infinity on the side that would. */
  readonly sizes: Float64Array;
  /** Between which 8 in 10 of them lie; null where that end lies beyond the sizes sought. */
  readonly low: number | null;
  readonly high: number | null;
  /** Share of draws that stay above the goal whatever the size, and below it [0..1]. */
  readonly shareAbove: number;
  readonly shareBelow: number;
};

type Sought = {
  readonly years: number;
  readonly draws: number;
  readonly seed: string | number;
  readonly from: number;
  readonly to: number;
  /** A size near which most draws meet the goal. */
  readonly near: number;
  /** The one lever, of any size. */
  readonly lever: LeverPlan;
  readonly run: RunDraws;
};

/** A draw meets the goal where it comes within half a plan of it. */
const HALF_A_PLAN = 0.5;
/** Sizes are sought to a part in so many of their span, where plans leap over the goal. */
const FINENESS = 1e-3;
const RANGE = [0.1, 0.9] as const;

/**
 * Seek the size for each draw: draw k keeps its rates, its shocks and its chance at every size, and all draws are run together, each at
 * a size of its own.
 * @throws RangeError where the month lies outside the forecast, or it has no such group.
 * @source Method note 6, section 8.
 */
export async function seekGoalRange(
  model: CohortModel,
  goal: CohortGoal,
  { years, draws, seed, from, to, near, lever, run }: Sought,
): Promise<GoalRange> {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const late = new Float64Array(draws);
  const missed = async (sizes: Float64Array): Promise<Float64Array> => {
    const levers = { ...lever, drawn: { sizes, late } };
    const plans = await drawsAtGoal(model, goal, { years, draws, seed, levers }, run);
    return plans.map((one) => one - goal.plans);
  };
  const asked = { low, high, first: near, near: HALF_A_PLAN, tolerance: FINENESS * (high - low) };
  const { places, atLow, atHigh } = await findRoots(missed, draws, asked);
  const towardsFewer = meanOf(atLow) < meanOf(atHigh) ? -1 : 1;
  const isOut = (draw: number) => Number.isNaN(places[draw]!);
  const sizes = places.map((size, draw) =>
    isOut(draw) ? Math.sign(atLow[draw]!) * towardsFewer * Number.POSITIVE_INFINITY : size,
  );
  const sorted = Float64Array.from(sizes).sort();
  const shareOf = (is: (missed: number) => boolean) =>
    atLow.filter((one, draw) => isOut(draw) && is(one)).length / draws;
  return {
    draws,
    sizes,
    low: finiteQuantile(sorted, RANGE[0]),
    high: finiteQuantile(sorted, RANGE[1]),
    shareAbove: shareOf((one) => one > 0),
    shareBelow: shareOf((one) => one < 0),
  };
}

/** The nearest of the sorted sizes, towards the outside: between a size and none there is nothing to draw a line through. */
function finiteQuantile(sorted: Float64Array, level: number): number | null {
  const place = level * (sorted.length - 1);
  const value = sorted[level < 0.5 ? Math.floor(place) : Math.ceil(place)] ?? Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
