/** Where those at a change of phase go: weights by age and place, worked out once for a simulation. */
import type { CohortSetup } from './cohort-setup.ts';
import type { CohortDraw } from './draw-cohort.ts';

/** Weights of the places that can be reached `[phase age][from][to]`, their sums and the last that has any `[phase age][from]`. */
export type PhaseTable = {
  readonly weight: Float64Array;
  readonly sum: Float64Array;
  readonly last: Int32Array;
};

/** Make room for a model's changes of phase; nothing for one without. */
export function makePhaseTable(setup: CohortSetup): PhaseTable {
  const { places } = setup.sizes;
  const rows = (setup.model.moving.phase?.ages.length ?? 0) * places;
  return {
    weight: new Float64Array(rows * places),
    sum: new Float64Array(rows),
    last: new Int32Array(rows),
  };
}

/** Fill the table from a draw. @source Method note 6, equation 6.4. */
export function fillPhaseTable(setup: CohortSetup, draw: CohortDraw, table: PhaseTable): void {
  const { phase } = setup.model.moving;
  if (phase === null) return;
  const { places } = setup.sizes;
  phase.ages.forEach((age, at) => {
    for (let row = at * places; row < (at + 1) * places; row++) {
      // Where all drawn weights are too small for a number, their means decide; who has nowhere to go stays.
      if (!fillRow(setup, table, row, age, draw.phaseDestinations))
        fillRow(setup, table, row, age, phase.destinations);
    }
  });
}

/** Write one row's weights. @returns whether any is above 0. */
function fillRow(
  setup: CohortSetup,
  { weight, sum, last }: PhaseTable,
  row: number,
  age: number,
  source: Float64Array,
): boolean {
  const { places } = setup.sizes;
  const { reachable } = setup.model.axes;
  let total = 0;
  last[row] = 0;
  for (let to = 0; to < places; to++) {
    const own = reachable[age * places + to] === 1 ? source[row * places + to]! : 0;
    weight[row * places + to] = own;
    total += own;
    if (own > 0) last[row] = to;
  }
  sum[row] = total;
  return total > 0;
}

/** Give the place that the share `u` [0, 1) of a row's weights falls on. */
export function pickPhasePlace(table: PhaseTable, row: number, places: number, u: number): number {
  let left = u * table.sum[row]!;
  for (let place = 0; place < places; place++) {
    left -= table.weight[row * places + place]!;
    if (left < 0) return place;
  }
  return table.last[row]!;
}
