/** The panel forecast: every authority's plans in the years to come, with quantiles, from published yearly figures. */
import type { Panel } from '../../domain/panel-series.ts';
import { quantileOfSorted } from '../../num/quantiles.ts';
import { type Centre, centralForecast } from './central-forecast.ts';
import { type Chance, forecastNoise } from './forecast-noise.ts';
import { newestYear, type PanelView, viewPanel } from './panel-view.ts';

/** The quantile levels given unless others are asked for. */
export const DEFAULT_QUANTILES: readonly number[] = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];

export type PanelForecastOptions = Chance & {
  /** Years to forecast after the last one, 1 or more [years]. */
  readonly horizon: number;
  /** The last January that may be looked at; the panel's newest where not given. */
  readonly until?: number;
  /** Levels in (0, 1), ascending or not. */
  readonly quantiles?: readonly number[];
};

/** One authority in one year. */
export type PanelForecastRow = {
  /** The authority's code as published. */
  readonly la: string;
  readonly name: string;
  /** The January forecast. */
  readonly year: number;
  /** Years from the authority's own last number; more than year - until where its series is broken [years]. */
  readonly reach: number;
  /** Mean of the draws [plans]. */
  readonly mean: number;
  /** One per level asked for, in that order [plans]. */
  readonly quantiles: readonly number[];
};

export type PanelForecast = {
  /** The last January looked at. */
  readonly until: number;
  readonly levels: readonly number[];
  /** By code, then year. */
  readonly forecasts: readonly PanelForecastRow[];
  /** Authorities without any number by then. */
  readonly skipped: readonly { readonly la: string; readonly name: string; readonly reason: string }[];
};

/** Forecasts of one view, asked for one by one. */
export type PanelForecaster = {
  readonly centreOf: (code: string, origin: number, horizon: number) => Centre | null;
  /** Turn a centre into the distribution of plans, ascending [plans]. */
  readonly distributionOf: (centre: Centre, origin: number) => Float64Array;
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
  if (!Number.isInteger(options.draws) || options.draws < 2) throw new RangeError('Draws are 2 or more');
  const levels = options.quantiles ?? DEFAULT_QUANTILES;
  const until = options.until ?? newestYear(panel) ?? 0;
  const view = viewPanel(panel, until);
  const forecaster = panelForecaster(view, options);
  const forecasts: PanelForecastRow[] = [];
  const skipped: { la: string; name: string; reason: string }[] = [];
  for (const authority of view.authorities) {
    const { code: la, name } = authority;
    if (authority.years.length === 0) skipped.push({ la, name, reason: `no value up to January ${until}` });
    for (let horizon = 1; horizon <= options.horizon; horizon++) {
      const centre = forecaster.centreOf(la, until, horizon);
      if (centre === null) continue;
      const plans = forecaster.distributionOf(centre, until);
      forecasts.push({
        la,
        name,
        year: until + horizon,
        reach: centre.reach,
        mean: meanOf(plans),
        quantiles: levels.map((level) => quantileOfSorted(plans, level)),
      });
    }
  }
  return { until, levels, forecasts, skipped };
}

/** Get a view ready to be forecast from any origin up to its end; what origins share is worked out once. */
export function panelForecaster(view: PanelView, chance: Chance): PanelForecaster {
  const central = centralForecast(view);
  const noise = forecastNoise(view, central);
  const byCode = new Map(view.authorities.map((authority) => [authority.code, authority]));
  const samples = new Map<string, Float64Array>();
  const sampleOf = (origin: number, reach: number): Float64Array => {
    const key = `${origin}/${reach}`;
    const known = samples.get(key) ?? noise.sample(origin, reach, chance);
    samples.set(key, known);
    return known;
  };
  return {
    centreOf: (code, origin, horizon) => {
      const authority = byCode.get(code);
      return authority === undefined ? null : central.at(authority, origin, horizon);
    },
    distributionOf: (centre, origin) => {
      const scale = noise.scaleOf(origin, centre.size);
      return sampleOf(origin, centre.reach).map((error) => Math.exp(centre.log + scale * error));
    },
  };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
