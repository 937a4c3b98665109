/** The 1 September: everyone grows a year older, the oldest leave, and those at a change of phase move. */
import type { FastStream } from '../../num/fast-stream.ts';
import type { CohortSetup } from './cohort-setup.ts';
import { type CohortState, countRows } from './cohort-state.ts';
import type { CohortDraw } from './draw-cohort.ts';
import { arrive, cohortOf, moves } from './plan-events.ts';

/** Make everyone a year older; who was of the last age leaves. @source Method note 6, section 5. */
export function growOlder(setup: CohortSetup, state: CohortState): void {
  const { ages, needs, places } = setup.sizes;
  const { cells, rowTotal, plans, leavers, agedOut } = state;
  const last = ages - 1;
  countRows(setup, state);
  for (let age = 0; age < ages; age++) agedOut[age]! += plans.age[age]!;
  for (let place = 0; place < places; place++) {
    const row = last * places + place;
    leavers.place[place]! += rowTotal[row]!;
    for (let need = 0; need < needs; need++) leavers.need[need]! += cells[row * needs + need]!;
  }
  leavers.age[last]! += agedOut[last]!;
  cells.copyWithin(places * needs, 0, last * places * needs);
  cells.fill(0, 0, places * needs);
  rowTotal.copyWithin(places, 0, last * places);
  rowTotal.fill(0, 0, places);
  plans.age.copyWithin(1, 0, last);
  plans.age[0] = 0;
  state.birthdays++;
}

/** Move those who have just turned a phase age, each with the chance of its place. @source Method note 6, equation 6.4. */
export function changePhase(
  setup: CohortSetup,
  draw: CohortDraw,
  state: CohortState,
  stream: FastStream,
): void {
  const { phase } = setup.model.moving;
  if (phase === null) return;
  const { places } = setup.sizes;
  phase.ages.forEach((age, at) => {
    if (state.plans.age[age] === 0) return;
    const cohort = cohortOf(setup, state, age);
    stream.resume(state.streams, cohort * 4);
    for (let from = 0; from < places; from++) {
      const row = age * places + from;
      const chance = draw.phaseChance[at * places + from]!;
      if (state.rowTotal[row]! > 0 && chance > 0) changeRow(setup, draw, state, stream, row, at, chance);
    }
    stream.save(state.streams, cohort * 4);
    arrive(setup, state, age);
  });
}

/** Walk the children of a row from one who moves to the next: how many stay between is geometric. */
function changeRow(
  setup: CohortSetup,
  draw: CohortDraw,
  state: CohortState,
  stream: FastStream,
  row: number,
  at: number,
  chance: number,
): void {
  const { needs, places } = setup.sizes;
  const stays = Math.log1p(-chance);
  const weights = phaseWeights(setup, draw, row, at);
  if (weights.sum === 0) return;
  const first = row * needs;
  let cell = first;
  let before = 0;
  // `before` counts children of the row up to this cell; whoever goes is taken out, and the next child takes the place.
  let child = skipped(stream, stays);
  while (child < state.rowTotal[row]!) {
    while (child - before >= state.cells[cell]!) before += state.cells[cell++]!;
    state.cells[cell]!--;
    state.rowTotal[row]!--;
    moves(state, row, cell - first, pickWeight(weights, stream.next(), places));
    child += skipped(stream, stays);
  }
}

function pickWeight(weights: PhaseWeights, u: number, places: number): number {
  let left = u * weights.sum;
  for (let place = 0; place < places; place++) {
    left -= weights.of[place]!;
    if (left < 0) return place;
  }
  return weights.last;
}

/** How many stay before the next who moves, where the log chance to stay is `stays`. */
function skipped(stream: FastStream, stays: number): number {
  return stays === Number.NEGATIVE_INFINITY ? 0 : Math.floor(-stream.exponential() / stays);
}

/** Weights of places, their sum, and the last place that has any. */
export type PhaseWeights = { readonly of: Float64Array; readonly sum: number; readonly last: number };

/** Give the destinations of a phase row that can be reached, their sum and the last that has weight. */
export function phaseWeights(setup: CohortSetup, draw: CohortDraw, row: number, at: number): PhaseWeights {
  const { places } = setup.sizes;
  const from = row % places;
  const age = (row - from) / places;
  const { reachable } = setup.model.axes;
  const block = (at * places + from) * places;
  for (const source of [draw.phaseDestinations, setup.model.moving.phase?.destinations]) {
    const of = new Float64Array(places);
    let sum = 0;
    let last = 0;
    for (let to = 0; to < places; to++) {
      const weight = reachable[age * places + to] === 1 ? (source?.[block + to] ?? 0) : 0;
      of[to] = weight;
      sum += weight;
      if (weight > 0) last = to;
    }
    if (sum > 0) return { of, sum, last };
  }
  return { of: new Float64Array(places), sum: 0, last: from };
}
