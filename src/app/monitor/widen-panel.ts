/** The panel forecast of a page with its ranges as past outcomes ask for: the same rule as for a forecast that is issued. */
import type { Month } from '../../core/base/time.ts';
import { knownBy, learnRangeFactor, type RangeFactor } from '../../core/monitor/range-factor.ts';
import { scoreVintages } from '../../core/monitor/score-vintages.ts';
import type { Vintage } from '../../core/monitor/vintage.ts';
import type { OpenProgramme, PanelForecastYear } from '../opened-programme.ts';
import { PUBLISHED_PLANS } from './vintage-outcomes.ts';

/** What panel ranges are to be multiplied by, from outcomes published up to a month; four decimals. */
export function panelRangeFactor(
  vintages: readonly Vintage[],
  published: ReadonlyMap<Month, number>,
  knownAt: Month,
): RangeFactor {
  const earlier = vintages.filter(({ kind, series }) => kind === 'panel' && series === PUBLISHED_PLANS);
  const scored = scoreVintages(earlier, new Map([[PUBLISHED_PLANS, published]]));
  const learnt = learnRangeFactor(knownBy(scored, knownAt));
  return { ...learnt, factor: Number(learnt.factor.toFixed(4)) };
}

/** Multiply the ranges of a page's forecast around their middle; a count goes no lower than nought. */
export function widenPanel(
  panel: OpenProgramme['panel'],
  vintages: readonly Vintage[],
): OpenProgramme['panel'] {
  const newest = panel?.history.at(-1);
  if (panel === null || newest === undefined) return panel;
  const published = new Map(panel.history.map(({ year, plans }): [Month, number] => [`${year}-01`, plans]));
  const { factor } = panelRangeFactor(vintages, published, `${newest.year}-01`);
  const wide = ({ median, ...ends }: PanelForecastYear, end: 'low80' | 'high80' | 'low95' | 'high95') =>
    Math.max(0, median + (ends[end] - median) * factor);
  const forecast = panel.forecast.map((one) => ({
    ...one,
    low80: wide(one, 'low80'),
    high80: wide(one, 'high80'),
    low95: wide(one, 'low95'),
    high95: wide(one, 'high95'),
  }));
  return { ...panel, rangeFactor: factor, forecast: factor === 1 ? panel.forecast : forecast };
}
