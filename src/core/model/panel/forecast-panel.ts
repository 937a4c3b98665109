/** The panel forecast: every authority's plans in the years to come, with quantiles, from published yearly figures. */
import type { Panel } from '../../domain/panel-series.ts';
import { quantileOfSorted } from '../../num/quantiles.ts';
import type { Chance } from './draw-ranks.ts';
import { panelForecaster } from './panel-forecaster.ts';
import { newestYear, viewPanel } from './panel-view.ts';

/** The quantile levels given unless others are asked for. */
export const DEFAULT_QUANTILES: readonly number[] = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];

export type PanelForecastOptions = Chance & {
  /** Years to forecast after the last one, 1 or more [years]. */
  readonly horizon: number;
  /** The last January that may be looked at; the panel's newest where not given. */
  readonly until?: number;
  /** The authorities to forecast, by code; all where not given. All inform either way. */
  readonly only?: readonly string[];
  /** Levels in (0, 1), ascending or not. */
  readonly quantiles?: readonly number[];
};

/** What is forecast of one year. */
export type ForecastOfYear = {
  /** The January forecast. */
  readonly year: number;
  /** Mean of the draws [plans]. */
  readonly mean: number;
  /** One per level asked for, in that order [plans]. */
  readonly quantiles: readonly number[];
};

/** One authority in one year. */
export type PanelForecastRow = ForecastOfYear & {
  /** The authority's code as published. */
  readonly la: string;
  readonly name: string;
  /** Years from the authority's own last number; more than year - until where its series is broken [years]. */
  readonly reach: number;
};

export type PanelForecast = {
  /** The last January looked at. */
  readonly until: number;
  readonly levels: readonly number[];
  /** By code, then year. */
  readonly forecasts: readonly PanelForecastRow[];
  /** All authorities forecast, added up draw by draw, by year: less wide than the sum of their ranges. */
  readonly together: readonly ForecastOfYear[];
  /** Authorities without any number by then. */
  readonly skipped: readonly { readonly la: string; readonly name: string; readonly reason: string }[];
};

/**
 * Forecast every authority of a panel. Later figures than `until` change nothing; nor does the order of the series.
 * Same panel, seed and draws, same digits. A national series informs, and gets no forecast.
 *
 * @returns plans, not rounded; empty where the panel has no authority with a number.
 * @throws RangeError where the horizon is not a whole number from 1, or draws are fewer than 2.
 * @source Method note 2.
 */
export function forecastPanel(panel: Panel, options: PanelForecastOptions): PanelForecast {
  if (!Number.isInteger(options.horizon) || options.horizon < 1)
    throw new RangeError('A horizon is 1 or more');
  const levels = options.quantiles ?? DEFAULT_QUANTILES;
  const until = options.until ?? newestYear(panel) ?? 0;
  const view = viewPanel(panel, until);
  const forecaster = panelForecaster(view, options);
  const forecasts: PanelForecastRow[] = [];
  const totals = new Map<number, Float64Array>();
  const wanted = view.authorities.filter(({ code }) => options.only?.includes(code) ?? true);
  for (const { code: la, name } of wanted)
    for (let horizon = 1; horizon <= options.horizon; horizon++) {
      const reach = forecaster.centreOf(la, until, horizon)?.reach;
      const draws = forecaster.drawsOf(la, until, horizon);
      if (reach === undefined || draws === null) continue;
      const year = until + horizon;
      addDraws(totals, year, draws);
      forecasts.push({ la, name, reach, ...rowOf(year, draws, levels) });
    }
  const skipped = wanted
    .filter(({ years }) => years.length === 0)
    .map(({ code: la, name }) => ({ la, name, reason: `no value up to January ${until}` }));
  const together = [...totals].map(([year, draws]) => rowOf(year, draws, levels));
  return { until, levels, forecasts, together, skipped };
}

/** Add draws of one authority to the sum of its year, draw by draw. */
function addDraws(totals: Map<number, Float64Array>, year: number, draws: Float64Array): void {
  const whole = totals.get(year);
  if (whole === undefined) totals.set(year, draws.slice());
  else for (const [draw, count] of draws.entries()) whole[draw]! += count;
}

/** Put draws into words of a forecast; the draws are sorted in place. */
function rowOf(year: number, draws: Float64Array, levels: readonly number[]): ForecastOfYear {
  const plans = draws.sort();
  return { year, mean: meanOf(plans), quantiles: levels.map((level) => quantileOfSorted(plans, level)) };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
