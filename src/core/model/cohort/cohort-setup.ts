/** What every simulation of one cohort model shares: sizes, the calendar of its steps, and gamma draws made ready. */
import { type GammaBatch, gammaBatch } from '../../num/gamma-batch.ts';
import { checkCohortModel } from './check-cohort-model.ts';
import type { BetaPosterior, CohortModel, CohortPipeline, GammaPosterior } from './cohort-model.ts';

/** Sizes of the axes: a row is an age in a place, a cell is a row's need. */
export type CohortSizes = {
  readonly ages: number;
  readonly needs: number;
  readonly places: number;
  readonly rows: number;
  readonly cells: number;
};

/** Gammas behind a beta posterior: the chance is yes/(yes + no). */
export type BetaBatch = { readonly yes: GammaBatch; readonly no: GammaBatch };

/** Everything of a model's pipeline that is drawn anew in each simulation. */
export type PipelineBatches = {
  readonly requests: GammaBatch;
  readonly decisionHazard: BetaBatch;
  readonly assessShare: BetaBatch;
  readonly assessmentHazard: BetaBatch;
  readonly issueShare: BetaBatch;
  readonly transfersIn: GammaBatch;
};

/** A model made ready to run; nothing in it changes. */
export type CohortSetup = {
  readonly model: CohortModel;
  readonly sizes: CohortSizes;
  readonly years: number;
  readonly steps: number;
  /** Months in a step. */
  readonly stepMonths: number;
  /** Step length [years]. */
  readonly stepYears: number;
  /** Month of the calendar, 0 for January, by month from the start. */
  readonly monthOfYear: Uint8Array;
  /** 1 where everyone grows a year older in the step. */
  readonly agesIn: Uint8Array;
  /** Plans at the start `[age][place][need]`: needs lie side by side. */
  readonly stock: Int32Array;
  /** The same by row `[age][place]`, and by need. */
  readonly stockOfRow: Int32Array;
  readonly stockOfNeed: Int32Array;
  /** Population by year from the start, for every year of the run `[year][age]` [people]. */
  readonly people: Float64Array;
  readonly leave: GammaBatch;
  readonly leaveFactor: GammaBatch;
  readonly move: GammaBatch;
  readonly moveFactor: GammaBatch;
  readonly destinations: GammaBatch;
  readonly phase: (BetaBatch & { readonly destinations: GammaBatch }) | null;
  readonly join: GammaBatch;
  readonly placement: GammaBatch;
  readonly pipeline: PipelineBatches | null;
};

/**
 * Make a model ready for `years` years.
 * @throws RangeError where an array has another length than the axes ask for, or holds what cannot be (a caller's fault).
 */
export function setUpCohort(model: CohortModel, years: number): CohortSetup {
  if (!Number.isInteger(years) || years < 1)
    throw new RangeError('A forecast needs a whole number of years from 1');
  checkCohortModel(model);
  const { axes, grain, leaving, moving, joining } = model;
  const ages = axes.ageCount;
  const needs = axes.needs.length;
  const places = axes.places.length;
  const sizes = { ages, needs, places, rows: ages * places, cells: ages * places * needs };
  const steps = years * grain;
  const stock = needsTogether(model.stock, sizes);
  const first = Number(model.start.slice(5, 7)) - 1;
  const monthOfYear = Uint8Array.from({ length: years * 12 }, (_, month) => (first + month) % 12);
  return {
    model,
    sizes,
    years,
    steps,
    stepMonths: 12 / grain,
    stepYears: 1 / grain,
    monthOfYear,
    // A stock at the beginning of September has the ages of the new school year already.
    agesIn: Uint8Array.from({ length: steps }, (_, step) =>
      grain === 1 || (step > 0 && monthOfYear[step] === 8) ? 1 : 0,
    ),
    stock,
    stockOfRow: sumStock(stock, sizes.rows, (cell) => Math.floor(cell / needs)),
    stockOfNeed: sumStock(stock, needs, (cell) => cell % needs),
    people: Float64Array.from({ length: years * ages }, (_, k) =>
      populationOf(model, Math.floor(k / ages), k % ages),
    ),
    leave: batchOf(leaving.rate),
    leaveFactor: batchOf(leaving.needFactor),
    move: batchOf(moving.rate),
    moveFactor: batchOf(moving.needFactor),
    destinations: gammaBatch(moving.destinations),
    phase:
      moving.phase === null
        ? null
        : { ...betaBatch(moving.phase.chance), destinations: gammaBatch(moving.phase.destinations) },
    join: batchOf(joining.rate),
    placement: gammaBatch(joining.placement),
    pipeline: joining.pipeline === null ? null : pipelineBatches(joining.pipeline),
  };
}

function needsTogether(stock: Int32Array, { ages, needs, places, cells }: CohortSizes): Int32Array {
  const turned = new Int32Array(cells);
  for (let age = 0; age < ages; age++)
    for (let need = 0; need < needs; need++)
      for (let place = 0; place < places; place++)
        turned[(age * places + place) * needs + need] = stock[(age * needs + need) * places + place]!;
  return turned;
}

/** Add the stock up by whatever its cells belong to. */
function sumStock(stock: Int32Array, size: number, belongsTo: (cell: number) => number): Int32Array {
  const sums = new Int32Array(size);
  stock.forEach((count, cell) => {
    sums[belongsTo(cell)]! += count;
  });
  return sums;
}

function batchOf(posterior: GammaPosterior): GammaBatch {
  return gammaBatch(posterior.shape, posterior.rate);
}

function betaBatch(posterior: BetaPosterior): BetaBatch {
  return { yes: gammaBatch(posterior.yes), no: gammaBatch(posterior.no) };
}

function pipelineBatches(pipeline: CohortPipeline): PipelineBatches {
  return {
    requests: batchOf(pipeline.requests),
    decisionHazard: betaBatch(pipeline.decisionHazard),
    assessShare: betaBatch(pipeline.assessShare),
    assessmentHazard: betaBatch(pipeline.assessmentHazard),
    issueShare: betaBatch(pipeline.issueShare),
    transfersIn: batchOf(pipeline.transfersIn),
  };
}

/** The population of a year and age; the last year counts on [people]. */
function populationOf(model: CohortModel, year: number, age: number): number {
  const ages = model.axes.ageCount;
  const last = model.population.length / ages - 1;
  return model.population[Math.min(year, last) * ages + age]!;
}

/** Which ages share a table of placements: those of one group with the same places to reach. */
export type PlacementClasses = {
  readonly classOfAge: Uint8Array;
  /** Age that stands for each class. */
  readonly ageOf: Uint8Array;
};

/** Sort ages into classes whose joiners are placed alike. */
export function placementClasses(model: CohortModel): PlacementClasses {
  const { axes, joining } = model;
  const places = axes.places.length;
  const classOfAge = new Uint8Array(axes.ageCount);
  const found: string[] = [];
  const ageOf: number[] = [];
  for (let age = 0; age < axes.ageCount; age++) {
    const name = `${joining.groupOfAge[age]} ${axes.reachable.subarray(age * places, (age + 1) * places).join('')}`;
    if (!found.includes(name)) {
      found.push(name);
      ageOf.push(age);
    }
    classOfAge[age] = found.indexOf(name);
  }
  return { classOfAge, ageOf: Uint8Array.from(ageOf) };
}
