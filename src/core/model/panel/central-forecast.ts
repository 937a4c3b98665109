/** The middle of the forecast: shared momentum, and each authority's own pull away from it. */

import type { Authority } from './authority.ts';
import { dot, fitPull } from './fit-pull.ts';
import { type YearSignals, yearSignals } from './own-signals.ts';
import { LOG_OF_NONE, type PanelView, remember } from './panel-view.ts';
import { carriedGrowth } from './shared-growth.ts';

/** A forecast of one authority for one year, on the log scale. */
export type Centre = {
  /** Logarithm of the plans. */
  readonly log: number;
  /** Plans at the authority's own last number, which says how noisy it is; half a plan for none [plans]. */
  readonly size: number;
  /** Years from the authority's own last number to the year forecast [years]. */
  readonly reach: number;
};

/** The furthest horizon for which a pull of its own is learned [years]. */
const FURTHEST_PULL = 8;

export type CentralForecast = {
  /**
   * Forecast January `origin` + `horizon` from what was known in January `origin`; null where the authority has no
   * number by then. A number that is older than the origin is first carried forward by the growth of the others.
   */
  readonly at: (authority: Authority, origin: number, horizon: number) => Centre | null;
  /** Give the strengths learned by January `origin` for `reach` years. */
  readonly pullAt: (origin: number, reach: number) => Float64Array;
};

/**
 * Build the central forecast of a view. Whatever is asked for one origin depends on figures up to that origin only.
 * @source Method note 2, equations 2.1 to 2.4.
 */
export function centralForecast(view: PanelView): CentralForecast {
  const signalsAt: (year: number) => YearSignals = remember((year) => yearSignals(view, year));
  const pulls = remember((origin) =>
    remember((reach) => fitPull(view, signalsAt, origin, Math.min(reach, FURTHEST_PULL))),
  );
  const pullAt = (origin: number, reach: number): Float64Array =>
    pulls(origin)(Math.min(reach, FURTHEST_PULL));

  const at = (authority: Authority, origin: number, horizon: number): Centre | null => {
    const start = authority.years.findLast((year) => year <= origin);
    if (start === undefined) return null;
    const reach = origin - start + horizon;
    const level = authority.logs.get(start) ?? LOG_OF_NONE;
    let growth = carriedGrowth(view.sharedRate(origin), horizon, view.shape.growthInNumbers);
    for (let year = start + 1; year <= origin; year++) growth += view.sharedRate(year);
    const own = signalsAt(start).get(authority.code);
    if (own !== undefined && view.shape.usesOwnSignals) growth += reach * dot(own, pullAt(origin, reach));
    return { log: level + growth, size: Math.exp(level), reach };
  };
  return { at, pullAt };
}
