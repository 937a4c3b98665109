/** One simulation of a cohort model, step by step: whose turn it is, and in which order. */
import { poissonFrom } from '../../num/count-draws.ts';
import { FastStream } from '../../num/fast-stream.ts';
import { closeBooks, openBooks, recount } from './check-books.ts';
import { type CohortLevers, countExposed, leverLevel, leverPlace, setAmounts } from './cohort-levers.ts';
import type { CohortSetup } from './cohort-setup.ts';
import {
  type AxisCounts,
  type CohortState,
  countRows,
  deriveState,
  makeState,
  restock,
} from './cohort-state.ts';
import { type CohortDraw, makeDraw, SUBJECT } from './draw-cohort.ts';
import { hazardsOf, pipelineMonthOf, seasonOf } from './flow-paths.ts';
import { changePhase, growOlder } from './grow-older.ts';
import { drawJoiners, placeJoiners, type Redirect, weighJoiners } from './join-plans.ts';
import { keepStep, leavesPipeline, makeCourse, type PipelineCourse, recallStep } from './pipeline-course.ts';
import {
  clearPipelineCounts,
  makePipelineState,
  type PipelineMonth,
  type PipelineState,
  resetPipeline,
  stepPipeline,
} from './step-pipeline.ts';
import { beginEvents, stepEvents } from './step-plans.ts';

/** Everything one thread uses again for each simulation; scenarios that are run side by side share all but their levers. */
export type CohortWork = {
  readonly setup: CohortSetup;
  readonly stream: FastStream;
  readonly draw: CohortDraw;
  readonly state: CohortState;
  readonly queues: PipelineState | null;
  readonly opening: AxisCounts;
  /** Plans by age and place at the beginning of the step `[age][place]`. */
  readonly before: Int32Array;
  /** What the first scenario that leaves requests and decisions alone came to; null where one alone is run. */
  readonly course: PipelineCourse | null;
  readonly levers: CohortLevers | null;
  readonly leverStream: FastStream;
  /** Assessments that could have been finished since the start, for whole ones per month. */
  capacity: number;
};

/** Make room for one thread's simulations of one or more scenarios, each with its levers or none. */
export function makeCohortWorks(
  setup: CohortSetup,
  scenarios: readonly (CohortLevers | null)[],
): readonly CohortWork[] {
  const { ages, needs, places } = setup.sizes;
  const { pipeline } = setup.model.joining;
  const queues = pipeline === null ? null : makePipelineState(pipeline);
  const shared = {
    setup,
    stream: new FastStream(),
    draw: makeDraw(setup),
    state: makeState(setup),
    queues,
    course: queues === null || scenarios.length < 2 ? null : makeCourse(setup.steps, queues.months),
    opening: { age: new Int32Array(ages), need: new Int32Array(needs), place: new Int32Array(places) },
    before: new Int32Array(setup.sizes.rows),
    leverStream: new FastStream(),
    capacity: 0,
  };
  return scenarios.map((levers) => ({ ...shared, levers }));
}

/** Work out from the draw that `work` holds what no lever changes, once for all scenarios of a simulation. */
export function beginSimulation(work: CohortWork, root: Int32Array): void {
  const { setup, draw, state, stream, course } = work;
  deriveState(setup, draw, state);
  for (let year = 0; year < setup.years; year++) weighJoiners(setup, draw, state, year);
  beginEvents(root, SUBJECT.cohortEvents, stream, state);
  if (course !== null) course.isKept = false;
}

/**
 * Run one scenario of a simulation that has begun.
 * @param root  four words of (seed, simulation).
 * @param done  called after each step, when its counts stand in `work`.
 * @throws Error where the books do not close (the program's fault).
 * @source Method note 6, section 2.
 */
