/** Levers on plans that are there: which events they prevent, and which they add. */
import { binomial } from '../../num/random.ts';
import { type CohortLevers, leverLeaving, leverMoving, leversAct, leversAdd } from './cohort-levers.ts';
import { type Hazards, leaves, moves, transfers, type Walk } from './plan-events.ts';

/**
 * Say whether an event that would come without levers comes with them: always where its hazard has not fallen, else with the
 * share that is left of it.
 * @param to  place moved to, -1 for leaving.
 */
export function leverKeeps(walk: Walk, age: number, row: number, need: number, to: number): boolean {
  const { setup, levers } = walk;
  const place = row - age * setup.sizes.places;
  if (levers === null || !leversAct(levers, to < 0 ? 'ceases' : 'moves', age, place)) return true;
  let left: number;
  if (to < 0) {
    const before = leaveBefore(walk, row, walk.draw.leaveFactor[need]!);
    left = leverLeaving(setup, levers, age, place, need, before) / before;
  } else {
    moveBoth(walk, levers, age, row, need, walk.draw.moveFactor[need]!);
    left = levers.room.after[to]! / levers.room.before[to]!;
  }
  return left >= 1 || walk.leverStream.next() < left;
}

/** Hazard of leaving before levers, for a need of the factor given [1/step]. */
export function leaveBefore({ state, leaveTimes }: Hazards, row: number, factor: number): number {
  return leaveTimes * state.leaveHazard[row]! * factor;
}

/** Write the hazards of moving to each place before and after levers to their room, for a need of the factor given [1/step]. */
export function moveBoth(
  { setup, state, moveTimes }: Hazards,
  levers: CohortLevers,
  age: number,
  row: number,
  need: number,
  factor: number,
): void {
  const { places } = setup.sizes;
  const { before, after } = levers.room;
  const sum = state.destinationSum[row]!;
  const hazard = sum > 0 ? (moveTimes * state.moveHazard[row]! * factor) / sum : 0;
  for (let to = 0; to < places; to++) {
    before[to] = hazard * state.destination[row * places + to]!;
    after[to] = before[to]!;
  }
  leverMoving(setup, levers, age, row - age * places, need, after);
}

/**
 * Let the events that levers add come to those of an age who did nothing of their own in the step: a clock of unit rate runs over
 * the rows that levers add to, and names children, whose own hazard lets the event through.
 * @source Method note 6, equations 6.18 and 6.20.
 */
export function leverEvents(walk: Walk, age: number): void {
  const { setup, state, levers, leverStream } = walk;
  const { places } = setup.sizes;
  if (levers === null) return;
  let clock = leverStream.exponential();
  for (let row = age * places; row < (age + 1) * places; row++) {
    const count = state.rowTotal[row]!;
    const bound = count === 0 ? 0 : addedAtMost(walk, levers, age, row);
    clock = clock < count * bound ? addEvents(walk, levers, age, row, bound, clock) : clock - count * bound;
  }
}

/**
 * Bound the hazards that levers add to a child of a row. What they add is convex in the factor of a need, so where levers do not
 * tell needs apart the largest is at either end of the factors.
 */
function addedAtMost(walk: Walk, levers: CohortLevers, age: number, row: number): number {
  const { setup, draw } = walk;
  const place = row - age * setup.sizes.places;
  const leaving = leversAdd(levers, 'ceases', age, place);
  const moving = leversAdd(levers, 'moves', age, place);
  if (!leaving && !moving) return 0;
  // Of ceases alone the sum is what is added to leaving: no places need be looked at.
  if (levers.allNeeds && !moving)
    return Math.max(
      addedLeaving(walk, levers, age, row, 0, 0),
      addedLeaving(walk, levers, age, row, 0, levers.top.leave),
    );
  if (levers.allNeeds)
    return Math.max(
      added(walk, levers, age, row, 0, 0, 0),
      added(walk, levers, age, row, 0, levers.top.leave, levers.top.move),
    );
  let most = 0;
  for (let need = 0; need < setup.sizes.needs; need++) {
    const hazard = added(walk, levers, age, row, need, draw.leaveFactor[need]!, draw.moveFactor[need]!);
    if (hazard > most) most = hazard;
  }
  return most;
}

