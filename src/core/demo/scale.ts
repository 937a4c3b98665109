/** How the county of the story grows or shrinks to another number of plans, without losing a plan or a penny. */

/** Plans of the story at the end of October 2024; the county is scaled from this [plans]. */
export const STORY_PLANS = 6161;

/** An exact factor: plans asked for over plans of the story. */
export type Scale = { readonly plans: number };

/** Scale a count, halves up [whole]. */
export function scaleCount({ plans }: Scale, count: number): number {
  return Math.floor((count * plans) / STORY_PLANS + 0.5);
}

/** Scale whole pence exactly, halves up [pence]. */
export function scalePence({ plans }: Scale, amount: bigint): bigint {
  const doubled = 2n * amount * BigInt(plans) + BigInt(STORY_PLANS);
  const divisor = 2n * BigInt(STORY_PLANS);
  const whole = doubled / divisor;
  return doubled % divisor !== 0n && doubled < 0n ? whole - 1n : whole;
}

/**
 * Scale a run of counts so that every partial sum is the scaled partial sum: rounding never adds up.
 * @returns as many whole numbers, none negative where none was.
 */
export function scaleFlow(scale: Scale, counts: readonly number[]): number[] {
  let sum = 0;
  let given = 0;
  return counts.map((count) => {
    sum += count;
    const here = scaleCount(scale, sum) - given;
    given += here;
    return here;
  });
}

/**
 * Share a whole total among parts in proportion to their weights, largest remainders first.
 * @returns whole numbers that sum to `total`.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (all === 0 ? 0 : (total * weight) / all));
  const shares = exact.map(Math.floor);
  const order = exact.map((_, place) => place).sort((a, b) => left(b) - left(a) || a - b);
  const rest = total - shares.reduce((sum, share) => sum + share, 0);
  for (const place of order.slice(0, rest)) shares[place] = (shares[place] ?? 0) + 1;
  return shares;

  function left(place: number): number {
    return (exact[place] ?? 0) - Math.floor(exact[place] ?? 0);
  }
}
