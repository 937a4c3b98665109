/** The ages at which plans change place all at once, as the data shows it or as places end. */
import type { CohortHistory } from '../history/cohort-history.ts';
import { gatherCells } from './gather-cells.ts';

/** An age is one of change where at least this share of those who turn it move, and so many that it is no accident. */
const LEAST_SHARE = 0.2;
const LEAST_MOVES = 10;

/**
 * Open ages at which no place can be reached, so that nobody is left without one: those of the next age for the youngest,
 * else those of the age before.
 */
export function openDeadEnds({ axes }: CohortHistory, reachable: Uint8Array): void {
  const places = axes.places.length;
  const rowOf = (age: number) => reachable.subarray(age * places, (age + 1) * places);
  const isShut = (age: number) => rowOf(age).every((is) => is === 0);
  let first = 0;
  while (first < axes.ageCount && isShut(first)) first++;
  if (first === axes.ageCount) reachable.fill(1);
  for (let age = 0; age < first; age++) rowOf(age).set(rowOf(first % axes.ageCount));
  for (let age = first + 1; age < axes.ageCount; age++) if (isShut(age)) rowOf(age).set(rowOf(age - 1));
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
