/** One reckoned figure of an indicator, with everything that is needed to read and check it. */
import type { Month } from '../base/time.ts';
import type { MeasureUnit } from './measure-definition.ts';

/** `good`; `flagged`: read the notes; `no-rating`: too much is unknown to rate it; `not-available`: there is no figure. */
export type QualityFlag = 'good' | 'flagged' | 'no-rating' | 'not-available';

export type Quality = { readonly flag: QualityFlag; readonly notes: readonly string[] };

/** Where a figure comes from. Figures of two bases stand side by side; one never replaces the other. */
export type MeasureBasis =
  | 'extract'
  | 'monthly-actuals'
  | 'projection'
  | 'placement-costs'
  | 'programme'
  | 'registers'
  | 'published';

/** Which part of an indicator a figure is of: by "need", key "ASD". */
export type Cut = { readonly by: string; readonly key: string };

export type MeasureValue = {
  readonly id: string;
  readonly name: string;
  /** Null where the figure is of the whole. */
  readonly cut: Cut | null;
  /** The month that the period lies or ends in. */
  readonly month: Month;
  /** "2024-10", "R12 2024-10", "@2024-10-31", "CY2024", "FY2024/25" or "AY2024/25". */
  readonly period: string;
  /** In `unit`; a share is [0..1]. Null where there is no figure: never zero for it. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Who is counted below the line. */
  readonly base: string | null;
  /** The span in words. */
  readonly window: string;
  readonly basis: MeasureBasis;
  readonly unit: MeasureUnit;
  readonly quality: Quality;
  /** Names of sources in the answer's own list. */
  readonly sources: readonly string[];
};

/** An indicator for which there is no figure, and what would be needed, in words. */
export type UnsupportedMeasure = {
  readonly id: string;
  readonly name: string;
  readonly missing: readonly string[];
};

/** Shares of unknown cases above which a figure is flagged, or not rated. @source Domain rules for indicators, R10. */
export const FLAG_ABOVE = 0.02;
export const NO_RATING_ABOVE = 0.1;

/** Judge a figure by its notes and by how many cases are not known beside those that are [cases]. */
export function judgeQuality(known: number, unknown: number, notes: readonly string[]): Quality {
  const share = unknown > 0 ? unknown / (known + unknown) : 0;
  const told = unknown > 0 ? [...notes, `${unknown} of ${known + unknown} not known`] : notes;
  if (share > NO_RATING_ABOVE) return { flag: 'no-rating', notes: told };
  return { flag: share > FLAG_ABOVE || notes.length > 0 ? 'flagged' : 'good', notes: told };
}
