/** The series that a look-back can be tested on: the published January counts, and the programme's own monthly plans. */
import type { Month } from '../core/base/time.ts';
import type { MonthlyFigure } from '../core/domain/monthly-figure.ts';
import type { Panel } from '../core/domain/panel-series.ts';
import { type DatedCounts, monthStep } from '../core/model/look-back/dated-counts.ts';
import { type LookBack, lookBack } from '../core/model/look-back/look-back.ts';

/** "published" for the January counts, else the measure of a monthly series. */
export const LOOK_BACK_SERIES = ['published', 'plans_n'] as const;
export type LookBackSeries = (typeof LOOK_BACK_SERIES)[number];

/** Say whether a text names a series. */
export function isLookBackSeries(text: string): text is LookBackSeries {
  return LOOK_BACK_SERIES.some((name) => name === text);
}

/** How far ahead monthly plans are tested where nothing is said, the furthest that can be tested first [months]. */
const MONTHS_AHEAD = [12, 6, 3] as const;

/**
 * Set the bases side by side for the published counts of one authority, beside all other authorities.
 * @param ahead  1 or more [years].
 * @returns null where the panel has no count of the authority.
 */
export function publishedLookBack(panel: Panel, authorityCode: string, ahead = 1): LookBack | null {
  const areas = panel.series.filter(({ level }) => level === 'authority');
  const own = areas.find(({ code }) => code === authorityCode);
  if (own === undefined) return null;
  const dated = (plans: ReadonlyMap<number, number>): DatedCounts => ({ stepsPerYear: 1, counts: plans });
  const others = areas.filter((area) => area !== own).map(({ plans }) => dated(plans));
  return lookBack(dated(own.plans), others, ahead);
}

/**
 * Set the bases side by side for a monthly series of what happened.
 * @param ahead  [months]; where not given, the furthest of 12, 6 and 3 at which any basis can be tested.
 * @returns null where no month is stored.
 */
export function monthlyLookBack(
  figures: Iterable<MonthlyFigure>,
  measure: string,
  ahead?: number,
): LookBack | null {
  const counts = new Map<number, number>();
  for (const figure of figures)
    if (figure.measure === measure && figure.series === 'actual')
      counts.set(stepOf(figure.month), figure.value);
  const series: DatedCounts = { stepsPerYear: 12, counts };
  const tried = (ahead === undefined ? MONTHS_AHEAD : [ahead]).map((months) => lookBack(series, [], months));
  return tried.find((found) => found?.best != null) ?? tried[0] ?? null;
}

function stepOf(month: Month): number {
  return monthStep(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
}
