/** New plans of a step: how many where no pipeline says so, and the age, need and place of each. */
import { fillAlias, pickAlias } from '../../num/alias-table.ts';
import { poissonFrom } from '../../num/count-draws.ts';
import type { FastStream } from '../../num/fast-stream.ts';
import { binomial } from '../../num/random.ts';
import type { CohortSetup } from './cohort-setup.ts';
import type { CohortState } from './cohort-state.ts';
import { type CohortDraw, SUBJECT } from './draw-cohort.ts';

/** Joiners per age and need from which conditional binomials are quicker than one joiner at a time. */
const MANY_PER_CELL = 8;

/** Where a joiner is sent who would go to `place`, or the same place. */
export type Redirect = (age: number, need: number, place: number) => number;

/** Work out the joiners per year of every age and need in a year from the start. @source Method note 6, equation 6.5. */
export function weighJoiners(setup: CohortSetup, draw: CohortDraw, state: CohortState, year: number): void {
  const { ages, needs } = setup.sizes;
  const first = year * ages * needs;
  for (let age = 0; age < ages; age++) {
    const people = setup.people[year * ages + age]!;
    for (let need = 0; need < needs; need++) {
      const at = age * needs + need;
      state.joinWeight[first + at] = draw.joinRate[at]! * people * draw.needShock[year * needs + need]!;
    }
  }
  state.joinSum[year] = fillAlias(state.cellAlias, first, state.joinWeight, first, ages * needs);
}

/** Draw how many join in a step where there is no pipeline, from one number of chance; `mean` in [plans]. */
export function drawJoiners(root: Int32Array, step: number, mean: number, stream: FastStream): number {
  stream.begin(root, SUBJECT.joinerCounts, step);
  return poissonFrom(stream.open(), mean);
}

/**
 * Give `count` new plans an age, a need and a place. The first of a step are the same for any count, so that a
 * scenario with fewer joiners loses the last of them and no other.
 * @source Method note 6, equation 6.5.
 */
export function placeJoiners(
  setup: CohortSetup,
  state: CohortState,
  root: Int32Array,
  step: number,
  count: number,
  stream: FastStream,
  redirect: Redirect | null,
): void {
  if (count === 0) return;
  const year = Math.floor((step * setup.stepMonths) / 12);
  if (!(state.joinSum[year]! > 0)) throw new RangeError('Joiners need an age and a need that have weight');
  stream.begin(root, SUBJECT.joinerCells, step);
  const { ages, needs, places } = setup.sizes;
  const first = year * ages * needs;
  if (count > MANY_PER_CELL * ages * needs) spreadJoiners(setup, state, first, count, stream, redirect);
  else if (redirect === null) placeMany(state, first, count, stream, places);
  else
    for (let joiner = 0; joiner < count; joiner++) {
      const at = pickAlias(state.cellAlias, first, ages * needs, stream.next());
      placeOne(state, at, needs, places, stream, redirect);
    }
}

/**
 * `placeOne` for `count` joiners without a redirection: draws and `pickAlias` by hand, which halves the time of an annual
 * run's joiners.
 */
function placeMany(
  state: CohortState,
  first: number,
  count: number,
  stream: FastStream,
  places: number,
): void {
  const { cells, rowTotal, cellAlias, placeAlias, joinAge, joinNeed, joinTable } = state;
  const { age: byAge, need: byNeed, place: byPlace } = state.joiners;
  const { words } = stream;
  const { own: cellOwn, other: cellOthers } = cellAlias;
  const { own: placeOwn, other: placeOthers } = placeAlias;
  const needs = byNeed.length;
  const cellScale = joinAge.length / 4294967296;
  const placeScale = places / 4294967296;
  let a = words[0]!;
  let b = words[1]!;
  let c = words[2]!;
  let counter = words[3]!;
  for (let joiner = 0; joiner < count; joiner++) {
    let sum = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    counter = (counter + 1) | 0;
    const cellAt = (sum >>> 0) * cellScale;
    const slot = cellAt | 0;
    const cellSide = (((cellAt - slot) * 2147483648) | 0) - cellOwn[first + slot]!;
    const cellOther = cellOthers[first + slot]!;
    const at = cellOther ^ ((cellOther ^ slot) & (cellSide >> 31));
    sum = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    counter = (counter + 1) | 0;
    const placeAt = (sum >>> 0) * placeScale;
    const choice = placeAt | 0;
    const entry = joinTable[at]! + choice;
    const placeSide = (((placeAt - choice) * 2147483648) | 0) - placeOwn[entry]!;
    const placeOther = placeOthers[entry]!;
    const place = placeOther ^ ((placeOther ^ choice) & (placeSide >> 31));
    const age = joinAge[at]!;
    const need = joinNeed[at]!;
    const row = age * places + place;
    cells[row * needs + need]!++;
    rowTotal[row]!++;
    byAge[age]!++;
    byNeed[need]!++;
    byPlace[place]!++;
  }
}

function placeOne(
  state: CohortState,
  at: number,
  needs: number,
  places: number,
  stream: FastStream,
  redirect: Redirect | null,
): void {
  const age = state.joinAge[at]!;
  const need = state.joinNeed[at]!;
  let place = pickAlias(state.placeAlias, state.joinTable[at]!, places, stream.next());
  if (redirect !== null) place = redirect(age, need, place);
  const row = age * places + place;
  state.cells[row * needs + need]!++;
  state.rowTotal[row]!++;
  state.joiners.age[age]!++;
  state.joiners.need[need]!++;
  state.joiners.place[place]!++;
}

/** Spread very many joiners over ages and needs, whose weights begin at `first`, by conditional binomials on suffix sums, then place each. */
function spreadJoiners(
  setup: CohortSetup,
  state: CohortState,
  first: number,
  count: number,
  stream: FastStream,
  redirect: Redirect | null,
): void {
  const { ages, needs, places } = setup.sizes;
  const joinWeight = state.joinWeight.subarray(first, first + ages * needs);
  const beyond = new Float64Array(joinWeight.length + 1);
  for (let at = joinWeight.length - 1; at >= 0; at--) beyond[at] = beyond[at + 1]! + joinWeight[at]!;
  let left = count;
  for (let at = 0; at < joinWeight.length && left > 0; at++) {
    const weight = joinWeight[at]!;
    if (weight === 0) continue;
    const own = beyond[at + 1] === 0 ? left : binomial(stream, left, weight / (weight + beyond[at + 1]!));
    for (let joiner = 0; joiner < own; joiner++) placeOne(state, at, needs, places, stream, redirect);
    left -= own;
  }
}
