/** One month's figure of one measure: what happened, what was agreed, what is now forecast. */
import type { Month } from '../base/time.ts';

/** `agreed` is the forecast of the agreement, never re-based in silence; `latest` is the newest forecast. */
export type SeriesName = 'actual' | 'agreed' | 'latest';

/** `measure` is an indicator's name: plans_n, req_n, plans_new_n, cease_n, inmss_n, asmt_open_over20w_n. */
export type MonthlyFigure = {
  readonly measure: string;
  readonly month: Month;
  readonly series: SeriesName;
  readonly value: number;
};
