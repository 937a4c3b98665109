/** The exact mean of every series of a cohort model at given rates, by recursion and without chance. */
import { FastStream } from '../../num/fast-stream.ts';
import { type CohortPrices, type CostSeries, checkPrices, costStep, planCosts } from './cohort-costs.ts';
import {
  type CohortLever,
  type CohortLevers,
  countExposed,
  leverLevel,
  leverPlaceShares,
  makeLevers,
  setAmounts,
} from './cohort-levers.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortKeep, collectStep, planSeries, type SeriesPlan, USUAL_KEEP } from './cohort-series.ts';
import { type CohortSetup, setUpCohort } from './cohort-setup.ts';
import {
  type CohortState,
  deriveState,
  makeState,
  placementWeights,
  type StepCounts,
} from './cohort-state.ts';
import { type CohortDraw, fillMeans, makeDraw } from './draw-cohort.ts';
import { areAlike, eventChances, mayMove, phaseChances } from './expect-events.ts';
import { type ExpectedQueues, expectPipeline, expectQueues } from './expect-pipeline.ts';
import { hazardsOf, pipelineMonthOf, seasonOf } from './flow-paths.ts';
import type { Hazards } from './plan-events.ts';
import { clearPipelineCounts } from './step-pipeline.ts';

export type ExpectOptions = {
  readonly years: number;
  /** USUAL_KEEP where not given. */
  readonly keep?: CohortKeep;
  /** Levers at these sizes, certain. */
  readonly levers?: readonly CohortLever[];
  readonly sizes?: Float64Array;
  /** Whole months by which each comes late; on time where not given. */
  readonly late?: Float64Array;
  readonly prices?: CohortPrices;
  /** After how many steps plans are wanted by age, place and need at once; 0 is the start. */
  readonly cellsAfter?: readonly number[];
};

/** Why a mean is a path and not exact. */
export type ExpectNote =
  /** Capacity holds assessments up: what is served is the lesser of two numbers, and chance lowers its mean. */
  | 'capacity-binds'
  /** With a pipeline, shocks of each need act on shares of a whole. */
  | 'need-shocks-on-mix'
  /** A number per month is spread over a number of plans that is itself chance. */
  | 'absolute-lever-on-plans';

export type CohortExpectation = {
  readonly plan: SeriesPlan;
  readonly steps: number;
  /** `[step][series]`, not rounded. */
  readonly means: Float64Array;
  /** As in a run; empty without prices. */
  readonly costSeries: readonly CostSeries[];
  /** `[step][cost series]` [pence]. */
  readonly costMeans: Float64Array;
  /** Plans `[age][place][need]` after each of the steps asked for, as far as the steps go. */
  readonly cells: ReadonlyMap<number, Float64Array>;
  /** Empty where the means are exact for the rates given; rates at their means are not the mean over rates. */
  readonly notes: readonly ExpectNote[];
};

/**
 * Give the mean of every series with all rates at their means and every shock at 1.
 * @throws RangeError where the model is not whole.
 * @source Method note 6, section 7.
 */
export function expectCohort(model: CohortModel, options: ExpectOptions): CohortExpectation {
  const setup = setUpCohort(model, options.years);
  const draw = makeDraw(setup);
  fillMeans(setup, new FastStream(), draw);
  return expectDraw(setup, draw, options);
}

