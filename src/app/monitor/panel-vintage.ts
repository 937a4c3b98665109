/** The panel forecast of one authority as a vintage, with its ranges as past outcomes ask for. */
import type { Instant, Month } from '../../core/base/time.ts';
import { forecastPanel } from '../../core/model/panel/forecast-panel.ts';
import { widenStep } from '../../core/monitor/forecast-curve.ts';
import type { Vintage } from '../../core/monitor/vintage.ts';
import type { ProgrammePanel } from '../read-panel-forecast.ts';
import { PUBLISHED_PLANS } from './vintage-outcomes.ts';

const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;

/** How a panel vintage is made. */
export type PanelVintageRequest = {
  readonly authorityCode: string;
  readonly issuedAt: Instant;
  /** Years ahead [years]. */
  readonly horizon: number;
  /** The last January looked at; the newest of all where it is not given. */
  readonly until?: number;
  readonly seed: number;
  readonly draws: number;
  /** The product's version. */
  readonly version: string;
  readonly rangeFactor: number;
  /** Gives a short mark of a text, for the id. */
  readonly mark: (text: string) => string;
};

/**
 * Make the vintage; the same panel and request give the same one, whenever it is issued.
 * @returns null where the authority has no count to start from.
 */
export function makePanelVintage(
  { panel, inputs }: ProgrammePanel,
  request: PanelVintageRequest,
): Vintage | null {
  const { authorityCode, horizon, seed, draws, version, rangeFactor } = request;
  const until = request.until === undefined ? {} : { until: request.until };
  const answer = forecastPanel(panel, { horizon, seed, draws, quantiles: LEVELS, ...until });
  const steps = answer.forecasts
    .filter(({ la }) => la === authorityCode)
    .map(({ year, mean, quantiles }) => ({
      period: `${year}-01`,
      mean: toFour(mean),
      quantiles: Object.fromEntries(
        LEVELS.map((level, at) => [String(level), toFour(quantiles[at] ?? mean)]),
      ),
    }))
    .map((step) => widenStep(step, rangeFactor, true));
  if (steps.length === 0) return null;
  const origin: Month = `${answer.until}-01`;
  const what = {
    kind: 'panel' as const,
    series: PUBLISHED_PLANS,
    unit: 'plans',
    isCount: true,
    origin,
    method: { name: 'panel', version },
    seed,
    draws,
    inputs,
    rangeFactor,
    steps,
  };
  return {
    id: `panel-${origin}-${request.mark(JSON.stringify(what)).slice(0, 12)}`,
    issuedAt: request.issuedAt,
    ...what,
  };
}

/** Beyond four decimals stands only the rounding of machines, which may differ. */
function toFour(plans: number): number {
  return Number(plans.toFixed(4));
}
