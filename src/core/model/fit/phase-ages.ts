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

/** Ages of change, as positions in ascending order. */
export type PhaseAges = {
  /** All of them. */
  readonly all: readonly number[];
  /** Those at which many move; at the others a place ends, and whoever is in it goes. */
  readonly ofMany: ReadonlySet<number>;
};

/** Find the ages of change. @source Method note 7, section 6. */
export function findPhaseAges(
  history: CohortHistory,
  weights: Float64Array,
  reachable: Uint8Array,
): PhaseAges {
  const { ageCount, places } = history.axes;
  const every = new Set(Array.from({ length: ageCount }, (_, age) => age));
  const { phaseMoved, phaseWatched } = gatherCells(history, weights, every);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const ofMany = new Set<number>();
  const ends = new Set<number>();
  for (let age = 1; age < ageCount; age++) {
    const moved = sum(phaseMoved.subarray(age * places.length ** 2, (age + 1) * places.length ** 2));
    const watched = sum(phaseWatched.subarray(age * places.length, (age + 1) * places.length));
    if (moved >= LEAST_MOVES && moved >= LEAST_SHARE * watched) ofMany.add(age);
    if (places.some((_, place) => endsAt(reachable, places.length, age, place))) ends.add(age);
  }
  return { all: [...new Set([...ofMany, ...ends])].sort((a, b) => a - b), ofMany };
}

/** Say whether a place can be kept up to an age and not at it. */
export function endsAt(reachable: Uint8Array, places: number, age: number, place: number): boolean {
  return reachable[(age - 1) * places + place] === 1 && reachable[age * places + place] === 0;
}
