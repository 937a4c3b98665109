/** Chances of what a step brings to one plan: to leave, to move to each place, or to stay; exact, for the recursion of means. */

import { leverLeaving, leverMoving } from './cohort-levers.ts';
import type { CohortSetup } from './cohort-setup.ts';
import type { CohortDraw } from './draw-cohort.ts';
import { phaseWeights } from './grow-older.ts';
import { leaveBefore, movesBefore } from './lever-events.ts';
import type { Hazards } from './plan-events.ts';

/**
 * Write the chances to be in each place after the step's events, `[place]`, staying included, for a plan of a row and need.
 * @returns the chance to leave [0..1].
 * @source Method note 6, equations 6.3 and 6.18.
 */
export function eventChances(
  walk: Hazards,
  age: number,
  row: number,
  need: number,
  out: Float64Array,
): number {
  if (walk.levers !== null) return leverChances(walk, age, row, need, out);
  const { setup, state, draw } = walk;
  const { places } = setup.sizes;
  const leave = walk.leaveTimes * state.leaveHazard[row]! * draw.leaveFactor[need]!;
  const move = walk.moveTimes * state.moveHazard[row]! * draw.moveFactor[need]!;
  const hazard = leave + move;
  const at = row * places;
  const event = hazard > 0 ? -Math.expm1(-hazard) : 0;
  const perWeight = move > 0 ? (event * move) / (hazard * state.destinationSum[row]!) : 0;
  for (let to = 0; to < places; to++) out[to] = perWeight * state.destination[at + to]!;
  out[row - age * places]! += 1 - event;
  return hazard > 0 ? (event * leave) / hazard : 0;
}

/** First what comes of its own, as far as levers let it; then, to those to whom nothing came, what levers add. */
function leverChances(walk: Hazards, age: number, row: number, need: number, out: Float64Array): number {
  const { setup, levers } = walk;
  const { places } = setup.sizes;
  const place = row - age * places;
  if (levers === null) return 0;
  const leave = leaveBefore(walk, row, need);
  const leaveAfter = leverLeaving(setup, levers, age, place, need, leave);
  const move = levers.room.before;
  const moveAfter = levers.room.after;
  movesBefore(walk, row, need, move);
  moveAfter.set(move);
  leverMoving(setup, levers, age, place, need, moveAfter);
  out.fill(0);
  const own = move.map((hazard, to) => Math.min(hazard, moveAfter[to]!));
  const more = move.map((hazard, to) => Math.max(0, moveAfter[to]! - hazard));
  const first = compete(Math.min(leave, leaveAfter), own, 1, out);
  const second = compete(Math.max(0, leaveAfter - leave), more, first.stay, out);
  out[place]! += second.stay;
  return first.leave + second.leave;
}

/** Add to `out` the chances that the first of several events is a move to each place, of those `share` whom nothing befell yet. */
function compete(
  leave: number,
  moves: Float64Array,
  share: number,
  out: Float64Array,
): { readonly leave: number; readonly stay: number } {
  let hazard = leave;
  for (const move of moves) hazard += move;
  if (hazard === 0) return { leave: 0, stay: share };
  const event = -Math.expm1(-hazard) * share;
  for (let to = 0; to < moves.length; to++) out[to]! += (event * moves[to]!) / hazard;
  return { leave: (event * leave) / hazard, stay: share - event };
}

/**
 * Write the chances to be in each place after the change of phase, `[place]`, for who has just turned the phase age number `at`.
 * @source Method note 6, equation 6.4.
 */
export function phaseChances(
  setup: CohortSetup,
  draw: CohortDraw,
  at: number,
  row: number,
  out: Float64Array,
): void {
  const { places } = setup.sizes;
  const from = row % places;
  const chance = draw.phaseChance[at * places + from]!;
  out.fill(0);
  const weights = phaseWeights(setup, draw, row, at);
  // Who has nowhere to go stays.
  out[from] = weights.sum > 0 ? 1 - chance : 1;
  if (weights.sum === 0) return;
  for (let to = 0; to < places; to++) out[to]! += (chance * weights.of[to]!) / weights.sum;
}