/** Write the hazards that levers add, of leaving first, then of moving to each place [1/step]. @returns their sum. */
function added(
  walk: Walk,
  levers: CohortLevers,
  age: number,
  row: number,
  need: number,
  leaveFactor: number,
  moveFactor: number,
): number {
  const { setup } = walk;
  const { places } = setup.sizes;
  const { before, after, more } = levers.room;
  const place = row - age * places;
  const leave = addedLeaving(walk, levers, age, row, need, leaveFactor);
  more[0] = leave;
  let sum = leave;
  const moving = leversAdd(levers, 'moves', age, place);
  if (moving) moveBoth(walk, levers, age, row, need, moveFactor);
  for (let to = 0; to < places; to++) {
    const hazard = moving ? Math.max(0, after[to]! - before[to]!) : 0;
    more[to + 1] = hazard;
    sum += hazard;
  }
  return sum;
}

/** The hazard of leaving that levers add [1/step]. */
function addedLeaving(
  walk: Walk,
  levers: CohortLevers,
  age: number,
  row: number,
  need: number,
  factor: number,
): number {
  const place = row - age * walk.setup.sizes.places;
  const own = leaveBefore(walk, row, factor);
  return Math.max(0, leverLeaving(walk.setup, levers, age, place, need, own) - own);
}

/** Walk the children of a row from where the clock strikes. @returns what is left of the clock beyond the row. */
function addEvents(
  walk: Walk,
  levers: CohortLevers,
  age: number,
  row: number,
  bound: number,
  clock: number,
): number {
  const { state, leverStream, setup, draw } = walk;
  const first = row * setup.sizes.needs;
  let place = clock;
  while (place < state.rowTotal[row]! * bound) {
    const child = Math.min(state.rowTotal[row]! - 1, Math.floor(place / bound));
    let before = child;
    let cell = first;
    while (before >= state.cells[cell]!) before -= state.cells[cell++]!;
    const need = cell - first;
    const hazard = added(walk, levers, age, row, need, draw.leaveFactor[need]!, draw.moveFactor[need]!);
    const mark = leverStream.next() * bound;
    if (mark < hazard) {
      state.cells[cell]!--;
      state.rowTotal[row]!--;
      place = child * bound;
      addEvent(walk, levers, age, row, need, mark);
    }
    place += leverStream.exponential();
  }
  return place - state.rowTotal[row]! * bound;
}

/** Let one child leave or set out, whichever of the added hazards `mark` falls on. */
function addEvent(
  walk: Walk,
  levers: CohortLevers,
  age: number,
  row: number,
  need: number,
  mark: number,
): void {
  const { more } = levers.room;
  let left = mark;
  let to = 0;
  while (to < more.length - 1 && left >= more[to]!) left -= more[to++]!;
  // Rounding must not send anyone where nothing leads.
  while (more[to] === 0) to--;
  if (to === 0) leaves(walk, age, row, need, transfers(walk, age, walk.leverStream.next()));
  else moves(walk.state, row, need, to - 1);
}

/** A row of many expected events under levers: as without, by binomials, with the hazards that levers leave of them. */
export function leverLargeRow(walk: Walk, age: number, row: number): void {
  const { setup, state, stream, levers, draw } = walk;
  const { needs, places } = setup.sizes;
  if (levers === null) return;
  const place = row - age * places;
  const { before, after } = levers.room;
  const hazards = new Float64Array(places + 1);
  for (let need = 0; need < needs; need++) {
    const own = leaveBefore(walk, row, draw.leaveFactor[need]!);
    hazards[0] = Math.min(own, leverLeaving(setup, levers, age, place, need, own));
    moveBoth(walk, levers, age, row, need, draw.moveFactor[need]!);
    for (let to = 0; to < places; to++) hazards[to + 1] = Math.min(before[to]!, after[to]!);
    const count = state.cells[row * needs + need]!;
    spread(walk, age, row, need, hazards, binomial(stream, count, eventChance(hazards)));
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
      if (way === 0) leaves(walk, age, row, need, transfers(walk, age, stream.next()));
      else moves(state, row, need, way - 1);
    }
    left -= gone;
  }
}
