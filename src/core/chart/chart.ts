/** What a chart shows, as data: axes, series and words. A charting library draws it, in a page and in a document alike. */

/** What a series stands for; the drawing gives each role its own colour, dash and marker. */
export type SeriesRole =
  | 'actual'
  | 'agreed'
  | 'forecast'
  | 'mitigated'
  | 'unmitigated'
  | 'limit'
  | 'in-year'
  | 'cumulative'
  | 'context';

/** How a series is drawn. A `band` has `low` and `high`; the others have `values`. */
export type ChartSeries =
  | {
      readonly kind: 'line' | 'bar' | 'points';
      readonly label: string;
      readonly role: SeriesRole;
      /** One value per category of the x axis; null where there is none (never zero). */
      readonly values: readonly (number | null)[];
    }
  | {
      readonly kind: 'band';
      readonly label: string;
      readonly role: SeriesRole;
      readonly low: readonly (number | null)[];
      readonly high: readonly (number | null)[];
    };

/** One chart. Values are plain numbers in the unit that `yLabel` names. */
export type Chart = {
  /** Kebab-case, unique in a document. */
  readonly id: string;
  readonly title: string;
  /** One sentence that says what the chart shows to those who cannot see it. */
  readonly summary: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** The categories of the x axis, in order, as they are shown ("Oct 24", "2024/25"). */
  readonly categories: readonly string[];
  /**
   * Where each category lies on an x axis of numbers, ascending from zero or above; two may lie at the same place. Left out where categories
   * stand one beside the other. Bars have no place on such an axis.
   */
  readonly positions?: readonly number[] | undefined;
  readonly series: readonly ChartSeries[];
  /** Whether the y axis must start at zero; bars always do. */
  readonly startsAtZero: boolean;
  /** Digits after the point in labels. */
  readonly decimals: number;
};
