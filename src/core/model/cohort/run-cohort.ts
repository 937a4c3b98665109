/** Simulations of a cohort model, one after another, each kept series by series. */

import { poissonFrom } from '../../num/count-draws.ts';
import { FastStream, streamRoot } from '../../num/fast-stream.ts';
import { closeBooks, openBooks, recount } from './check-books.ts';
import {
  type CohortLever,
  type CohortLevers,
  countExposed,
  leverLevel,
  leverPlace,
  makeLevers,
  setAmounts,
} from './cohort-levers.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortKeep, collectStep, planSeries, type SeriesPlan, USUAL_KEEP } from './cohort-series.ts';
import { type CohortSetup, setUpCohort } from './cohort-setup.ts';
import { type AxisCounts, type CohortState, countRows, makeState, resetState } from './cohort-state.ts';
import { type CohortDraw, type CohortParameters, fillDraw, makeDraw, SUBJECT } from './draw-cohort.ts';
import { hazardsOf, pipelineMonthOf, seasonOf } from './flow-paths.ts';
import { changePhase, growOlder } from './grow-older.ts';
import { beginJoinYear, drawJoiners, placeJoiners, type Redirect } from './join-plans.ts';
import {
  clearPipelineCounts,
  makePipelineState,
  type PipelineMonth,
  type PipelineState,
  resetPipeline,
  stepPipeline,
} from './step-pipeline.ts';
import { beginEvents, stepEvents } from './step-plans.ts';

export type CohortRunOptions = {
  readonly years: number;
  /** Simulations, 1 or more. */
  readonly draws: number;
  readonly seed: string | number;
  /** 'mean' holds rates at their means: the model is then linear in the plans. 'drawn' where not given. */
  readonly parameters?: CohortParameters;
  /** USUAL_KEEP where not given. */
  readonly keep?: CohortKeep;
  readonly levers?: LeverPlan;
};

/** Levers of a scenario, and how their sizes are drawn in each simulation. */
export type LeverPlan = {
  readonly levers: readonly CohortLever[];
  readonly fillSizes: (root: Int32Array, stream: FastStream, sizes: Float64Array) => void;
};

/** Counts of every simulation. */
export type CohortRun = {
  readonly plan: SeriesPlan;
  readonly steps: number;
  readonly draws: number;
  /** `[step][series][draw]`. */
  readonly counts: Int32Array;
};

/** What runs simulations of one model into an array of counts. */
export type CohortRunner = {
  readonly setup: CohortSetup;
  readonly plan: SeriesPlan;
  readonly draws: number;
  /** Run simulations `from` to `to` - 1 and write them to `counts`, `[step][series][draw]`. */
  readonly run: (from: number, to: number, counts: Int32Array) => void;
};

/**
 * Simulate a model. Same model, seed and simulation, same counts, however the simulations are cut among workers.
 * @throws RangeError where the model is not whole; Error where the books do not close (the program's fault).
 * @source Method note 6.
 */
export function runCohort(model: CohortModel, options: CohortRunOptions): CohortRun {
  const runner = makeCohortRunner(model, options);
  const counts = new Int32Array(cohortRoom(runner));
  runner.run(0, runner.draws, counts);
  return { plan: runner.plan, steps: runner.setup.steps, draws: runner.draws, counts };
}

/** Give the length of the array of counts of a run. */
export function cohortRoom(runner: CohortRunner): number {
  return runner.setup.steps * runner.plan.series.length * runner.draws;
}

/** Make everything that simulations of one model share. @throws RangeError where the model or an option cannot be. */
export function makeCohortRunner(model: CohortModel, options: CohortRunOptions): CohortRunner {
  const { draws, seed, parameters = 'drawn', keep = USUAL_KEEP } = options;
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError('A run needs a whole number of draws from 1');
  const setup = setUpCohort(model, options.years);
  const plan = planSeries(model, keep);
  const levers = options.levers === undefined ? null : makeLevers(options.levers.levers);
  const work = makeWork(setup, plan, levers);
  const run = (from: number, to: number, counts: Int32Array): void => {
    for (let simulation = from; simulation < to; simulation++) {
      const root = streamRoot(seed, 'cohort', simulation);
      fillDraw(setup, root, parameters, work.stream, work.draw);
      if (levers !== null) options.levers?.fillSizes(root, work.stream, levers.sizes);
      simulate(work, root, (step) => storeStep(work, counts, step, draws, simulation));
    }
  };
  return { setup, plan, draws, run };
}

/** Everything one thread uses again for each simulation. */
type Work = {
  readonly setup: CohortSetup;
  readonly plan: SeriesPlan;
  readonly stream: FastStream;
  readonly draw: CohortDraw;
  readonly state: CohortState;
  readonly queues: PipelineState | null;
  readonly opening: AxisCounts;
  readonly row: Int32Array;
  readonly levers: CohortLevers | null;
  readonly leverStream: FastStream;
  /** Assessments that could have been finished since the start, for whole ones per month. */
  capacity: number;
};

