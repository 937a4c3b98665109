/** Shares with partial pooling: rows of Dirichlet weights that lean on their group's mix, and that on the mix of all. */
import { shareStrength } from './pool-strength.ts';

/** Counts of each row of each group, `[group][row][part]`, weights applied. */
export type ShareEvidence = {
  readonly groups: number;
  readonly rows: number;
  readonly parts: number;
  readonly counts: Float64Array;
  /** 1 where a part of a row is possible, `[group][row][part]`; others get weight 0. */
  readonly possible: Uint8Array;
};

/**
 * Pool shares: all → group → row. A possible part that was never seen keeps a little weight.
 * @returns Dirichlet weights `[group][row][part]`.
 * @source Method note 7, equations 7.5 and 7.6.
 */
export function poolShares({ groups, rows, parts, counts, possible }: ShareEvidence): Float64Array {
  const block = rows * parts;
  const seen = new Float64Array(parts);
  const ofGroup = Array.from({ length: groups }, () => new Float64Array(parts));
  for (let cell = 0; cell < counts.length; cell++) {
    seen[cell % parts]! += counts[cell]!;
    ofGroup[Math.floor(cell / block)]![cell % parts]! += counts[cell]!;
  }
  const overall = shrunk(seen, new Float64Array(parts).fill(1 / parts), 1);
  const groupStrength = shareStrength(ofGroup, overall);
  const bases = ofGroup.map((group) => shrunk(group, overall, groupStrength));
  const weights = new Float64Array(counts.length);
  for (let group = 0; group < groups; group++) {
    const rowsOfGroup = Array.from({ length: rows }, (_, row) => {
      const from = group * block + row * parts;
      return counts.subarray(from, from + parts);
    });
    const strength = Math.min(
      shareStrength(rowsOfGroup, bases[group]!),
      groupStrength + total(ofGroup[group]!),
    );
    for (let at = 0; at < block; at++) {
      const cell = group * block + at;
      if (possible[cell] === 1) weights[cell] = strength * bases[group]![at % parts]! + counts[cell]!;
    }
  }
  return weights;
}

/** Shares of counts that lean on `base` with a strength. */
function shrunk(counts: Float64Array, base: Float64Array, strength: number): Float64Array {
  const all = total(counts) + strength;
  return counts.map((count, part) => (count + strength * base[part]!) / all);
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
