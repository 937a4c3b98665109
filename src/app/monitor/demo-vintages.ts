/** The forecasts that the fictional county issued in past summers: really made by the model, from what was published by then. */
import { createHash } from 'node:crypto';
import type { Month } from '../../core/base/time.ts';
import { knownBy, learnRangeFactor } from '../../core/monitor/range-factor.ts';
import { type ScoredForecast, scoreVintages } from '../../core/monitor/score-vintages.ts';
import { readPanelFiles } from '../read-panel-files.ts';
import { makePanelVintage } from './panel-vintage.ts';
import { vintageBody } from './stored-vintages.ts';
import { PUBLISHED_PLANS } from './vintage-outcomes.ts';

/** Januaries after which the county issued one, the first with eight years of figures behind it. */
const ORIGINS = [2018, 2019, 2020, 2021, 2022, 2023] as const;
const HORIZON = 3;
/** The county has used one method throughout; its version is not the product's. */
const METHOD_VERSION = 'demo-1';

/**
 * Make them from the county's published panel. Each learns its range factor from outcomes known by its origin.
 * @returns one file each: path below the demo's folder, and text.
 */
export async function demoVintages(
  panelFile: string,
  authorityCode: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const { panel, inputs } = await readPanelFiles({ panel: panelFile });
  const series = panel.series.find(({ code }) => code === authorityCode);
  const history = [...(series?.plans ?? [])].map(([year, plans]) => ({ year, plans }));
  const published = new Map(history.map(({ year, plans }): [Month, number] => [`${year}-01`, plans]));
  const outcomes = new Map([[PUBLISHED_PLANS, published]]);
  const named = inputs.map(({ sha256 }) => ({ name: 'ehcp_total_by_la_year.csv', sha256 }));
  const scored: ScoredForecast[] = [];
  const files: { path: string; text: string }[] = [];
  for (const until of ORIGINS) {
    const vintage = makePanelVintage(
      { panel, inputs: named, history },
      {
        authorityCode,
        issuedAt: `${until}-07-04T09:00:00.000Z`,
        horizon: HORIZON,
        until,
        seed: 1,
        draws: 1000,
        version: METHOD_VERSION,
        rangeFactor: Number(learnRangeFactor(knownBy(scored, `${until}-01`)).factor.toFixed(4)),
        mark: (text) => createHash('sha256').update(text).digest('hex'),
      },
    );
    if (vintage === null) continue;
    scored.push(...scoreVintages([vintage], outcomes));
    files.push({
      path: `programme/forecasts/${vintage.origin}.json`,
      text: `${JSON.stringify(vintageBody(vintage), null, 2)}\n`,
    });
  }
  return files;
}
