/** One step of the plans that are there: who leaves, who moves, who grows a year older. */
import { FALL_EDGE, type FastStream } from '../../num/fast-stream.ts';
import { binomial } from '../../num/random.ts';
import type { CohortState } from './cohort-state.ts';
import { SUBJECT } from './draw-cohort.ts';
import { leverEvents, leverKeeps, leverLargeRow } from './lever-events.ts';
import { arrive, cohortOf, leaves, moves, type Walk } from './plan-events.ts';

/** Expected events of a row from which binomials by need are quicker than one event at a time. */
const LARGE_ROW = 120;
/** Ways a child goes that are no place: out of the plans, or to another authority. */
const CEASES = -1;
const TRANSFERS = -2;
/** What stands where in the hazards of the child at hand. */
const MARK = 0;
const LEAVE = 1;
const MOVE = 2;
/** One part of 2^24, known here by its value: a number that another module exports is looked up in every round of a loop. */
const LAYER_PART = 2 ** -24;

/** Start the event streams of all birth cohorts of a simulation; `restock` puts them to use. */
export function beginEvents(root: Int32Array, subject: number, stream: FastStream, state: CohortState): void {
  const cohorts = state.firstClocks.length;
  for (let cohort = 0; cohort < cohorts; cohort++) {
    stream.begin(root, subject, cohort);
    state.firstClocks[cohort] = stream.exponential();
    stream.save(state.firstStreams, cohort * 4);
  }
}

/**
 * Let plans leave and move for one step: each child at most once. One clock of unit rate runs over the rows of a birth
 * cohort; where it strikes, it names a child, whom the factors of its need let off or not.
 *
 * @source Method note 6, equations 6.2 to 6.4 and section 9.
 */
export function stepEvents(step: number, root: Int32Array, walk: Walk): void {
  const { setup, state, stream, levers } = walk;
  const { ages } = setup.sizes;
  for (let age = 0; age < ages; age++) {
    if (state.plans.age[age] === 0) continue;
    const cohort = cohortOf(setup, state, age);
    if (levers !== null) walk.leverStream.begin(root, SUBJECT.cohortLevers, cohort * 4096 + step);
    stream.resume(state.streams, cohort * 4);
    stepAge(walk, age, cohort);
    stream.save(state.streams, cohort * 4);
    if (levers?.acts.more === true) leverEvents(walk, age);
    arrive(setup, state, age);
  }
}

/** Walk the rows of an age by the clock of its cohort, whose remainder stays in the state: a number handed over would be boxed. */
function stepAge(walk: Walk, age: number, cohort: number): void {
  const { state, leaveTop, moveTop } = walk;
  const { rowTotal, leaveHazard, moveHazard, clocks } = state;
  const { places } = walk.setup.sizes;
  const end = (age + 1) * places;
  let left = clocks[cohort]!;
  for (let row = age * places; row < end; row++) {
    const width = rowTotal[row]! * (leaveTop * leaveHazard[row]! + moveTop * moveHazard[row]!);
    if (left >= width && width <= LARGE_ROW) left -= width;
    else if (width > LARGE_ROW) (walk.levers === null ? stepLargeRow : leverLargeRow)(walk, age, row);
    else {
      clocks[cohort] = left;
      stepRow(walk, age, row, cohort);
      left = clocks[cohort]!;
    }
  }
  clocks[cohort] = left;
}

/**
 * Walk one row from where the clock strikes; whoever goes is taken out at once and the walk goes on with the next child.
 * What is left of the clock beyond the row is put back.
 */
