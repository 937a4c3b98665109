/** The 1 September: everyone grows a year older, the oldest leave, and those at a change of phase move. */
import type { FastStream } from '../../num/fast-stream.ts';
import type { CohortSetup } from './cohort-setup.ts';
import { type CohortState, countRows } from './cohort-state.ts';
import type { CohortDraw } from './draw-cohort.ts';
import { pickPhasePlace } from './phase-table.ts';
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
      if (state.rowTotal[row]! > 0 && chance > 0)
        changeRow(setup, state, stream, row, at * places + from, chance);
    }
    stream.save(state.streams, cohort * 4);
    arrive(setup, state, age);
  });
}

/** Walk the children of a row, `entry` of the phase table, from one who moves to the next: how many stay between is geometric. */
function changeRow(
  setup: CohortSetup,
  state: CohortState,
  stream: FastStream,
  row: number,
  entry: number,
  chance: number,
): void {
  const { needs, places } = setup.sizes;
  const stays = Math.log1p(-chance);
  let child = skipped(stream, stays);
  // Mostly nobody goes, and then it need not be known where to.
  if (child >= state.rowTotal[row]!) return;
  if (state.phase.sum[entry] === 0) return;
  const first = row * needs;
  let cell = first;
  let before = 0;
  // `before` counts children of the row up to this cell; whoever goes is taken out, and the next child takes the place.
  while (child < state.rowTotal[row]!) {
    while (child - before >= state.cells[cell]!) before += state.cells[cell++]!;
    state.cells[cell]!--;
    state.rowTotal[row]!--;
    moves(state, row, cell - first, pickPhasePlace(state.phase, entry, places, stream.next()));
    child += skipped(stream, stays);
  }
}

/** How many stay before the next who moves, where the log chance to stay is `stays`. */
function skipped(stream: FastStream, stays: number): number {
  return stays === Number.NEGATIVE_INFINITY ? 0 : Math.floor(-stream.exponential() / stays);
}
