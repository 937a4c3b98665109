/** A forecast's stored quantiles as a curve: the value at a share, and the share at a value. */
import { normalQuantile, normalShare } from '../num/normal-distribution.ts';
import type { VintageStep } from './vintage.ts';

/** The curve of one step. */
export type ForecastCurve = {
  /** Lowest and highest stored level [0..1]. */
  readonly from: number;
  readonly to: number;
  /** Value at a level between `from` and `to`; beyond them the outermost line is carried on. */
  readonly quantile: (level: number) => number;
  /** Share of the forecast below a value [0..1]. */
  readonly share: (value: number) => number;
};

type Knot = { readonly z: number; readonly value: number };

/**
 * Build the curve: straight lines between stored quantiles over the normal score of their level, so that a normal
 * forecast is kept exactly, whichever levels were stored.
 * @returns null with fewer than two levels strictly between 0 and 1, or where the values descend.
 * @source Method note 8, section 7.
 */
export function forecastCurve({ quantiles }: VintageStep): ForecastCurve | null {
  const levels = Object.keys(quantiles)
    .map((text) => ({ level: Number(text), value: quantiles[text] ?? Number.NaN }))
    .filter(({ level, value }) => level > 0 && level < 1 && Number.isFinite(value))
    .sort((a, b) => a.level - b.level);
  const [first, last] = [levels[0], levels.at(-1)];
  if (first === undefined || last === undefined || levels.length < 2) return null;
  const knots: Knot[] = levels.map(({ level, value }) => ({ z: normalQuantile(level), value }));
  if (knots.some(({ value }, at) => at > 0 && value < (knots[at - 1]?.value ?? value))) return null;
  return {
    from: first.level,
    to: last.level,
    quantile: (level) => along(knots, 'z', 'value', normalQuantile(level)),
    share: (value) => normalShare(along(knots, 'value', 'z', value)),
  };
}

/** Read one coordinate off the line of knots at another; flat parts give their far end, flat ends no bound. */
function along(knots: readonly Knot[], by: keyof Knot, of: keyof Knot, at: number): number {
  let upper = knots.findIndex((knot) => knot[by] >= at);
  if (upper === -1) upper = knots.length - 1;
  const high = knots[Math.max(1, upper)];
  const low = knots[Math.max(1, upper) - 1];
  if (high === undefined || low === undefined) throw new RangeError('A curve needs two knots');
  const width = high[by] - low[by];
  if (width === 0)
    return at < low[by] ? Number.NEGATIVE_INFINITY : at > high[by] ? Number.POSITIVE_INFINITY : high[of];
  return low[of] + ((high[of] - low[of]) * (at - low[by])) / width;
}

/** The same step with its range multiplied around its median; counts go no lower than 0. @source Method note 8, equation 8.12. */
export function widenStep(step: VintageStep, factor: number, isCount: boolean): VintageStep {
  const middle = forecastCurve(step)?.quantile(0.5);
  if (middle === undefined || factor === 1) return step;
  const quantiles: Record<string, number> = {};
  for (const [level, value] of Object.entries(step.quantiles)) {
    const wide = middle + (value - middle) * factor;
    quantiles[level] = isCount ? Math.max(0, wide) : wide;
  }
  return { ...step, quantiles };
}
