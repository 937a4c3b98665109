/** What happens to one plan within a step: it leaves, or it sets out for another place and arrives when its age is done. */
import type { FastStream } from '../../num/fast-stream.ts';
import type { CohortLevers } from './cohort-levers.ts';
import type { CohortSetup } from './cohort-setup.ts';
import { type CohortState, growMovers } from './cohort-state.ts';
import type { CohortDraw } from './draw-cohort.ts';

/** Which birth cohort has an age now: the oldest at the start is 0. */
export function cohortOf(setup: CohortSetup, state: CohortState, age: number): number {
  return setup.sizes.ages - 1 - age + state.birthdays;
}

/** Hazards of a step: rates of a draw, what multiplies them all, and what levers do. */
export type Hazards = {
  readonly setup: CohortSetup;
  readonly draw: CohortDraw;
  readonly state: CohortState;
  readonly leaveTimes: number;
  readonly moveTimes: number;
  /** Multipliers with the largest factor of any need: they bound the hazards of a row. */
  readonly leaveTop: number;
  readonly moveTop: number;
  /** Levers that act on plans in this step; null where none does. */
  readonly levers: CohortLevers | null;
};

/** What the walk over rows needs at each: hazards, and chance of its own for levers. */
export type Walk = Hazards & { readonly stream: FastStream; readonly leverStream: FastStream };

/** Take a plan, gone from its cell already, to the leavers. */
export function leaves(
  { setup, state }: Walk,
  age: number,
  row: number,
  need: number,
  transfers: boolean,
): void {
  const { leavers } = state;
  leavers.age[age]!++;
  leavers.need[need]!++;
  leavers.place[row - age * setup.sizes.places]!++;
  if (transfers) state.transfersOut++;
}

/** Say whether one who leaves goes to another authority; `mark` [0, 1) is a number of chance. */
export function transfers({ state }: Walk, age: number, mark: number): boolean {
  return mark < state.transferShare[age]!;
}

/** Note a mover, who arrives once the rows of the age are done. */
export function moves(state: CohortState, row: number, need: number, to: number): void {
  const { movers } = state;
  const at = movers.size;
  if (at === movers.row.length) growMovers(movers);
  movers.row[at] = row;
  movers.need[at] = need;
  movers.to[at] = to;
  movers.size = at + 1;
}

/** Let the movers of an age arrive. */
export function arrive(setup: CohortSetup, state: CohortState, age: number): void {
  const { needs, places } = setup.sizes;
  const { movers, cells, rowTotal, moved } = state;
  const first = age * places;
  for (let k = 0; k < movers.size; k++) {
    const goal = first + movers.to[k]!;
    cells[goal * needs + movers.need[k]!]!++;
    rowTotal[goal]!++;
    moved[(movers.row[k]! - first) * places + movers.to[k]!]!++;
  }
  movers.size = 0;
}
