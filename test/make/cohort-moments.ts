/** The exact mean and variance of a cohort's plans at fixed rates, by following every source of plans apart: a second oracle. */
import type { CohortModel } from '../../src/core/model/cohort/cohort-model.ts';
import { cohortMembers, PUBLISHED_AGE_BANDS } from '../../src/core/model/cohort/cohort-series.ts';
import { type CohortSetup, setUpCohort } from '../../src/core/model/cohort/cohort-setup.ts';
import { deriveState, makeState, placementWeights } from '../../src/core/model/cohort/cohort-state.ts';
import { type CohortDraw, fillMeans, makeDraw } from '../../src/core/model/cohort/draw-cohort.ts';
import { eventChances, phaseChances } from '../../src/core/model/cohort/expect-events.ts';
import { expectPipeline, expectQueues } from '../../src/core/model/cohort/expect-pipeline.ts';
import { hazardsOf, pipelineMonthOf, seasonOf } from '../../src/core/model/cohort/flow-paths.ts';
import { clearPipelineCounts } from '../../src/core/model/cohort/step-pipeline.ts';
import { FastStream } from '../../src/core/num/fast-stream.ts';

/** Mean and variance of the plans by total, age band, need and setting, in the order of those cuts `[step][member]`. */
export type CohortMoments = {
  readonly names: readonly string[];
  readonly means: readonly Float64Array[];
  readonly variances: readonly Float64Array[];
};

/**
 * Work out the moments where they are exact: rates at their means, no limit on capacity, and with a pipeline no shocks of
 * single needs and no backlog.
 *
 * Everyone of the stock goes their own way: the variance of a count of them is Σ n·π·(1 − π). Joiners are Poisson given the
 * shocks of their year, so theirs is the mean, and the shocks add what a common factor does.
 */
export function cohortMoments(model: CohortModel, years: number): CohortMoments {
  const setup = setUpCohort(model, years);
  const draw = makeDraw(setup);
  fillMeans(setup, new FastStream(), draw);
  const ways = new Ways(setup, draw);
  const stock = stockMoments(setup, ways);
  const joined = joinerMoments(setup, draw, ways);
  return {
    names: ways.names,
    means: stock.means.map((mean, step) => mean.map((value, k) => value + at(joined.means[step], k))),
    variances: stock.variances.map((variance, step) =>
      variance.map((value, k) => value + at(joined.variances[step], k)),
    ),
  };
}

function at(values: Float64Array | undefined, place: number): number {
  return values?.[place] ?? 0;
}

/** How a plan of one age, need and place spreads over places step by step, and which members it counts to. */
class Ways {
  readonly names: readonly string[];
  readonly #setup: CohortSetup;
  readonly #draw: CohortDraw;
  readonly #members: ReturnType<typeof cohortMembers>;
  readonly #state: ReturnType<typeof makeState>;
  readonly #chances: Float64Array;

  constructor(setup: CohortSetup, draw: CohortDraw) {
    this.#setup = setup;
    this.#draw = draw;
    this.#members = cohortMembers(setup.model, PUBLISHED_AGE_BANDS);
    this.#state = makeState(setup);
    deriveState(setup, draw, this.#state);
    this.#chances = new Float64Array(setup.sizes.places);
    const { names } = this.#members;
    this.names = ['total', ...names['age-band'], ...names.need, ...names.setting];
  }

  /** Take shares by place of an age through a step. @returns the age at its end; past the last, nobody is left. */
  step(step: number, age: number, need: number, shares: Float64Array): number {
    const monthly = this.#setup.stepMonths === 1;
    const older = this.#setup.agesIn[step] === 1;
    let now = age;
    if (older && monthly) now = this.#birthday(now, shares);
    if (now < this.#setup.sizes.ages) this.#events(step, now, need, shares);
    if (older && !monthly) now = this.#birthday(now, shares);
    return now;
  }

  #events(step: number, age: number, need: number, shares: Float64Array): void {
    const hazards = hazardsOf(
      { setup: this.#setup, draw: this.#draw, state: this.#state, levers: null },
      step,
    );
    this.#spread(shares, (place) => {
      eventChances(hazards, age, age * shares.length + place, need, this.#chances);
    });
  }

  #birthday(age: number, shares: Float64Array): number {
    if (age + 1 >= this.#setup.sizes.ages) shares.fill(0);
    const phase = this.#setup.model.moving.phase?.ages.indexOf(age + 1) ?? -1;
    if (phase >= 0)
      this.#spread(shares, (place) => {
        phaseChances(this.#draw, this.#state.phase, phase, place, this.#chances);
      });
    return age + 1;
  }