function makeWork(setup: CohortSetup, plan: SeriesPlan, levers: CohortLevers | null): Work {
  const { ages, needs, places } = setup.sizes;
  const { pipeline } = setup.model.joining;
  return {
    setup,
    plan,
    stream: new FastStream(),
    draw: makeDraw(setup),
    state: makeState(setup),
    queues: pipeline === null ? null : makePipelineState(pipeline),
    opening: { age: new Int32Array(ages), need: new Int32Array(needs), place: new Int32Array(places) },
    row: new Int32Array(plan.series.length),
    levers,
    leverStream: new FastStream(),
    capacity: 0,
  };
}

function storeStep(work: Work, counts: Int32Array, step: number, draws: number, simulation: number): void {
  const { row, plan } = work;
  collectStep(plan, work.state, work.queues, row);
  let at = step * row.length * draws + simulation;
  for (let series = 0; series < row.length; series++, at += draws) counts[at] = row[series]!;
}

function simulate(work: Work, root: Int32Array, done: (step: number) => void): void {
  const { setup, draw, state, stream, queues, opening, levers } = work;
  resetState(setup, draw, state);
  work.capacity = 0;
  if (queues !== null && setup.model.joining.pipeline !== null)
    resetPipeline(setup.model.joining.pipeline, draw, queues);
  beginEvents(root, SUBJECT.cohortEvents, stream, state);
  for (let step = 0; step < setup.steps; step++) {
    clearFlows(state, queues);
    openBooks(state, opening);
    const older = setup.agesIn[step] === 1;
    if (older && setup.stepMonths === 1) turnYear(work);
    const year = Math.floor((step * setup.stepMonths) / 12);
    if (levers !== null) setAmounts(levers, step * setup.stepMonths, setup.stepMonths);
    if (levers?.acts.plans === true) countExposed(setup, levers, state.cells);
    stepEvents(step, root, { ...hazardsOf(work, step), stream, leverStream: work.leverStream });
    if (older && setup.stepMonths === 12) turnYear(work);
    join(work, root, step, year);
    countRows(setup, state);
    closeBooks(setup, state, opening);
    done(step);
  }
  recount(setup, state);
}

function turnYear({ setup, draw, state, stream }: Work): void {
  growOlder(setup, state);
  changePhase(setup, draw, state, stream);
}

function clearFlows(state: CohortState, queues: PipelineState | null): void {
  for (const { age, need, place } of [state.joiners, state.leavers]) {
    age.fill(0);
    need.fill(0);
    place.fill(0);
  }
  state.moved.fill(0);
  state.agedOut.fill(0);
  state.transfersIn = 0;
  state.transfersOut = 0;
  if (queues !== null) clearPipelineCounts(queues);
}

function join(work: Work, root: Int32Array, step: number, year: number): void {
  const { setup, draw, state, stream, queues, levers } = work;
  if ((step * setup.stepMonths) % 12 === 0) beginJoinYear(setup, draw, state, year);
  let count = 0;
  if (queues === null) {
    const path = draw.joinPath[year]! * seasonOf(setup, setup.model.joining.path, step);
    const perMonth = leverLevel(levers, 'joiners', (state.joinSum * path) / 12);
    count = drawJoiners(root, step, perMonth * setup.stepMonths, stream);
  } else
    for (let month = step * setup.stepMonths; month < (step + 1) * setup.stepMonths; month++) {
      const at = wholeMonth(work, month);
      count += stepPipeline(setup, draw, root, month, at, stream, queues);
      stream.begin(root, SUBJECT.transfers, month);
      state.transfersIn += poissonFrom(stream.open(), at.transfers);
    }
  placeJoiners(setup, state, root, step, count + state.transfersIn, stream, redirectOf(work, root, step));
}

/** Where levers on placement send joiners, by chance of their own; null where none acts. */
function redirectOf(work: Work, root: Int32Array, step: number): Redirect | null {
  const { setup, levers, leverStream } = work;
  if (levers !== null) setAmounts(levers, step * setup.stepMonths, setup.stepMonths);
  if (levers?.acts.placement !== true) return null;
  leverStream.begin(root, SUBJECT.joinerLevers, step);
  return (age, need, place) => leverPlace(setup, levers, age, need, place, leverStream.next());
}

/** A month of the pipeline with whole assessments: fractions of capacity add up to the next whole one. */
function wholeMonth(work: Work, month: number): PipelineMonth {
  const pipeline = work.setup.model.joining.pipeline!; // asked for only where the model has one
  const at = pipelineMonthOf(work, pipeline, month);
  if (pipeline.capacity === null) return at;
  const before = Math.floor(work.capacity);
  work.capacity += at.capacity;
  return { ...at, capacity: Math.floor(work.capacity) - before };
}
