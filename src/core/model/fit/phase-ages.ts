/** The ages at which plans change place all at once, as the data shows it or as places end. */
import type { CohortHistory } from '../history/cohort-history.ts';
import { gatherCells } from './gather-cells.ts';

/** An age is one of change where at least this share of those who turn it move, and so many that it is no accident. */
const LEAST_SHARE = 0.2;
const LEAST_MOVES = 10;

/** Let everyone stay where no other place can be reached, so that nobody is left without a place. */
export function openDeadEnds({ axes }: CohortHistory, reachable: Uint8Array): void {
  const places = axes.places.length;
  for (let age = 1; age < axes.ageCount; age++) {
    const row = reachable.subarray(age * places, (age + 1) * places);
    const before = reachable.subarray((age - 1) * places, age * places);
    if (row.every((is) => is === 0)) row.set(before);
  }
}

/** Find the ages, as positions in ascending order. @source Method note 7, section 6. */
export function findPhaseAges(
  history: CohortHistory,
  weights: Float64Array,
  reachable: Uint8Array,
): readonly number[] {
  const { ageCount, places } = history.axes;
  const all = new Set(Array.from({ length: ageCount }, (_, age) => age));
  const { phaseMoved, phaseWatched } = gatherCells(history, weights, all);
  const found: number[] = [];
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  for (let age = 1; age < ageCount; age++) {
    const moved = sum(phaseMoved.subarray(age * places.length ** 2, (age + 1) * places.length ** 2));
    const watched = sum(phaseWatched.subarray(age * places.length, (age + 1) * places.length));
    const ends = places.some(
      (_, place) =>
        reachable[(age - 1) * places.length + place] === 1 && reachable[age * places.length + place] === 0,
    );
    if (ends || (moved >= LEAST_MOVES && moved >= LEAST_SHARE * watched)) found.push(age);
  }
  return found;
}
