/** The books of a simulation: opening, joined, moved in, moved out and left give the next opening, for every age, need and place. */
import type { CohortSetup } from './cohort-setup.ts';
import type { AxisCounts, CohortState } from './cohort-state.ts';

/** Opening counts of a step, to be held against its closing counts. */
export function openBooks(state: CohortState, opening: AxisCounts): void {
  opening.age.set(state.plans.age);
  opening.need.set(state.plans.need);
  opening.place.set(state.plans.place);
}

/**
 * Check that nobody was lost or invented in a step. The opening counts are used up.
 * @throws Error where a book does not close (the program's fault).
 * @source Method note 6, equation 6.1.
 */
export function closeBooks(setup: CohortSetup, state: CohortState, opening: AxisCounts): void {
  const { ages, needs, places } = setup.sizes;
  const { plans, joiners, leavers, agedOut } = state;
  const last = ages - 1;
  for (let age = 0; age < ages; age++) {
    const grown = (age > 0 ? agedOut[age - 1]! : 0) - (age < last ? agedOut[age]! : 0);
    const due = opening.age[age]! + joiners.age[age]! - leavers.age[age]! + grown;
    if (due !== plans.age[age]) lost('age', age);
  }
  // Needs do not change: their count is carried forward by the book, and counted again at the end.
  for (let need = 0; need < needs; need++)
    plans.need[need] = opening.need[need]! + joiners.need[need]! - leavers.need[need]!;
  closePlaces(state, opening.place, places);
}

/** Take what flowed in a step into the opening counts of places, which are used up, and hold them against the closing ones. */
function closePlaces({ plans, joiners, leavers, moved }: CohortState, due: Int32Array, places: number): void {
  for (let from = 0, at = 0; from < places; from++) {
    let out = leavers.place[from]! - joiners.place[from]!;
    for (let to = 0; to < places; to++, at++) {
      due[to]! += moved[at]!;
      out += moved[at]!;
    }
    due[from]! -= out;
  }
  for (let place = 0; place < places; place++) if (due[place] !== plans.place[place]) lost('place', place);
}

/**
 * Count every cell again at the end of a simulation and hold it against the running counts.
 * @throws Error where they differ or a cell is below 0 (the program's fault).
 */
export function recount(setup: CohortSetup, state: CohortState): void {
  const { ages, needs, places } = setup.sizes;
  const { cells, rowTotal } = state;
  const age = new Int32Array(ages);
  const need = new Int32Array(needs);
  const place = new Int32Array(places);
  let cell = 0;
  for (let a = 0, at = 0; a < ages; a++) {
    let ofAge = 0;
    for (let p = 0; p < places; p++, at++) {
      let row = 0;
      for (let n = 0; n < needs; n++, cell++) {
        const count = cells[cell]!;
        if (count < 0) lost('cell', cell);
        row += count;
        need[n]! += count;
      }
      if (row !== rowTotal[at]) lost('row', at);
      ofAge += row;
      place[p]! += row;
    }
    age[a] = ofAge;
  }
  same('age', age, state.plans.age);
  same('need', need, state.plans.need);
  same('place', place, state.plans.place);
}

function same(axis: string, counted: Int32Array, kept: Int32Array): void {
  for (let k = 0; k < counted.length; k++) if (counted[k] !== kept[k]) lost(axis, k);
}

function lost(axis: string, at: number): never {
  throw new Error(`The books of ${axis} ${at} do not close`);
}