/** Give the mean of every series at the rates of a draw. Options as in `expectCohort`; its years are the setup's. */
export function expectDraw(setup: CohortSetup, draw: CohortDraw, options: ExpectOptions): CohortExpectation {
  const plan = planSeries(setup.model, options.keep ?? USUAL_KEEP);
  const { prices } = options;
  if (prices !== undefined) checkPrices(setup, prices);
  const costSeries = prices === undefined ? [] : planCosts(plan.members);
  const work = makeExpectation(setup, draw, options);
  const { length } = plan.series;
  const means = new Float64Array(setup.steps * length);
  const costMeans = new Float64Array(setup.steps * costSeries.length);
  const wanted = new Set(options.cellsAfter);
  const cells = new Map<number, Float64Array>();
  if (wanted.has(0)) cells.set(0, work.cells.slice());
  for (let step = 0; step < setup.steps; step++) {
    const before = prices === undefined ? null : rowsOf(work);
    expectStep(work, step);
    collectStep(plan, work.counts, work.queues, means.subarray(step * length, (step + 1) * length));
    if (wanted.has(step + 1)) cells.set(step + 1, work.cells.slice());
    if (prices === undefined || before === null) continue;
    const costs = costMeans.subarray(step * costSeries.length, (step + 1) * costSeries.length);
    costStep(setup, plan.members, prices, work.levers, step, before, rowsOf(work), costs);
  }
  return { plan, steps: setup.steps, means, costSeries, costMeans, cells, notes: notesOf(work) };
}

/** Plans by age and place `[age][place]`. */
function rowsOf({ setup, cells }: Expectation): Float64Array {
  const { needs, rows } = setup.sizes;
  const totals = new Float64Array(rows);
  for (let cell = 0; cell < cells.length; cell++) totals[Math.floor(cell / needs)]! += cells[cell]!;
  return totals;
}

type Expectation = {
  readonly setup: CohortSetup;
  readonly draw: CohortDraw;
  readonly state: CohortState;
  readonly levers: CohortLevers | null;
  readonly queues: ExpectedQueues | null;
  readonly counts: StepCounts<Float64Array>;
  /** Plans `[age][place][need]`, and the same after a step's events. */
  cells: Float64Array;
  next: Float64Array;
  readonly chances: Float64Array;
  /** Shares of places by age and need `[age][need][place]`, before levers. */
  readonly placement: Float64Array;
};

function makeExpectation(setup: CohortSetup, draw: CohortDraw, options: ExpectOptions): Expectation {
  const { ages, needs, places, cells } = setup.sizes;
  const state = makeState(setup);
  deriveState(setup, draw, state);
  const axis = () => ({
    age: new Float64Array(ages),
    need: new Float64Array(needs),
    place: new Float64Array(places),
  });
  const levers = leversOf(options, places);
  const { pipeline } = setup.model.joining;
  const placement = new Float64Array(cells);
  for (let age = 0; age < ages; age++)
    for (let need = 0; need < needs; need++) {
      const at = (age * needs + need) * places;
      const shares = placement.subarray(at, at + places);
      const sum = placementWeights(setup, draw, age, need, shares);
      for (let place = 0; place < places; place++) shares[place] = sum > 0 ? shares[place]! / sum : 0;
    }
  return {
    setup,
    draw,
    state,
    levers,
    queues: pipeline === null ? null : expectQueues(pipeline),
    counts: {
      plans: axis(),
      joiners: axis(),
      leavers: axis(),
      moved: new Float64Array(places * places),
      agedOut: new Float64Array(ages),
      transfersIn: 0,
      transfersOut: 0,
    },
    cells: Float64Array.from(setup.stock),
    next: new Float64Array(cells),
    chances: new Float64Array(places),
    placement,
  };
}

/** Levers at their sizes, as late as they are said to come; null where there are none. */
function leversOf({ levers, sizes, late }: ExpectOptions, places: number): CohortLevers | null {
  if (levers === undefined) return null;
  const made = makeLevers(levers, places);
  if (sizes !== undefined) made.sizes.set(sizes);
  if (late !== undefined) made.late.set(late);
  return made;
}

function notesOf({ setup, queues, levers }: Expectation): readonly ExpectNote[] {
  const notes: ExpectNote[] = [];
  if (queues?.capacityBinds === true) notes.push('capacity-binds');
  if (queues !== null && setup.model.joining.needShockShape < Number.POSITIVE_INFINITY)
    notes.push('need-shocks-on-mix');
  const absolute = levers?.levers.some(
    (lever, at) =>
      !lever.relative && levers.sizes[at] !== 0 && (lever.flow === 'ceases' || lever.flow === 'moves'),
  );
  if (absolute === true) notes.push('absolute-lever-on-plans');
  return notes;
}

