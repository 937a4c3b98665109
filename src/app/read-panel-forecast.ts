/** The panel forecast of one stored programme's own authority, from the published figures in the store. */

import { PANEL_DATASETS, publishedPanel } from '../core/benchmark/published-panel.ts';
import type { Panel } from '../core/domain/panel-series.ts';
import type { PublishedRow } from '../core/domain/published.ts';
import { forecastPanel } from '../core/model/panel/forecast-panel.ts';
import { type Repositories, type Scope, SHARED_SCOPE, type Stored } from '../edge/store/store.ts';
import type { OpenProgramme, PanelForecastYear } from './opened-programme.ts';

const HORIZON = 5;
const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975] as const;
/** The same seed on every page load: a figure never moves unless the data does. */
const CHANCE = { seed: 1, draws: 1000 } as const;

/** Rows of one dataset: the programme's own where it has any, else those on the shelf that all programmes share. */
async function rowsOf(
  read: Repositories,
  scope: Scope,
  dataset: string,
): Promise<readonly Stored<PublishedRow>[]> {
  const own = await read.rows.published(scope, dataset);
  return own.length > 0 ? own : await read.rows.published(SHARED_SCOPE, dataset);
}

/** The published panel that a programme's forecast rests on, with the files that it was read from. */
export type ProgrammePanel = {
  readonly panel: Panel;
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  /** The authority's own January counts, oldest first; empty where none is stored. */
  readonly history: readonly { readonly year: number; readonly plans: number }[];
};

/** Read it. */
export async function readProgrammePanel(read: Repositories, scope: Scope): Promise<ProgrammePanel> {
  const rows: PublishedRow[] = [];
  const inputs = new Map<string, string>();
  for (const dataset of PANEL_DATASETS)
    for (const { record, origin } of await rowsOf(read, scope, dataset)) {
      rows.push(record);
      inputs.set(origin.file, origin.sha256);
    }
  const panel = publishedPanel(rows);
  const series = panel.series.find((item) => item.code === scope.authorityCode);
  const history = [...(series?.plans ?? [])]
    .map(([year, plans]) => ({ year, plans }))
    .sort((a, b) => a.year - b.year);
  return { panel, inputs: [...inputs].map(([name, sha256]) => ({ name, sha256 })), history };
}

/**
 * Forecast what follows the authority's published January counts, with the published flows and population where they are
 * stored: the same forecast that `authority show` gives.
 * @returns null where nothing is stored for the authority.
 */
export function forecastProgrammePanel(
  { panel, history }: ProgrammePanel,
  authorityCode: string,
): OpenProgramme['panel'] {
  if (history.length === 0) return null;
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
