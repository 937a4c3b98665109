/** The ranges of one cut multiplied around their middle, as past outcomes ask for. */
import type { CutSummary, Spread } from './run-cuts.ts';

/**
 * Multiply the range of plans. The factor is learnt from totals: it widens the ranges of parts too, since what they share was
 * too narrow, but narrows the total alone, since nothing was learnt of parts apart. Flows are left as they are; a count goes no lower than 0.
 * @source Method note 8, equation 8.12.
 */
export function widenCut(cut: CutSummary, factor: number): CutSummary {
  const own = cut.by === 'total' ? factor : Math.max(1, factor);
  return own === 1 ? cut : { ...cut, plans: widenSpread(cut.plans, own) };
}

function widenSpread({ mean, quantiles }: Spread, factor: number): Spread {
  const middle = quantiles['0.5'];
  if (middle === undefined)
    throw new RangeError('A range is widened around its middle, so 0.5 must be there');
  const wide = (value: number) =>
    Math.round(Math.max(0, middle + (value - middle) * factor) * 10_000) / 10_000;
  return {
    mean,
    quantiles: Object.fromEntries(Object.entries(quantiles).map(([level, value]) => [level, wide(value)])),
  };
}
