/** Chances of what a step brings to one plan: to leave, to move to each place, or to stay; exact, for the recursion of means. */

import { type CohortLevers, leverLeaving, leversAct } from './cohort-levers.ts';
import type { CohortDraw } from './draw-cohort.ts';
import { leaveBefore, moveBoth } from './lever-events.ts';
import type { PhaseTable } from './phase-table.ts';
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
  const { setup, draw, levers } = walk;
  const place = row - age * setup.sizes.places;
  const leave = leaveBefore(walk, row, draw.leaveFactor[need]!);
  if (levers === null) return plainChances(walk, row, need, place, leave, 0, out);
  if (leversAct(levers, 'moves', age, place)) return leverChances(walk, levers, age, row, need, out);
  if (!leversAct(levers, 'ceases', age, place)) return plainChances(walk, row, need, place, leave, 0, out);
  const after = leverLeaving(setup, levers, age, place, need, leave);
  return plainChances(walk, row, need, place, Math.min(leave, after), Math.max(0, after - leave), out);
}

/** Whether anybody in a row can move in the step; where nobody can, all who do not leave stay. */
export function mayMove({ setup, state, moveTimes, levers }: Hazards, age: number, row: number): boolean {
  if (moveTimes * state.moveHazard[row]! > 0) return true;
  return levers !== null && leversAct(levers, 'moves', age, row - age * setup.sizes.places);
}

/** Whether two needs of a row have the same chances: the same factors, and no lever that tells needs apart. */
export function areAlike({ draw, levers }: Hazards, one: number, other: number): boolean {
  const { leaveFactor, moveFactor } = draw;
  return (
    leaveFactor[one] === leaveFactor[other] &&
    moveFactor[one] === moveFactor[other] &&
    (levers === null || levers.allNeeds)
  );
}

/** One round of leaving and moving, then one of leaving alone with the hazard `more` for those to whom nothing came. */
function plainChances(
  { setup, state, draw, moveTimes }: Hazards,
  row: number,
  need: number,
  place: number,
  leave: number,
  more: number,
  out: Float64Array,
): number {
  const { places } = setup.sizes;
  const move = moveTimes * state.moveHazard[row]! * draw.moveFactor[need]!;
  const hazard = leave + move;
  const at = row * places;
  const event = hazard > 0 ? -Math.expm1(-hazard) : 0;
  const perWeight = move > 0 ? (event * move) / (hazard * state.destinationSum[row]!) : 0;
  if (perWeight === 0) out.fill(0);
  else for (let to = 0; to < places; to++) out[to] = perWeight * state.destination[at + to]!;
  const later = more > 0 ? (1 - event) * -Math.expm1(-more) : 0;
  out[place]! += 1 - event - later;
  return later + (hazard > 0 ? (event * leave) / hazard : 0);
}

/** First what comes of its own, as far as levers let it; then, to those to whom nothing came, what levers add. */
function leverChances(
  walk: Hazards,
  levers: CohortLevers,
  age: number,
  row: number,
  need: number,
  out: Float64Array,
): number {
  const { setup, draw } = walk;
  const { places } = setup.sizes;
  const place = row - age * places;
  const leave = leaveBefore(walk, row, draw.leaveFactor[need]!);
  const leaveAfter = leverLeaving(setup, levers, age, place, need, leave);
  moveBoth(walk, levers, age, row, need, draw.moveFactor[need]!);
  const { before, after } = levers.room;
  const ownLeave = Math.min(leave, leaveAfter);
  const moreLeave = Math.max(0, leaveAfter - leave);
  let own = ownLeave;
  let more = moreLeave;
  for (let to = 0; to < places; to++) {
    own += Math.min(before[to]!, after[to]!);
    more += Math.max(0, after[to]! - before[to]!);
  }
  const first = own > 0 ? -Math.expm1(-own) / own : 0;
  const stay = 1 - first * own;
  const second = more > 0 ? (stay * -Math.expm1(-more)) / more : 0;
  for (let to = 0; to < places; to++)
    out[to] = first * Math.min(before[to]!, after[to]!) + second * Math.max(0, after[to]! - before[to]!);
  out[place]! += stay - second * more;
  return first * ownLeave + second * moreLeave;
}

/**
 * Write the chances to be in each place after the change of phase, `[place]`, for who has just turned the phase age number `at`
 * in place `from`.
 * @source Method note 6, equation 6.4.
 */
export function phaseChances(
  draw: CohortDraw,
  { weight, sum }: PhaseTable,
  at: number,
  from: number,
  out: Float64Array,
): void {
  const places = out.length;
  const row = at * places + from;
  const chance = draw.phaseChance[row]!;
  const total = sum[row]!;
  out.fill(0);
  // Who has nowhere to go stays.
  out[from] = total > 0 ? 1 - chance : 1;
  if (total === 0) return;
  for (let to = 0; to < places; to++) out[to]! += (chance * weight[row * places + to]!) / total;
}
