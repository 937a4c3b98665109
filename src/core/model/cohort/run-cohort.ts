/** Simulations of a cohort model, one after another, each kept series by series. */
import { streamRoot } from '../../num/fast-stream.ts';
import { type CohortPrices, type CostSeries, checkPrices, costStep, planCosts } from './cohort-costs.ts';
import { makeLevers } from './cohort-levers.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortKeep, collectStep, planSeries, type SeriesPlan, USUAL_KEEP } from './cohort-series.ts';
import { type CohortSetup, setUpCohort } from './cohort-setup.ts';
import { type CohortParameters, fillDraw } from './draw-cohort.ts';
import { fillSizes, type LeverPlan, takeDrawn } from './lever-sizes.ts';
import { beginSimulation, type CohortWork, makeCohortWorks, simulateCohort } from './simulate-cohort.ts';

export type CohortRunOptions = {
  readonly years: number;
  /** Simulations, 1 or more. */
  readonly draws: number;
  readonly seed: string | number;
  /** 'mean' holds rates at their means: the model is then linear in the plans. 'drawn' where not given. */
  readonly parameters?: CohortParameters;
  /** USUAL_KEEP where not given. */
  readonly keep?: CohortKeep;
  /** Levers of a scenario; none where not given. */
  readonly levers?: LeverPlan;
  /** Prices by year, age and place; without them there are no costs. */
  readonly prices?: CohortPrices;
};

/** Counts and costs of every simulation. */
export type CohortRun = {
  readonly plan: SeriesPlan;
  readonly steps: number;
  readonly draws: number;
  /** `[step][series][draw]`. */
  readonly counts: Int32Array;
  /** Empty without prices. */
  readonly costSeries: readonly CostSeries[];
  /** `[step][cost series][draw]` [pence]. */
  readonly costs: Float64Array;
};

/** What runs simulations of one model into arrays of counts and costs. */
export type CohortRunner = {
  readonly setup: CohortSetup;
  readonly plan: SeriesPlan;
  readonly costSeries: readonly CostSeries[];
  readonly draws: number;
  readonly scenarios: number;
  /** Lengths of the arrays of counts and of costs, all scenarios together. */
  readonly room: { readonly counts: number; readonly costs: number };
  /** Run simulations `from` to `to` - 1 and write them to `counts` and `costs`, `[scenario][step][series][draw]`. */
  readonly run: (from: number, to: number, counts: Int32Array, costs: Float64Array) => void;
};

/**
 * Simulate a model. Same model, seed and simulation, same counts, however the simulations are cut among workers.
 * @throws RangeError where the model is not whole; Error where the books do not close (the program's fault).
 * @source Method note 6.
 */
export function runCohort(model: CohortModel, options: CohortRunOptions): CohortRun {
  const runner = makeCohortRunner(model, options);
  const counts = new Int32Array(runner.room.counts);
  const costs = new Float64Array(runner.room.costs);
  runner.run(0, runner.draws, counts, costs);
  return toRun(runner, counts, costs, 0);
}

/** Give one scenario of a runner's arrays as a run. */
export function toRun(
  { plan, costSeries, draws, setup, scenarios, room }: CohortRunner,
  counts: Int32Array,
  costs: Float64Array,
  scenario: number,
): CohortRun {
  const part = <Of extends Int32Array | Float64Array>(all: Of, size: number): Of =>
    all.subarray((scenario * size) / scenarios, ((scenario + 1) * size) / scenarios) as Of; // a part is of its whole's kind
  const parts = { counts: part(counts, room.counts), costs: part(costs, room.costs) };
  return { plan, steps: setup.steps, draws, costSeries, ...parts };
}

/** Simulations whose series are held together before they are put in their places. */
const HELD = 8;

/** A scenario of a run: its levers with what is known of their sizes, or null for things as they are. */
export type RunScenario = LeverPlan | null;

/**
 * Make everything that simulations of one model share. Scenarios that are run side by side draw rates and start chance once,
 * and those that leave the way from request to plan alone walk it once: each has the counts that it has by itself.
 * @param scenarios  the one of the options where not given.
 * @throws RangeError where the model or an option cannot be.
 */
