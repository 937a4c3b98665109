/** The panel forecast of one stored programme's own authority, from the published figures in the store. */

import type { Panel, PanelSeries } from '../core/domain/panel-series.ts';
import type { PublishedRow } from '../core/domain/published.ts';
import { forecastPanel } from '../core/model/panel/forecast-panel.ts';
import { type Repositories, type Scope, SHARED_SCOPE, type Stored } from '../edge/store/store.ts';
import type { OpenProgramme, PanelForecastYear } from './app.ts';

/** Dataset and column under which the published panel lies in the store. */
const DATASET = 'plans-by-authority';
const COLUMN = 'ehcplans';
const HORIZON = 5;
const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975] as const;
/** The same seed on every page load: a figure never moves unless the data does. */
const CHANCE = { seed: 1, draws: 1000 } as const;

/**
 * Read the authority's published January counts and forecast what follows them.
 * The programme's own panel is used where it has one, else the shelf that all programmes share.
 * @returns null where nothing is stored for the authority.
 */
export async function readPanelForecast(read: Repositories, scope: Scope): Promise<OpenProgramme['panel']> {
  const own = await read.rows.published(scope, DATASET);
  const rows = own.length > 0 ? own : await read.rows.published(SHARED_SCOPE, DATASET);
  const panel = toPanel(rows);
  const series = panel.series.find((item) => item.code === scope.authorityCode);
  if (series === undefined || series.plans.size === 0) return null;
  const history = [...series.plans].map(([year, plans]) => ({ year, plans })).sort((a, b) => a.year - b.year);
  const { forecasts } = forecastPanel(panel, { horizon: HORIZON, quantiles: LEVELS, ...CHANCE });
  const forecast = forecasts
    .filter((row) => row.la === scope.authorityCode)
    .map(({ year, quantiles }): PanelForecastYear => {
      const [low95 = 0, low80 = 0, median = 0, high80 = 0, high95 = 0] = quantiles;
      return { year, median, low80, high80, low95, high95 };
    });
  return { history, forecast };
}

/** Gather rows into one series an area; a row without a number adds nothing. */
function toPanel(rows: readonly Stored<PublishedRow>[]): Panel {
  const byArea = new Map<string, { series: PanelSeries; plans: Map<number, number> }>();
  for (const { record } of rows) {
    const plans = record.values[COLUMN];
    const year = Number(record.timePeriod);
    if (plans === undefined || !Number.isInteger(year)) continue;
    const key = `${record.geographicLevel}/${record.areaCode}`;
    let area = byArea.get(key);
    if (area === undefined) {
      const counts = new Map<number, number>();
      const level = levelOf(record.geographicLevel);
      area = {
        plans: counts,
        series: { code: record.areaCode, name: record.areaName, level, plans: counts },
      };
      byArea.set(key, area);
    }
    area.plans.set(year, plans);
  }
  return { series: [...byArea.values()].map(({ series }) => series), companions: {} };
}

function levelOf(geographicLevel: string): PanelSeries['level'] {
  if (geographicLevel === 'Local authority') return 'authority';
  return geographicLevel === 'Regional' ? 'regional' : 'national';
}
