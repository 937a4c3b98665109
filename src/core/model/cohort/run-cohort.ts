/** Simulations of a cohort model, one after another, each kept series by series. */
import { streamRoot } from '../../num/fast-stream.ts';
import { type CohortPrices, type CostSeries, checkPrices, costStep, planCosts } from './cohort-costs.ts';
import { makeLevers } from './cohort-levers.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortKeep, collectStep, planSeries, type SeriesPlan, USUAL_KEEP } from './cohort-series.ts';
import { type CohortSetup, setUpCohort } from './cohort-setup.ts';
import { type CohortParameters, fillDraw } from './draw-cohort.ts';
import { fillSizes, type LeverPlan, takeDrawn } from './lever-sizes.ts';
import { type CohortWork, makeCohortWork, simulateCohort } from './simulate-cohort.ts';

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
  /** Lengths of the arrays of counts and of costs. */
  readonly room: { readonly counts: number; readonly costs: number };
  /** Run simulations `from` to `to` - 1 and write them to `counts` and `costs`, `[step][series][draw]`. */
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
  return toRun(runner, counts, costs);
}

/** Put a runner's arrays together as a run. */
export function toRun(runner: CohortRunner, counts: Int32Array, costs: Float64Array): CohortRun {
  const { plan, costSeries, draws, setup } = runner;
  return { plan, steps: setup.steps, draws, counts, costSeries, costs };
}

/** Make everything that simulations of one model share. @throws RangeError where the model or an option cannot be. */
export function makeCohortRunner(model: CohortModel, options: CohortRunOptions): CohortRunner {
  const { draws, seed, parameters = 'drawn', keep = USUAL_KEEP, prices } = options;
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError('A run needs a whole number of draws from 1');
  const drawn = options.levers?.drawn;
  const drawnRows = draws * (options.levers?.levers.length ?? 0);
  if (drawn !== undefined && (drawn.sizes.length < drawnRows || drawn.late.length < drawnRows))
    throw new RangeError('Levers drawn elsewhere need a size and a lateness for every simulation');
  const setup = setUpCohort(model, options.years);
  if (prices !== undefined) checkPrices(setup, prices);
  const plan = planSeries(model, keep);
  const costSeries = prices === undefined ? [] : planCosts(plan.members);
  const levers = options.levers === undefined ? null : makeLevers(options.levers.levers, setup.sizes.places);
  const work = makeCohortWork(setup, levers);
  const counted = new Int32Array(plan.series.length);
  const priced = new Float64Array(costSeries.length);
  const run = (from: number, to: number, counts: Int32Array, costs: Float64Array): void => {
    for (let simulation = from; simulation < to; simulation++) {
      const root = streamRoot(seed, 'cohort', simulation);
      fillDraw(setup, root, parameters, work.stream, work.draw);
      if (levers !== null && options.levers !== undefined) {
        const { sizes, drawn } = options.levers;
        if (drawn === undefined) fillSizes(sizes, root, work.stream, levers.sizes);
        else takeDrawn(drawn, simulation, levers);
      }
      simulateCohort(work, root, (step) => {
        collectStep(plan, work.state, work.queues, counted);
        scatter(counted, counts, step, draws, simulation);
        if (prices === undefined) return;
        costOf(work, plan, prices, step, priced);
        scatter(priced, costs, step, draws, simulation);
      });
    }
  };
  const { steps } = setup;
  const room = { counts: steps * counted.length * draws, costs: steps * priced.length * draws };
  return { setup, plan, costSeries, draws, room, run };
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

/** Put the series of a step and simulation into `[step][series][draw]`. */
function scatter<Of extends Int32Array | Float64Array>(
  series: Of,
  out: Of,
  step: number,
  draws: number,
  simulation: number,
): void {
  let at = step * series.length * draws + simulation;
  for (let k = 0; k < series.length; k++, at += draws) out[at] = series[k]!;
}