  #spread(shares: Float64Array, fill: (place: number) => void): void {
    const before = shares.slice();
    shares.fill(0);
    before.forEach((share, place) => {
      if (share === 0) return;
      fill(place);
      this.#chances.forEach((chance, to) => {
        shares[to] = at(shares, to) + share * chance;
      });
    });
  }

  /** Hand each member that shares by place count to, with their sum. */
  count(
    age: number,
    need: number,
    shares: Float64Array,
    tell: (member: number, share: number) => void,
  ): void {
    const { names, ageBandOfAge, settingOfPlace } = this.#members;
    let alive = 0;
    const bySetting = new Float64Array(names.setting.length);
    shares.forEach((share, place) => {
      alive += share;
      const setting = settingOfPlace[place] ?? 0;
      bySetting[setting] = at(bySetting, setting) + share;
    });
    tell(0, alive);
    const band = ageBandOfAge[age] ?? -1;
    if (band >= 0) tell(1 + band, alive);
    tell(1 + names['age-band'].length + need, alive);
    const from = 1 + names['age-band'].length + names.need.length;
    bySetting.forEach((share, setting) => {
      tell(from + setting, share);
    });
  }
}

function room(setup: CohortSetup, ways: Ways): Float64Array[] {
  return Array.from({ length: setup.steps }, () => new Float64Array(ways.names.length));
}

function add(to: Float64Array | undefined, member: number, value: number): void {
  if (to !== undefined) to[member] = at(to, member) + value;
}

function stockMoments(setup: CohortSetup, ways: Ways): { means: Float64Array[]; variances: Float64Array[] } {
  const means = room(setup, ways);
  const variances = room(setup, ways);
  const { needs, places } = setup.sizes;
  setup.stock.forEach((count, cell) => {
    if (count === 0) return;
    const need = cell % needs;
    const row = Math.floor(cell / needs);
    const shares = new Float64Array(places);
    shares[row % places] = 1;
    let age = Math.floor(row / places);
    for (let step = 0; step < setup.steps && age < setup.sizes.ages; step++) {
      age = ways.step(step, age, need, shares);
      ways.count(age, need, shares, (member, share) => {
        add(means[step], member, count * share);
        add(variances[step], member, count * share * (1 - share));
      });
    }
  });
  return { means, variances };
}

/** Joiners by source: the year whose shocks they share (of the request, where there is a pipeline), and the need. */
function joinerMoments(
  setup: CohortSetup,
  draw: CohortDraw,
  ways: Ways,
): { means: Float64Array[]; variances: Float64Array[] } {
  const { needs } = setup.sizes;
  const { joining } = setup.model;
  const bySource = Array.from({ length: setup.years }, () =>
    Array.from({ length: needs }, () => room(setup, ways)),
  );
  const free = Array.from({ length: needs }, () => room(setup, ways));
  const sources = joinerSources(setup, draw);
  for (let step = 0; step < setup.steps; step++)
    spreadJoiners(setup, draw, ways, step, (need, later, member, share) => {
      sources.forEach(({ perStep, year }) => {
        const target = year < 0 ? free : bySource[year];
        add(target?.[need]?.[later], member, share * at(perStep, step));
      });
    });
  const means = room(setup, ways);
  const variances = room(setup, ways);
  for (let step = 0; step < setup.steps; step++)
    for (let member = 0; member < ways.names.length; member++) {
      const unshared = free.reduce((sum, of) => sum + at(of[step], member), 0);
      add(means[step], member, unshared);
      add(variances[step], member, unshared);
      for (const year of bySource) {
        const parts = year.map((of) => at(of[step], member));
        const mean = parts.reduce((a, b) => a + b, 0);
        const squares = parts.reduce((a, b) => a + b * b, 0);
        const shared = 1 / joining.sharedShockShape;
        add(means[step], member, mean);
        add(
          variances[step],
          member,
          mean + shared * mean * mean + ((1 + shared) * squares) / joining.needShockShape,
        );
      }
    }
  return { means, variances };
}

