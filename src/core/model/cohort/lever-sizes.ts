/** How large levers are in a simulation: drawn from a chance and a triangle, or as drawn elsewhere, and how late they come. */
import type { FastStream } from '../../num/fast-stream.ts';
import type { CohortLever, CohortLevers } from './cohort-levers.ts';
import { SUBJECT } from './draw-cohort.ts';

/** What is known of the full size of a lever: whether it works at all, and a triangle of sizes where it does. */
export type LeverSize = {
  /** Chance that it works [0..1]. */
  readonly chance: number;
  /** In the lever's own unit, low <= likely <= high. */
  readonly low: number;
  readonly likely: number;
  readonly high: number;
};

/** Levers of a scenario in order, and what is known of the size of each. */
export type LeverPlan = {
  readonly levers: readonly CohortLever[];
  readonly sizes: readonly LeverSize[];
  /** How each lever turns out in each simulation, drawn elsewhere; from `sizes` where not given. */
  readonly drawn?: DrawnLevers;
};

/** Sizes and whole months late, `[simulation][lever]`. */
export type DrawnLevers = {
  readonly sizes: Float64Array;
  readonly late: Float64Array;
  /** The first lever that was drawn elsewhere, and all after it; those before turn out by their `sizes`. The first of all where not given. */
  readonly from?: number;
};

/** Take how levers turn out in a simulation from what was drawn elsewhere. */
export function takeDrawn(
  { sizes, late, from = 0 }: DrawnLevers,
  simulation: number,
  of: CohortLevers,
): void {
  const length = of.levers.length - from;
  of.sizes.set(sizes.subarray(simulation * length, (simulation + 1) * length), from);
  of.late.set(late.subarray(simulation * length, (simulation + 1) * length), from);
}

/** Draw whether each lever works in a simulation, and its size. @source Method note 6, equation 6.19. */
export function fillSizes(
  of: readonly LeverSize[],
  root: Int32Array,
  stream: FastStream,
  sizes: Float64Array,
): void {
  of.forEach((size, at) => {
    stream.begin(root, SUBJECT.scenario, at);
    const works = stream.next() < size.chance;
    const drawn = triangleAt(size, stream.open());
    sizes[at] = works ? drawn : 0;
  });
}

/** Give the value below which the share `u` [0..1] of a triangle of sizes lies. */
export function triangleAt({ low, likely, high }: LeverSize, u: number): number {
  const width = high - low;
  if (width === 0) return likely;
  const turn = (likely - low) / width;
  if (u < turn) return low + Math.sqrt(u * width * (likely - low));
  return high - Math.sqrt((1 - u) * width * (high - likely));
}

/** Mean size, failures counted as 0: what the expected path works with. */
export function meanSize({ chance, low, likely, high }: LeverSize): number {
  return (chance * (low + likely + high)) / 3;
}
