/** Rates by age and place with partial pooling: a thin cell leans on its age, its setting, and its setting at its age band. */
import type { GammaPosterior } from '../cohort/cohort-model.ts';
import { rateStrength } from './pool-strength.ts';

/** Events and exposure of a grid of ages and columns, `[age][column]`, weights applied. */
export type RateEvidence = {
  readonly ages: number;
  readonly columns: number;
  readonly events: Float64Array;
  /** [years] */
  readonly exposure: Float64Array;
};

/** Which band each age, and which group each column, belongs to; from 0. */
export type RateGroups = { readonly bandOfAge: Uint8Array; readonly groupOfColumn: Uint8Array };

/** Least number of events that stand for knowing nothing of a whole flow. */
const HALF_EVENT = 0.5;

/**
 * Pool rates: all → age band → age; times a factor of the column's group, and of that group at the age band; then
 * the cell itself. Each step shrinks by a strength that the data gives.
 *
 * @returns gamma posteriors `[age][column]`; all shapes are 0 where nothing ever happened in the whole grid.
 * @source Method note 7, equations 7.2 to 7.4.
 */
export function poolRates(evidence: RateEvidence, groups: RateGroups): GammaPosterior {
  const { ages, columns, events, exposure } = evidence;
  const size = ages * columns;
  const shape = new Float64Array(size);
  const rate = new Float64Array(size).fill(1);
  const all = sum(events);
  if (all === 0) return { shape, rate };
  const mean = new Float64Array(size).fill((all + HALF_EVENT) / Math.max(sum(exposure), 1e-9));
  const bandOf = (cell: number) => groups.bandOfAge[Math.floor(cell / columns)]!;
  const groupOf = (cell: number) => groups.groupOfColumn[cell % columns]!;
  shrink(evidence, mean, bandOf);
  shrink(evidence, mean, (cell) => Math.floor(cell / columns));
  shrink(evidence, mean, groupOf);
  const parents = shrink(evidence, mean, (cell) => groupOf(cell) * 256 + bandOf(cell));
  const expected = exposure.map((years, cell) => years * mean[cell]!);
  const strength = rateStrength(events, expected);
  for (let cell = 0; cell < size; cell++) {
    const parent = parents.get(groupOf(cell) * 256 + bandOf(cell))!; // every cell is in a group
    // Cells are drawn apart, their parent is one: so weak that their sum is as unsure as the parent.
    const prior = Math.min(strength, parent.shape / parent.cells);
    shape[cell] = prior + events[cell]!;
    rate[cell] = prior / mean[cell]! + exposure[cell]!;
  }
  return { shape, rate };
}

/** A group of cells after a step: how sure its factor is, and how many of its cells say anything. */
type Parent = { readonly shape: number; readonly cells: number };

/** Multiply the mean of each cell by the factor of its group, shrunk towards 1. @returns the groups. */
function shrink(
  { events, exposure }: RateEvidence,
  mean: Float64Array,
  groupOf: (cell: number) => number,
): ReadonlyMap<number, Parent> {
  const found = new Map<number, { events: number; expected: number; cells: number }>();
  for (let cell = 0; cell < mean.length; cell++) {
    const key = groupOf(cell);
    const group = found.get(key) ?? { events: 0, expected: 0, cells: 0 };
    group.events += events[cell]!;
    group.expected += exposure[cell]! * mean[cell]!;
    if (exposure[cell]! > 0) group.cells++;
    found.set(key, group);
  }
  const list = [...found.values()];
  const strength = rateStrength(
    list.map((group) => group.events),
    list.map((group) => group.expected),
  );
  const parents = new Map<number, Parent>();
  const factors = new Map<number, number>();
  for (const [key, group] of found) {
    factors.set(key, (strength + group.events) / (strength + group.expected));
    parents.set(key, { shape: strength + group.events, cells: Math.max(1, group.cells) });
  }
  for (let cell = 0; cell < mean.length; cell++) mean[cell]! *= factors.get(groupOf(cell))!;
  return parents;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
