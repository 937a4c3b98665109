/** Where one simulation stands: plans by cell, what flowed in the step, and rates worked out from its draws. */
import { type AliasTable, fillAlias, makeAlias } from '../../num/alias-table.ts';
import { type CohortSetup, type PlacementClasses, placementClasses } from './cohort-setup.ts';
import type { CohortDraw } from './draw-cohort.ts';
import { fillPhaseTable, makePhaseTable, type PhaseTable } from './phase-table.ts';

/** Counts by each of the three axes; expected counts are not whole. */
export type AxisCounts<Of extends Int32Array | Float64Array = Int32Array> = {
  readonly age: Of;
  readonly need: Of;
  readonly place: Of;
};

/** What is told of a step, counted or expected. */
export type StepCounts<Of extends Int32Array | Float64Array = Int32Array> = {
  readonly plans: AxisCounts<Of>;
  readonly joiners: AxisCounts<Of>;
  readonly leavers: AxisCounts<Of>;
  /** Movers `[from place][to place]`. */
  readonly moved: Of;
  /** Those who grew out of an age `[age]`; of the last age they are leavers. */
  readonly agedOut: Of;
  /** Leavers to, and joiners from, other authorities in the step. */
  transfersOut: number;
  transfersIn: number;
};

/** Movers of one age on their way. */
export type Movers = { size: number; row: Int32Array; need: Int32Array; to: Int32Array };

export type CohortState = StepCounts & {
  /** Plans `[age][place][need]`. */
  readonly cells: Int32Array;
  /** Plans `[age][place]`. */
  readonly rowTotal: Int32Array;
  /** September 1sts gone by. */
  birthdays: number;
  /** State of each birth cohort's stream `[cohort][4]`, and what is left of its clock; and both as the simulation begins. */
  readonly streams: Int32Array;
  readonly clocks: Float64Array;
  readonly firstStreams: Int32Array;
  readonly firstClocks: Float64Array;
  readonly movers: Movers;
  /** Of the child that the clock named last: where chance fell, and the hazards of leaving and moving; handed over, they would be boxed. */
  readonly hazards: Float64Array;
  /** Share of leavers that move to another authority, 0 where not known `[age]` [0..1]. */
  readonly transferShare: Float64Array;
  /** Hazards per step without multipliers `[age][place]`. */
  readonly leaveHazard: Float64Array;
  readonly moveHazard: Float64Array;
  /** Weights `[age][from][to]` of places that can be reached, and their sums `[age][from]`. */
  readonly destination: Float64Array;
  readonly destinationSum: Float64Array;
  /** Sums of the weights up to each place `[age][from][to]`; without end from the last place of weight on, where a search must stop. */
  readonly destinationUpTo: Float64Array;
  readonly phase: PhaseTable;
  readonly classes: PlacementClasses;
  /** Tables of places `[class][need][place]`, and of age and need for every year `[year][age][need]`. */
  readonly placeAlias: AliasTable;
  readonly cellAlias: AliasTable;
  /** Joiners per year of every year `[year][age][need]`, and their sum `[year]`. */
  readonly joinWeight: Float64Array;
  readonly joinSum: Float64Array;
  /** Age, need and table of places of each entry of a year's table `[age][need]`. */
  readonly joinAge: Uint8Array;
  readonly joinNeed: Uint8Array;
  readonly joinTable: Int32Array;
};

/** Make room for the simulations of one model, one after another. */
export function makeState(setup: CohortSetup): CohortState {
  const { ages, needs, places, rows, cells } = setup.sizes;
  const counts = (): AxisCounts => ({
    age: new Int32Array(ages),
    need: new Int32Array(needs),
    place: new Int32Array(places),
  });
  const cohorts = ages + setup.years + 1;
  const classes = placementClasses(setup.model);
  return {
    cells: new Int32Array(cells),
    rowTotal: new Int32Array(rows),
    plans: counts(),
    joiners: counts(),
    leavers: counts(),
    moved: new Int32Array(places * places),
    agedOut: new Int32Array(ages),
    transfersOut: 0,
    transfersIn: 0,
    birthdays: 0,
    streams: new Int32Array(cohorts * 4),
    clocks: new Float64Array(cohorts),
    firstStreams: new Int32Array(cohorts * 4),
    firstClocks: new Float64Array(cohorts),
    movers: { size: 0, row: new Int32Array(256), need: new Int32Array(256), to: new Int32Array(256) },
    hazards: new Float64Array(3),
    transferShare: setup.model.leaving.transferShare ?? new Float64Array(ages),
    leaveHazard: new Float64Array(rows),
    moveHazard: new Float64Array(rows),
    destination: new Float64Array(rows * places),
    destinationSum: new Float64Array(rows),
    destinationUpTo: new Float64Array(rows * places),
    phase: makePhaseTable(setup),
    classes,
    placeAlias: makeAlias(classes.ageOf.length * needs * places, places),
    cellAlias: makeAlias(setup.years * ages * needs, ages * needs),
    joinWeight: new Float64Array(setup.years * ages * needs),
    joinSum: new Float64Array(setup.years),
    joinAge: Uint8Array.from({ length: ages * needs }, (_, at) => Math.floor(at / needs)),
    joinNeed: Uint8Array.from({ length: ages * needs }, (_, at) => at % needs),
    joinTable: Int32Array.from(
      { length: ages * needs },
      (_, at) => (classes.classOfAge[Math.floor(at / needs)]! * needs + (at % needs)) * places,
    ),
  };
}