/** Follow one unit of a step's joiners, of all ages and needs together, to the end. */
function spreadJoiners(
  setup: CohortSetup,
  draw: CohortDraw,
  ways: Ways,
  step: number,
  tell: (need: number, later: number, member: number, share: number) => void,
): void {
  const { ages, needs, places } = setup.sizes;
  const year = Math.floor((step * setup.stepMonths) / 12);
  const weight = (age: number, need: number): number =>
    at(draw.joinRate, age * needs + need) * at(setup.people, year * ages + age);
  let sum = 0;
  for (let age = 0; age < ages; age++) for (let need = 0; need < needs; need++) sum += weight(age, need);
  for (let cell = 0; cell < ages * needs; cell++) {
    const [first, need] = [Math.floor(cell / needs), cell % needs];
    const share = weight(first, need) / sum;
    if (share === 0) continue;
    const shares = new Float64Array(places);
    const total = placementWeights(setup, draw, first, need, shares);
    for (let place = 0; place < places; place++) shares[place] = (at(shares, place) * share) / total;
    let age = first;
    for (let later = step; later < setup.steps && age < ages; later++) {
      if (later > step) age = ways.step(later, age, need, shares);
      ways.count(age, need, shares, (member, part) => {
        tell(need, later, member, part);
      });
    }
  }
}

/** Expected joiners by step of each source; year -1 has no shock. */
function joinerSources(
  setup: CohortSetup,
  draw: CohortDraw,
): { readonly year: number; readonly perStep: Float64Array }[] {
  const { pipeline, path } = setup.model.joining;
  const { ages, needs } = setup.sizes;
  if (pipeline !== null) return pipelineSources(setup, draw);
  return Array.from({ length: setup.years }, (_, year) => ({
    year,
    perStep: Float64Array.from({ length: setup.steps }, (_step, step) => {
      if (Math.floor((step * setup.stepMonths) / 12) !== year) return 0;
      let sum = 0;
      for (let cell = 0; cell < ages * needs; cell++)
        sum += at(draw.joinRate, cell) * at(setup.people, year * ages + Math.floor(cell / needs));
      return sum * at(draw.joinPath, year) * seasonOf(setup, path, step) * setup.stepYears;
    }),
  }));
}

function pipelineSources(
  setup: CohortSetup,
  draw: CohortDraw,
): { readonly year: number; readonly perStep: Float64Array }[] {
  const sources = [
    { year: -1, perStep: new Float64Array(setup.steps).fill(at(draw.transferRate, 0) * setup.stepYears) },
  ];
  const { pipeline } = setup.model.joining;
  if (pipeline === null) return sources;
  const state = makeState(setup);
  for (let year = 0; year < setup.years; year++) {
    const queues = expectQueues(pipeline);
    const perStep = new Float64Array(setup.steps);
    for (let month = 0; month < setup.years * 12; month++) {
      const all = pipelineMonthOf({ setup, draw, state, levers: null }, pipeline, month);
      const requests = Math.floor(month / 12) === year ? all.requests : 0;
      clearPipelineCounts(queues);
      add(
        perStep,
        Math.floor(month / setup.stepMonths),
        expectPipeline(pipeline, draw, { ...all, requests }, queues),
      );
    }
    sources.push({ year, perStep });
  }
  return sources;
}
