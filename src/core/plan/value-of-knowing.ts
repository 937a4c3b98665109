/** What it would be worth to know an uncertain input better: its share of the spread, and how much less a call would miss by. */
import { median, quantileOfSorted } from '../num/quantiles.ts';

/** One uncertain input as drawn. */
export type DrawnSeries = { readonly id: string; readonly label: string; readonly values: Float64Array };

export type KnowingValue = {
  readonly id: string;
  readonly label: string;
  /** Share of the answer's variance that goes when the input is known [0..1]. */
  readonly varianceShare: number;
  /** Expected miss of the best single figure now, less the expected miss once the input is known; 0 or more. */
  readonly missFallsBy: number;
};

export type KnowingValues = {
  /** Expected distance of the answer from its median: what knowing everything would save. */
  readonly expectedMiss: number;
  readonly inputs: readonly KnowingValue[];
};

/** Draws are cut into so many groups of like values of the input, fewer where there are few draws. */
const MOST_GROUPS = 20;
const LEAST_IN_GROUP = 25;

/**
 * Value knowing each input. The expected miss is that of setting a sum aside against the answer where each pound too much
 * costs as much as each pound too little. Grouping overstates both figures a little by chance alone; what a shuffled
 * input would show is taken off.
 * @param answer  the answer by draw, in the unit of the result.
 * @returns inputs by what they are worth, greatest first.
 * @source Method note 9, section 8.
 */
export function valueOfKnowing(answer: Float64Array, inputs: readonly DrawnSeries[]): KnowingValues {
  const expectedMiss = missOf(answer);
  const variance = varianceOf(answer);
  const groups = Math.max(2, Math.min(MOST_GROUPS, Math.floor(answer.length / LEAST_IN_GROUP)));
  const valued = inputs.map(({ id, label, values }): KnowingValue => {
    const parts = groupsOf(values, groups).map((group) =>
      Float64Array.from(group, (draw) => answer[draw] ?? 0),
    );
    if (parts.length < 2 || variance === 0) return { id, label, varianceShare: 0, missFallsBy: 0 };
    const within = parts.reduce((sum, part) => sum + varianceOf(part) * part.length, 0) / answer.length;
    const degrees = (answer.length - 1) / (answer.length - parts.length);
    const miss = parts.reduce((sum, part) => sum + missOf(part) * part.length, 0) / answer.length;
    return {
      id,
      label,
      varianceShare: Math.min(1, Math.max(0, 1 - (within * degrees) / variance)),
      missFallsBy: Math.max(0, expectedMiss - miss * Math.sqrt(degrees)),
    };
  });
  return {
    expectedMiss,
    inputs: valued.sort((a, b) => b.missFallsBy - a.missFallsBy || (a.id < b.id ? -1 : 1)),
  };
}

/** Cut the draws into groups by the input's value; draws with the same value stay together. */
function groupsOf(values: Float64Array, groups: number): number[][] {
  const sorted = values.slice().sort();
  const limits = Array.from({ length: groups - 1 }, (_, k) => quantileOfSorted(sorted, (k + 1) / groups));
  const found = Array.from({ length: groups }, (): number[] => []);
  for (const [draw, value] of values.entries())
    found[limits.filter((limit) => value > limit).length]?.push(draw);
  return found.filter((group) => group.length > 0);
}

function missOf(values: Float64Array): number {
  const middle = median(values);
  return values.reduce((sum, value) => sum + Math.abs(value - middle), 0) / values.length;
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
