/** Levers on plans that are there: which events they prevent, and which they add. */
import { binomial } from '../../num/random.ts';
import { type CohortLevers, leverLeaving, leverMoving, leversAdd } from './cohort-levers.ts';
import { type Hazards, leaves, moves, type Walk } from './plan-events.ts';

/**
 * Say whether an event that would come without levers comes with them: always where its hazard has not fallen, else with the
 * share that is left of it.
 * @param to  place moved to, -1 for leaving.
 */
export function leverKeeps(walk: Walk, age: number, row: number, need: number, to: number): boolean {
  const { setup, levers } = walk;
  if (levers === null) return true;
  const place = row - age * setup.sizes.places;
  if (to < 0) {
    const before = leaveBefore(walk, row, need);
    const left = leverLeaving(setup, levers, age, place, need, before) / before;
    return left >= 1 || walk.leverStream.next() < left;
  }
  const { before, after } = levers.room;
  movesBefore(walk, row, need, before);
  after.set(before);
  leverMoving(setup, levers, age, place, need, after);
  const left = after[to]! / before[to]!;
  return left >= 1 || walk.leverStream.next() < left;
}

/** Hazard of leaving before levers [1/step]. */
export function leaveBefore({ draw, state, leaveTimes }: Hazards, row: number, need: number): number {
  return leaveTimes * state.leaveHazard[row]! * draw.leaveFactor[need]!;
}

/** Write the hazards of moving to each place before levers to `out` [1/step]. */
export function movesBefore(
  { setup, draw, state, moveTimes }: Hazards,
  row: number,
  need: number,
  out: Float64Array,
): void {
  const { places } = setup.sizes;
  const sum = state.destinationSum[row]!;
  const hazard = sum > 0 ? (moveTimes * state.moveHazard[row]! * draw.moveFactor[need]!) / sum : 0;
  for (let to = 0; to < places; to++) out[to] = hazard * state.destination[row * places + to]!;
}

/**
 * Let the events that levers add come to those of an age who did nothing of their own in the step: a clock of unit rate runs over
 * the children of the rows that levers add to.
 * @source Method note 6, equation 6.18.
 */
export function leverEvents(walk: Walk, age: number): void {
  const { setup, state, levers, leverStream } = walk;
  const { places, needs } = setup.sizes;
  if (levers === null) return;
  let clock = leverStream.exponential();
  for (let place = 0; place < places; place++) {
    const row = age * places + place;
    const leaving = leversAdd(levers, 'ceases', age, place);
    const moving = leversAdd(levers, 'moves', age, place);
    if (state.rowTotal[row] === 0 || !(leaving || moving)) continue;
    for (let need = 0; need < needs; need++) {
      const count = state.cells[row * needs + need]!;
      if (count === 0) continue;
      const hazard = added(walk, levers, age, row, need, leaving, moving);
      clock =
        clock < count * hazard ? addEvents(walk, age, row, need, hazard, clock) : clock - count * hazard;
    }
  }
}

/** Write the hazards that levers add, of leaving first, then of moving to each place [1/step]. @returns their sum. */
function added(
  walk: Walk,
  levers: CohortLevers,
  age: number,
  row: number,
  need: number,
  leaving: boolean,
  moving: boolean,
): number {
  const { setup } = walk;
  const { places } = setup.sizes;
  const { before, after, more } = levers.room;
  const place = row - age * places;
  more.fill(0);
  if (leaving) {
    const own = leaveBefore(walk, row, need);
    more[0] = Math.max(0, leverLeaving(setup, levers, age, place, need, own) - own);
  }
  let sum = more[0]!;
  if (!moving) return sum;
  movesBefore(walk, row, need, before);
  after.set(before);
  leverMoving(setup, levers, age, place, need, after);
  for (let to = 0; to < places; to++) {
    const hazard = Math.max(0, after[to]! - before[to]!);
    more[to + 1] = hazard;
    sum += hazard;
  }
  return sum;
}

/** Walk the children of a cell from where the clock strikes. @returns what is left of the clock beyond the cell. */
function addEvents(
  walk: Walk,
  age: number,
  row: number,
  need: number,
  hazard: number,
  clock: number,
): number {
  const { state, leverStream, setup, levers } = walk;
  const more = levers!.room.more; // called only where there are levers
  const cell = row * setup.sizes.needs + need;
  let place = clock;
  while (place < state.cells[cell]! * hazard) {
    const child = Math.floor(place / hazard);
    state.cells[cell]!--;
    state.rowTotal[row]!--;
    let left = leverStream.next() * hazard;
    let to = 0;
    while (to < more.length - 1 && left >= more[to]!) left -= more[to++]!;
    // Rounding must not send anyone where nothing leads.
    while (more[to] === 0) to--;
    if (to === 0) leaves(walk, age, row, need, leverStream.next());
    else moves(state, row, need, to - 1);
    place = child * hazard + leverStream.exponential();
  }
  return place - state.cells[cell]! * hazard;
}

/** A row of many expected events under levers: as without, by binomials, with the hazards that levers leave of them. */
export function leverLargeRow(walk: Walk, age: number, row: number): void {
  const { setup, state, stream, levers } = walk;
  const { needs, places } = setup.sizes;
  if (levers === null) return;
  const place = row - age * places;
  for (let need = 0; need < needs; need++) {
    const cell = row * needs + need;
    const hazards = new Float64Array(places + 1);
    const before = leaveBefore(walk, row, need);
    hazards[0] = Math.min(before, leverLeaving(setup, levers, age, place, need, before));
    const own = levers.room.before;
    const after = levers.room.after;
    movesBefore(walk, row, need, own);
    after.set(own);
    leverMoving(setup, levers, age, place, need, after);
    for (let to = 0; to < places; to++) hazards[to + 1] = Math.min(own[to]!, after[to]!);
    spread(walk, age, row, need, hazards, binomial(stream, state.cells[cell]!, eventChance(hazards)));
  }
}

function eventChance(hazards: Float64Array): number {
  let sum = 0;
  for (const hazard of hazards) sum += hazard;
  return -Math.expm1(-sum);
}

/** Spread events of a cell over leaving and moving by conditional binomials on suffix sums; the last takes the rest. */
function spread(
  walk: Walk,
  age: number,
  row: number,
  need: number,
  hazards: Float64Array,
  events: number,
): void {
  const { setup, state, stream } = walk;
  state.cells[row * setup.sizes.needs + need]! -= events;
  state.rowTotal[row]! -= events;
  let left = events;
  for (let way = 0; way < hazards.length && left > 0; way++) {
    const hazard = hazards[way]!;
    if (hazard === 0) continue;
    let beyond = 0;
    for (let next = way + 1; next < hazards.length; next++) beyond += hazards[next]!;
    const gone = beyond === 0 ? left : binomial(stream, left, hazard / (hazard + beyond));
    for (let k = 0; k < gone; k++) {
      if (way === 0) leaves(walk, age, row, need, stream.next());
      else moves(state, row, need, way - 1);
    }
    left -= gone;
  }
}