function expectStep(work: Expectation, step: number): void {
  const { setup, levers, counts, queues } = work;
  for (const { age, need, place } of [counts.joiners, counts.leavers])
    for (const axis of [age, need, place]) axis.fill(0);
  counts.moved.fill(0);
  counts.agedOut.fill(0);
  counts.transfersIn = 0;
  counts.transfersOut = 0;
  if (queues !== null) clearPipelineCounts(queues);
  const older = setup.agesIn[step] === 1;
  if (older && setup.stepMonths === 1) expectBirthday(work);
  if (levers !== null) setAmounts(levers, step * setup.stepMonths, setup.stepMonths);
  if (levers?.acts.plans === true) countExposed(setup, levers, work.cells);
  expectEvents(work, step);
  if (older && setup.stepMonths === 12) expectBirthday(work);
  expectJoiners(work, step);
  countPlans(work);
}

function expectEvents(work: Expectation, step: number): void {
  const { setup, cells, next } = work;
  const { ages, places } = setup.sizes;
  const walk = hazardsOf(work, step);
  next.fill(0);
  for (let age = 0; age < ages; age++)
    for (let place = 0; place < places; place++) expectRow(work, walk, age, place);
  work.cells = next;
  work.next = cells;
}

/** Events of one row, need by need. */
function expectRow(work: Expectation, walk: Hazards, age: number, place: number): void {
  const { setup, cells, next, chances, counts } = work;
  const { needs, places } = setup.sizes;
  const shares = setup.model.leaving.transferShare;
  const row = age * places + place;
  const isMoving = mayMove(walk, age, row);
  let [leave, last] = [0, -1];
  for (let need = 0; need < needs; need++) {
    const count = cells[row * needs + need]!;
    if (count === 0) continue;
    // Where needs are not told apart, as in most returns, their chances are worked out once.
    if (last < 0 || !areAlike(walk, last, need)) leave = eventChances(walk, age, row, need, chances);
    last = need;
    const left = count * leave;
    counts.leavers.age[age]! += left;
    counts.leavers.need[need]! += left;
    counts.leavers.place[place]! += left;
    if (shares !== null) counts.transfersOut += left * shares[age]!;
    if (isMoving) spread(work, age, place, need, count, place);
    else next[row * needs + need]! += count * chances[place]!;
  }
}

/** Put `count` plans of a place where the chances say, and note the moves. */
function spread(
  work: Expectation,
  age: number,
  place: number,
  need: number,
  count: number,
  stay: number,
): void {
  const { next, chances, counts } = work;
  const { needs, places } = work.setup.sizes;
  for (let to = 0; to < places; to++) {
    const chance = chances[to]!;
    if (chance === 0) continue;
    const share = count * chance;
    next[(age * places + to) * needs + need]! += share;
    if (to !== stay) counts.moved[place * places + to]! += share;
  }
}

function expectBirthday(work: Expectation): void {
  const { setup, cells, counts } = work;
  const { ages, needs, places } = setup.sizes;
  const block = places * needs;
  for (let age = 0; age < ages; age++)
    for (let cell = age * block; cell < (age + 1) * block; cell++) counts.agedOut[age]! += cells[cell]!;
  for (let place = 0; place < places; place++)
    for (let need = 0; need < needs; need++) {
      const left = cells[(ages - 1) * block + place * needs + need]!;
      counts.leavers.age[ages - 1]! += left;
      counts.leavers.need[need]! += left;
      counts.leavers.place[place]! += left;
    }
  cells.copyWithin(block, 0, (ages - 1) * block);
  cells.fill(0, 0, block);
  setup.model.moving.phase?.ages.forEach((age, at) => {
    expectPhase(work, age, at);
  });
}

