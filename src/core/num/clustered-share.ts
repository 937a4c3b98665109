/** The share of things that held, with an interval that knows that things of one group hold or fail together. */
import { studentQuantile } from './normal-distribution.ts';

/** A share and the 95 % interval around it. */
export type ClusteredShare = {
  /** Share that held [0..1]. */
  readonly share: number;
  /** 95 % interval, clustered by group [0..1]; null with fewer than two groups. */
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * Count the share that held. Forecasts of one origin err together, so the interval is over groups, not over single
 * ones: the linearised ratio of sums, in which each group counts with as many as it has.
 * @throws RangeError where there is nothing to count: the caller's fault.
 * @source Method note 2, section 7.
 */
export function clusteredShare(
  all: readonly { readonly group: string | number; readonly held: boolean }[],
): ClusteredShare {
  if (all.length === 0) throw new RangeError('A share needs at least one thing to count');
  const byGroup = new Map<string | number, { held: number; count: number }>();
  let held = 0;
  for (const one of all) {
    const group = byGroup.get(one.group) ?? { held: 0, count: 0 };
    if (one.held) {
      group.held++;
      held++;
    }
    group.count++;
    byGroup.set(one.group, group);
  }
  const share = held / all.length;
  const groups = [...byGroup.values()];
  if (groups.length < 2) return { share, low: null, high: null };
  const usual = all.length / groups.length;
  const spread = groups.reduce((sum, group) => sum + ((group.held - share * group.count) / usual) ** 2, 0);
  const error = Math.sqrt(spread / (groups.length - 1) / groups.length);
  const reach = studentQuantile(0.975, groups.length - 1) * error;
  return { share, low: Math.max(0, share - reach), high: Math.min(1, share + reach) };
}