function stepRow(walk: Walk, age: number, row: number, cohort: number): void {
  const { setup, draw, state, stream } = walk;
  const { needs, places } = setup.sizes;
  const { leaveFactor, moveFactor } = draw;
  const { cells, rowTotal, clocks, hazards } = state;
  const { words } = stream;
  const edges = FALL_EDGE;
  const leaveRow = walk.leaveTimes * state.leaveHazard[row]!;
  const moveRow = walk.moveTimes * state.moveHazard[row]!;
  const bound = walk.leaveTop * state.leaveHazard[row]! + walk.moveTop * state.moveHazard[row]!;
  const first = row * needs;
  const perBound = 1 / bound;
  const markScale = bound / 4294967296;
  let count = rowTotal[row]!;
  let place = clocks[cohort]!;
  let cell = first;
  let passed = 0;
  let a = words[0]!;
  let b = words[1]!;
  let c = words[2]!;
  let counter = words[3]!;
  while (place < count * bound) {
    // Two draws by hand, as `stream.next()` and `stream.exponential()` would make them: this loop is half of a run. Both come
    // before the search for the child: a search that ends elsewhere than guessed then holds up nothing but itself.
    let sum = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    counter = (counter + 1) | 0;
    const mark = (sum >>> 0) * markScale;
    sum = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    counter = (counter + 1) | 0;
    const layer = sum & 255;
    const skip = ((sum >>> 8) + 0.5) * LAYER_PART * edges[layer]!;
    const child = Math.min(count - 1, (place * perBound) | 0);
    // Strikes go up the row, so the search goes on from the cell of the last one: `passed` children lie before it.
    while (child - passed >= cells[cell]!) passed += cells[cell++]!;
    const leave = leaveRow * leaveFactor[cell - first]!;
    const move = moveRow * moveFactor[cell - first]!;
    if (mark < leave + move) {
      hazards[MARK] = mark;
      hazards[LEAVE] = leave;
      hazards[MOVE] = move;
      const way = mark < leave ? outWay(state, age) : moveWay(state, row, places);
      if (goes(walk, age, row, cell - first, way)) {
        cells[cell]!--;
        count--;
        place = child * bound;
      }
    }
    if (skip < edges[layer + 1]!) place += skip;
    else {
      stream.put(a, b, c, counter);
      place += stream.slowExponential(layer, skip);
      a = words[0]!;
      b = words[1]!;
      c = words[2]!;
      counter = words[3]!;
    }
  }
  stream.put(a, b, c, counter);
  rowTotal[row] = count;
  clocks[cohort] = place - count * bound;
}

/** Say which way one goes who leaves, from where the mark falls within the hazard of leaving. */
function outWay({ hazards, transferShare }: CohortState, age: number): number {
  return hazards[MARK]! / hazards[LEAVE]! < transferShare[age]! ? TRANSFERS : CEASES;
}

/** Find the place of a row's weights that the mark falls on, within the hazard of moving. */
function moveWay(
  { hazards, destinationSum, destinationUpTo }: CohortState,
  row: number,
  places: number,
): number {
  const first = row * places;
  const at = ((hazards[MARK]! - hazards[LEAVE]!) / hazards[MOVE]!) * destinationSum[row]!;
  let to = 0;
  while (at >= destinationUpTo[first + to]!) to++;
  return to;
}

/** Let a child named by the clock leave or set out, unless levers prevent it. @returns whether it goes. */
function goes(walk: Walk, age: number, row: number, need: number, way: number): boolean {
  if (walk.levers !== null && !leverKeeps(walk, age, row, need, way < 0 ? -1 : way)) return false;
  if (way < 0) leaves(walk, age, row, need, way === TRANSFERS);
  else moves(walk.state, row, need, way);
  return true;
}

/** Let a row of many expected events go by binomials: how many of each need, of these how many leave, and to where the rest move. */
function stepLargeRow(walk: Walk, age: number, row: number): void {
  const { setup, draw, state, stream } = walk;
  const { needs, places } = setup.sizes;
  const share = setup.model.leaving.transferShare?.[age] ?? 0;
  const { leavers } = state;
  for (let need = 0; need < needs; need++) {
    const cell = row * needs + need;
    const count = state.cells[cell]!;
    const leave = walk.leaveTimes * state.leaveHazard[row]! * draw.leaveFactor[need]!;
    const move = walk.moveTimes * state.moveHazard[row]! * draw.moveFactor[need]!;
    if (count === 0 || leave + move === 0) continue;
    const events = binomial(stream, count, -Math.expm1(-(leave + move)));
    const left = binomial(stream, events, leave / (leave + move));
    state.cells[cell] = count - events;
    state.rowTotal[row]! -= events;
    leavers.age[age]! += left;
    leavers.need[need]! += left;
    leavers.place[row - age * places]! += left;
    state.transfersOut += binomial(stream, left, share);
    spreadMovers(walk, row, need, events - left);
  }
}

/** Spread movers over the destinations of a row by conditional binomials on suffix sums; the last takes the rest. */
function spreadMovers(walk: Walk, row: number, need: number, movers: number): void {
  const { state, stream } = walk;
  const { places } = walk.setup.sizes;
  const { destination } = state;
  let left = movers;
  for (let to = 0; to < places && left > 0; to++) {
    const weight = destination[row * places + to]!;
    if (weight === 0) continue;
    let beyond = 0;
    for (let next = to + 1; next < places; next++) beyond += destination[row * places + next]!;
    const gone = beyond === 0 ? left : binomial(stream, left, weight / (weight + beyond));
    for (let mover = 0; mover < gone; mover++) moves(state, row, need, to);
    left -= gone;
  }
}