export function simulateCohort(work: CohortWork, root: Int32Array, done: (step: number) => void): void {
  const { setup, draw, state, stream, queues, opening, levers, course } = work;
  const isAsKept = course !== null && leavesPipeline(levers);
  restock(setup, state);
  work.capacity = 0;
  if (queues !== null && setup.model.joining.pipeline !== null)
    resetPipeline(setup.model.joining.pipeline, draw, queues);
  for (let step = 0; step < setup.steps; step++) {
    clearFlows(state, queues);
    openBooks(state, opening);
    work.before.set(state.rowTotal);
    const older = setup.agesIn[step] === 1;
    if (older && setup.stepMonths === 1) turnYear(work);
    const year = Math.floor((step * setup.stepMonths) / 12);
    if (levers !== null) setAmounts(levers, step * setup.stepMonths, setup.stepMonths);
    if (levers?.acts.plans === true) countExposed(setup, levers, state.cells);
    stepEvents(step, root, { ...hazardsOf(work, step), stream, leverStream: work.leverStream });
    if (older && setup.stepMonths === 12) turnYear(work);
    join(work, root, step, year, isAsKept);
    countRows(setup, state);
    closeBooks(setup, state, opening);
    done(step);
  }
  if (isAsKept) course.isKept = true;
  recount(setup, state);
}

function turnYear({ setup, draw, state, stream }: CohortWork): void {
  growOlder(setup, state);
  changePhase(setup, draw, state, stream);
}

function clearFlows(state: CohortState, queues: PipelineState | null): void {
  clearCounts(state.joiners);
  clearCounts(state.leavers);
  state.moved.fill(0);
  state.agedOut.fill(0);
  state.transfersIn = 0;
  state.transfersOut = 0;
  if (queues !== null) clearPipelineCounts(queues);
}

function clearCounts({ age, need, place }: AxisCounts): void {
  age.fill(0);
  need.fill(0);
  place.fill(0);
}

function join(work: CohortWork, root: Int32Array, step: number, year: number, isAsKept: boolean): void {
  const { setup, draw, state, stream, queues, levers, course } = work;
  let count = 0;
  if (queues === null) {
    const path = draw.joinPath[year]! * seasonOf(setup, setup.model.joining.path, step);
    const perMonth = leverLevel(levers, 'joiners', (state.joinSum[year]! * path) / 12);
    count = drawJoiners(root, step, perMonth * setup.stepMonths, stream);
  } else if (isAsKept && course?.isKept === true) {
    recallStep(course, step, queues);
    count = course.issued[step]!;
    state.transfersIn = course.transfersIn[step]!;
  } else {
    for (let month = step * setup.stepMonths; month < (step + 1) * setup.stepMonths; month++) {
      const at = wholeMonth(work, month);
      count += stepPipeline(root, month, at, draw, stream, queues);
      stream.begin(root, SUBJECT.transfers, month);
      state.transfersIn += poissonFrom(stream.open(), at.transfers);
    }
    if (isAsKept && course !== null) keepStep(course, step, queues, count, state.transfersIn);
  }
  placeJoiners(setup, state, root, step, count + state.transfersIn, stream, redirectOf(work, root, step));
}

/** Where levers on placement send joiners, by chance of their own; null where none acts. */
function redirectOf(work: CohortWork, root: Int32Array, step: number): Redirect | null {
  const { setup, levers, leverStream } = work;
  if (levers !== null) setAmounts(levers, step * setup.stepMonths, setup.stepMonths);
  if (levers?.acts.placement !== true) return null;
  leverStream.begin(root, SUBJECT.joinerLevers, step);
  return (age, need, place) => leverPlace(setup, levers, age, need, place, leverStream.next());
}

/** A month of the pipeline with whole assessments: fractions of capacity add up to the next whole one. */
function wholeMonth(work: CohortWork, month: number): PipelineMonth {
  const pipeline = work.setup.model.joining.pipeline!; // asked for only where the model has one
  const at = pipelineMonthOf(work, pipeline, month);
  if (pipeline.capacity === null) return at;
  const before = Math.floor(work.capacity);
  work.capacity += at.capacity;
  at.capacity = Math.floor(work.capacity) - before;
  return at;
}