function expectPhase(work: Expectation, age: number, at: number): void {
  const { setup, draw, cells, next, chances } = work;
  const { needs, places } = setup.sizes;
  const from = age * places * needs;
  next.fill(0, from, from + places * needs);
  for (let place = 0; place < places; place++) {
    phaseChances(draw, work.state.phase, at, place, chances);
    for (let need = 0; need < needs; need++)
      spread(work, age, place, need, cells[from + place * needs + need]!, place);
  }
  cells.set(next.subarray(from, from + places * needs), from);
}

function expectJoiners(work: Expectation, step: number): void {
  const { setup, levers } = work;
  const { needs } = setup.sizes;
  const weights = joinWeights(work, Math.floor((step * setup.stepMonths) / 12));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const total = expectedTotal(work, step, sum);
  // The pipeline looked at each month; places are those of the step.
  if (levers !== null) setAmounts(levers, step * setup.stepMonths, setup.stepMonths);
  const onPlaces = levers?.acts.placement === true ? levers : null;
  for (let at = 0; at < weights.length; at++)
    if (weights[at]! > 0)
      place(work, Math.floor(at / needs), at % needs, (total * weights[at]!) / sum, onPlaces);
}

/** Joiners per year of every age and need in a year from the start, `[age][need]`. */
function joinWeights({ setup, draw }: Expectation, year: number): Float64Array {
  const { ages, needs } = setup.sizes;
  return draw.joinRate.map((rate, at) => {
    const people = setup.people[year * ages + Math.floor(at / needs)]!;
    return rate * people * draw.needShock[year * needs + (at % needs)]!;
  });
}

function place(
  work: Expectation,
  age: number,
  need: number,
  count: number,
  levers: CohortLevers | null,
): void {
  const { setup, cells, counts } = work;
  const { needs, places } = setup.sizes;
  counts.joiners.age[age]! += count;
  counts.joiners.need[need]! += count;
  const at = (age * needs + need) * places;
  let shares = work.placement.subarray(at, at + places);
  if (levers !== null) {
    shares = shares.slice();
    leverPlaceShares(setup, levers, age, need, shares);
  }
  for (let to = 0; to < places; to++) {
    cells[(age * places + to) * needs + need]! += count * shares[to]!;
    counts.joiners.place[to]! += count * shares[to]!;
  }
}

/** Joiners of the step: from the pipeline month by month, or straight from their rate. */
function expectedTotal(work: Expectation, step: number, perYear: number): number {
  const { setup, draw, queues, levers, counts } = work;
  const { pipeline, path } = setup.model.joining;
  if (queues === null || pipeline === null) {
    const year = Math.floor((step * setup.stepMonths) / 12);
    const perMonth = (perYear * draw.joinPath[year]! * seasonOf(setup, path, step)) / 12;
    return leverLevel(levers, 'joiners', perMonth) * setup.stepMonths;
  }
  let total = 0;
  for (let month = step * setup.stepMonths; month < (step + 1) * setup.stepMonths; month++) {
    const at = pipelineMonthOf(work, pipeline, month);
    total += expectPipeline(pipeline, draw, at, queues);
    counts.transfersIn += at.transfers;
  }
  return total + counts.transfersIn;
}

function countPlans({ setup, cells, counts }: Expectation): void {
  const { ages, needs, places } = setup.sizes;
  for (const axis of [counts.plans.age, counts.plans.need, counts.plans.place]) axis.fill(0);
  for (let age = 0, cell = 0; age < ages; age++)
    for (let place = 0; place < places; place++)
      for (let need = 0; need < needs; need++, cell++) {
        const count = cells[cell]!;
        if (count === 0) continue;
        counts.plans.need[need]! += count;
        counts.plans.place[place]! += count;
        counts.plans.age[age]! += count;
      }
}