/** Make room for twice as many movers. */
export function growMovers(movers: Movers): void {
  for (const part of ['row', 'need', 'to'] as const) {
    const bigger = new Int32Array(movers[part].length * 2);
    bigger.set(movers[part]);
    movers[part] = bigger;
  }
}

/** Work out hazards and tables from a new draw. */
export function deriveState(setup: CohortSetup, draw: CohortDraw, state: CohortState): void {
  deriveHazards(setup, draw, state);
  fillPhaseTable(setup, draw, state.phase);
  derivePlacement(setup, draw, state);
}

/** Put the stock of the start back, and the chance of the simulation's events. */
export function restock(setup: CohortSetup, state: CohortState): void {
  state.streams.set(state.firstStreams);
  state.clocks.set(state.firstClocks);
  state.cells.set(setup.stock);
  state.rowTotal.set(setup.stockOfRow);
  state.plans.need.set(setup.stockOfNeed);
  state.birthdays = 0;
  countRows(setup, state);
}

/** @source Method note 6, equations 6.2 and 6.3. */
function deriveHazards(setup: CohortSetup, draw: CohortDraw, state: CohortState): void {
  const { ages, places } = setup.sizes;
  const { reachable } = setup.model.axes;
  const { groupOfAge, destinations } = setup.model.moving;
  for (let age = 0; age < ages; age++)
    for (let from = 0; from < places; from++) {
      const row = age * places + from;
      state.leaveHazard[row] = draw.leaveRate[row]! * setup.stepYears;
      state.moveHazard[row] = draw.moveRate[row]! * setup.stepYears;
      const block = (groupOfAge[age]! * places + from) * places;
      const sum = maskedWeights(
        draw.destinations,
        block,
        reachable,
        age * places,
        state.destination,
        row * places,
        places,
      );
      // Where all drawn weights are too small for a number, their means decide; who has nowhere to go does not move.
      state.destinationSum[row] =
        sum > 0
          ? sum
          : maskedWeights(
              destinations,
              block,
              reachable,
              age * places,
              state.destination,
              row * places,
              places,
            );
      if (state.destinationSum[row] === 0) state.moveHazard[row] = 0;
      addUp(state.destination, row * places, places, state.destinationUpTo);
    }
}

/** Write to `out` the sums of `size` weights from `from` up to each of them, without end from the last that is above 0 on. */
function addUp(weights: Float64Array, from: number, size: number, out: Float64Array): void {
  let last = from + size - 1;
  while (last > from && weights[last] === 0) out[last--] = Number.POSITIVE_INFINITY;
  out[last] = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let k = from; k < last; k++) {
    sum += weights[k]!;
    out[k] = sum;
  }
}

function maskedWeights(
  weights: Float64Array,
  from: number,
  mask: Uint8Array,
  maskFrom: number,
  out: Float64Array,
  at: number,
  size: number,
): number {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const weight = mask[maskFrom + k] === 1 ? weights[from + k]! : 0;
    out[at + k] = weight;
    sum += weight;
  }
  return sum;
}

/** @source Method note 6, equation 6.5. */
function derivePlacement(setup: CohortSetup, draw: CohortDraw, state: CohortState): void {
  const { needs, places } = setup.sizes;
  const weights = new Float64Array(places);
  state.classes.ageOf.forEach((age, kind) => {
    for (let need = 0; need < needs; need++) {
      const at = (kind * needs + need) * places;
      placementWeights(setup, draw, age, need, weights);
      fillAlias(state.placeAlias, at, weights, 0, places);
    }
  });
}

/** Give the weights of places of an age's and need's joiners, those out of reach at 0. @returns their sum. */
export function placementWeights(
  setup: CohortSetup,
  draw: CohortDraw,
  age: number,
  need: number,
  out: Float64Array,
): number {
  const { needs, places } = setup.sizes;
  const { joining, axes } = setup.model;
  const block = (joining.groupOfAge[age]! * needs + need) * places;
  const sum = maskedWeights(draw.placement, block, axes.reachable, age * places, out, 0, places);
  return sum > 0
    ? sum
    : maskedWeights(joining.placement, block, axes.reachable, age * places, out, 0, places);
}

/** Count the plans of every age and place from the rows. */
export function countRows(setup: CohortSetup, state: CohortState): void {
  const { ages, places } = setup.sizes;
  const { rowTotal } = state;
  const { age: byAge, place: byPlace } = state.plans;
  for (let place = 0; place < places; place++) byPlace[place] = 0;
  for (let age = 0, row = 0; age < ages; age++) {
    let total = 0;
    for (let place = 0; place < places; place++, row++) {
      const count = rowTotal[row]!;
      total += count;
      byPlace[place]! += count;
    }
    byAge[age] = total;
  }
}