export function makeCohortRunner(
  model: CohortModel,
  options: CohortRunOptions,
  scenarios: readonly RunScenario[] = [options.levers ?? null],
): CohortRunner {
  const { draws, seed, parameters = 'drawn', keep = USUAL_KEEP, prices } = options;
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError('A run needs a whole number of draws from 1');
  const drawn = options.levers?.drawn;
  const drawnRows = draws * ((options.levers?.levers.length ?? 0) - (drawn?.from ?? 0));
  if (drawn !== undefined && (drawn.sizes.length < drawnRows || drawn.late.length < drawnRows))
    throw new RangeError('Levers drawn elsewhere need a size and a lateness for every simulation');
  const setup = setUpCohort(model, options.years);
  if (prices !== undefined) checkPrices(setup, prices);
  const plan = planSeries(model, keep);
  const costSeries = prices === undefined ? [] : planCosts(plan.members);
  const works = makeCohortWorks(
    setup,
    scenarios.map((one) => (one === null ? null : makeLevers(one.levers, setup.sizes.places))),
  );
  const { steps } = setup;
  const counted = new Int32Array(plan.series.length);
  const priced = new Float64Array(costSeries.length);
  const heldCounts = new Int32Array(HELD * works.length * steps * counted.length);
  const heldCosts = new Float64Array(HELD * works.length * steps * priced.length);
  /** Simulate once, every scenario, and write its series to place `slot` of what is held. */
  const simulate = (simulation: number, slot: number): void => {
    const root = streamRoot(seed, 'cohort', simulation);
    let asThingsAre = -1;
    works.forEach((work, scenario) => {
      if (scenario === 0) {
        fillDraw(setup, root, parameters, work.stream, work.draw);
        beginSimulation(work, root);
      }
      const at = slot * works.length + scenario;
      const acts = leversWork(work, root, simulation, scenarios[scenario] ?? null);
      if (!acts && asThingsAre >= 0) {
        copySeries(heldCounts, steps * counted.length, asThingsAre, at);
        copySeries(heldCosts, steps * priced.length, asThingsAre, at);
        return;
      }
      if (!acts) asThingsAre = at;
      simulateCohort(work, root, (step) => {
        collectStep(plan, work.state, work.queues, counted);
        heldCounts.set(counted, (at * steps + step) * counted.length);
        if (prices === undefined) return;
        costOf(work, plan, prices, step, priced);
        heldCosts.set(priced, (at * steps + step) * priced.length);
      });
    });
  };
  const run = (from: number, to: number, counts: Int32Array, costs: Float64Array): void => {
    for (let first = from; first < to; first += HELD) {
      const size = Math.min(HELD, to - first);
      for (let slot = 0; slot < size; slot++) simulate(first + slot, slot);
      scatter(heldCounts, counts, first, size, draws);
      if (prices !== undefined) scatter(heldCosts, costs, first, size, draws);
    }
  };
  const ofAll = works.length * steps * draws;
  const room = { counts: ofAll * counted.length, costs: ofAll * priced.length };
  return { setup, plan, costSeries, draws, scenarios: works.length, room, run };
}

/** Draw the sizes of a scenario's levers. @returns whether any does something in the simulation at hand. */
function leversWork(
  { levers, stream }: CohortWork,
  root: Int32Array,
  simulation: number,
  scenario: RunScenario,
): boolean {
  if (levers === null || scenario === null) return false;
  const { sizes, drawn } = scenario;
  if (drawn === undefined || (drawn.from ?? 0) > 0) fillSizes(sizes, root, stream, levers.sizes);
  if (drawn !== undefined) takeDrawn(drawn, simulation, levers);
  return levers.sizes.some((size) => size !== 0);
}

/** Copy the series of one simulation and scenario, `size` of them, to another. */
function copySeries(held: Int32Array | Float64Array, size: number, from: number, to: number): void {
  held.copyWithin(to * size, from * size, (from + 1) * size);
}

function costOf(
  work: CohortWork,
  plan: SeriesPlan,
  prices: CohortPrices,
  step: number,
  out: Float64Array,
): void {
  costStep(work.setup, plan.members, prices, work.levers, step, work.before, work.state.rowTotal, out);
}

/**
 * Put what is held of `size` simulations from `first`, `[simulation][series]`, to `[series][draw]`. Draws of a series lie side by side
 * and series far apart: several simulations at a time fill a line of memory where one would fetch it for a single number.
 */
function scatter(
  held: Int32Array | Float64Array,
  out: Int32Array | Float64Array,
  first: number,
  size: number,
  draws: number,
): void {
  const all = held.length / HELD;
  for (let series = 0; series < all; series++)
    for (let slot = 0; slot < size; slot++) out[series * draws + first + slot] = held[slot * all + series]!;
}
