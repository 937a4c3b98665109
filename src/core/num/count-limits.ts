/** How unusual a count is under its own law, exactly: the score of a count, and the count that has a score. */
import { logGamma } from './log-gamma.ts';
import { normalQuantile, normalShare } from './normal-distribution.ts';

/** How a count comes about: so many of `trials` with the same chance, or so many events with a mean and no upper end. */
export type CountLaw =
  | { readonly kind: 'binomial'; readonly trials: number; readonly share: number }
  | { readonly kind: 'poisson'; readonly mean: number };

/** Chances below this make no difference to any tail that is asked for. */
const NOTHING = 1e-300;

function logChance(law: CountLaw, count: number): number {
  if (law.kind === 'poisson') return count * Math.log(law.mean) - law.mean - logGamma(count + 1);
  const { trials, share } = law;
  return (
    logGamma(trials + 1) -
    logGamma(count + 1) -
    logGamma(trials - count + 1) +
    count * Math.log(share) +
    (trials - count) * Math.log1p(-share)
  );
}

function meanOf(law: CountLaw): number {
  return law.kind === 'poisson' ? law.mean : law.trials * law.share;
}

/** How many times as likely the next count is as this one. */
function rise(law: CountLaw, count: number): number {
  if (law.kind === 'poisson') return law.mean / (count + 1);
  return ((law.trials - count) * law.share) / ((count + 1) * (1 - law.share));
}

/**
 * The chance of less than a count, or of more, and of the count itself in whole or in half. The counts of the tail alone are summed, each
 * from the one before, so that a small one keeps its digits.
 */
function tail(law: CountLaw, count: number, side: 'below' | 'above', own: 0.5 | 1): number {
  let chance = Math.exp(logChance(law, count));
  let sum = chance * own;
  for (let one = count; chance > sum * 1e-17; ) {
    if (side === 'above') chance *= rise(law, one++);
    else if (one === 0) break;
    else chance /= rise(law, --one);
    sum += chance;
  }
  return Math.max(sum, NOTHING);
}

/** @throws RangeError where the law is none or the count is not one of it. */
function requireCount(law: CountLaw, count: number): void {
  const isLaw =
    law.kind === 'poisson'
      ? law.mean > 0
      : law.share > 0 && law.share < 1 && Number.isInteger(law.trials) && law.trials > 0;
  const isCount = Number.isInteger(count) && count >= 0 && count <= lastOf(law);
  if (!isLaw || !isCount) throw new RangeError('A count must be whole and possible under its law');
}

function lastOf(law: CountLaw): number {
  return law.kind === 'binomial' ? law.trials : Number.POSITIVE_INFINITY;
}

/**
 * Score a count as a normal deviate with the same tail, half of the count's own chance in it ("mid-P"), so that scores of chance alone have a
 * mean of nought and a variance of about one however small the counts are.
 * @throws RangeError where the count is not whole or not possible, or the law has no spread.
 * @source Spiegelhalter 2005, Funnel plots for comparing institutional performance; mid-P after Lancaster 1961.
 */
export function scoreCount(law: CountLaw, count: number): number {
  requireCount(law, count);
  if (count > meanOf(law)) return -normalQuantile(Math.min(0.5, tail(law, count, 'above', 0.5)));
  return normalQuantile(Math.min(0.5, tail(law, count, 'below', 0.5)));
}

/**
 * Give the limit beyond which a count is rarer than a normal deviate: a whole count lies beyond it exactly where the chance of it or of one
 * farther out is less than that of the deviate, so that by chance never more than that lie beyond. Between two whole counts it lies in a
 * straight line. 0 below, or the trials above, where every possible count is within.
 * @param deviate  not 0; below zero for a lower limit.
 */
export function limitCount(law: CountLaw, deviate: number): number {
  requireCount(law, 0);
  const side = deviate < 0 ? 'below' : 'above';
  const step = side === 'below' ? -1 : 1;
  const wanted = normalShare(-Math.abs(deviate));
  const end = side === 'below' ? 0 : lastOf(law);
  let count = Math.min(Math.round(meanOf(law)), lastOf(law));
  let at = tail(law, count, side, 1);
  while (at > wanted) {
    if (count === end) return count;
    const next = tail(law, count + step, side, 1);
    if (next <= wanted) return count + (step * (at - wanted)) / (at - next);
    [count, at] = [count + step, next];
  }
  return count;
}
