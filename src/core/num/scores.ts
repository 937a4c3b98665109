/** How good a forecast was: interval and quantile scores against what came. Lower is better. */

/** Give the quantile forecast at a share [0..1]. */
export type QuantileFunction = (share: number) => number;

/** The central intervals that the weighted interval score is over, as the share outside each. */
const OUTSIDE = [0.5, 0.2, 0.1, 0.05] as const;

/** Score one quantile: its distance from the outcome, weighted by the side it errs on. */
export function pinball(outcome: number, forecast: number, share: number): number {
  return outcome >= forecast ? share * (outcome - forecast) : (1 - share) * (forecast - outcome);
}

/** Score a central interval with the share `outside` beyond it: its width, and a fine where the outcome lies beyond. */
export function intervalScore(outcome: number, low: number, high: number, outside: number): number {
  const below = Math.max(0, low - outcome);
  const above = Math.max(0, outcome - high);
  return high - low + (2 / outside) * (below + above);
}

/**
 * Score a whole forecast over its median and the 50, 80, 90 and 95 % intervals, in the unit of the outcome.
 * @source Method note 2, equation 2.9.
 */
export function weightedIntervalScore(outcome: number, quantile: QuantileFunction): number {
  let sum = 0.5 * Math.abs(outcome - quantile(0.5));
  for (const outside of OUTSIDE) {
    const score = intervalScore(outcome, quantile(outside / 2), quantile(1 - outside / 2), outside);
    sum += (outside / 2) * score;
  }
  return sum / (OUTSIDE.length + 0.5);
}

/**
 * Approximate the continuous ranked probability score by twice the mean pinball score over 99 quantiles, in the unit
 * of the outcome.
 * @source Method note 2, equation 2.10.
 */
export function rankedProbabilityScore(outcome: number, quantile: QuantileFunction): number {
  let sum = 0;
  for (let percent = 1; percent <= 99; percent++)
    sum += pinball(outcome, quantile(percent / 100), percent / 100);
  return (2 * sum) / 99;
}
