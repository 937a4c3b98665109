/** The panel forecast of one stored programme's own authority, from the published figures in the store. */

import { PANEL_DATASETS, publishedPanel } from '../core/benchmark/published-panel.ts';
import type { Panel } from '../core/domain/panel-series.ts';
import type { PublishedRow } from '../core/domain/published.ts';
import { forecastPanel } from '../core/model/panel/forecast-panel.ts';
import { type Repositories, type Scope, SHARED_SCOPE } from '../edge/store/store.ts';
import type { OpenProgramme, PanelForecastYear } from './opened-programme.ts';

const HORIZON = 5;
const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975] as const;
/** The same seed on every page load: a figure never moves unless the data does. */
const CHANCE = { seed: 1, draws: 1000 } as const;

/** Rows of one dataset: the programme's own where it has any, else those on the shelf that all programmes share. */
async function rowsOf(read: Repositories, scope: Scope, dataset: string): Promise<readonly PublishedRow[]> {
  const own = await read.rows.published(scope, dataset);
  const rows = own.length > 0 ? own : await read.rows.published(SHARED_SCOPE, dataset);
  return rows.map(({ record }) => record);
}

/** Read the published figures that forecasts rest on: January counts, and flows, ages and population where stored. */
export async function readPublishedPanel(read: Repositories, scope: Scope): Promise<Panel> {
  const rows: PublishedRow[] = [];
  for (const dataset of PANEL_DATASETS) for (const row of await rowsOf(read, scope, dataset)) rows.push(row);
  return publishedPanel(rows);
}

/**
 * Forecast what follows an authority's published January counts: the same forecast that `authority show` gives.
 * @returns null where the panel has no count of the authority.
 */
export function forecastOfAuthority(panel: Panel, authorityCode: string): OpenProgramme['panel'] {
  const series = panel.series.find((item) => item.code === authorityCode);
  if (series === undefined || series.plans.size === 0) return null;
  const history = [...series.plans].map(([year, plans]) => ({ year, plans })).sort((a, b) => a.year - b.year);
  const { forecasts } = forecastPanel(panel, {
    horizon: HORIZON,
    quantiles: LEVELS,
    only: [authorityCode],
    ...CHANCE,
  });
  const forecast = forecasts.map(({ year, quantiles }): PanelForecastYear => {
    const [low95 = 0, low80 = 0, median = 0, high80 = 0, high95 = 0] = quantiles;
    return { year, median, low80, high80, low95, high95 };
  });
  return { history, forecast };
}
