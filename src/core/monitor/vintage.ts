/** A vintage: one forecast as it was issued, kept as it was for ever, to be scored when what it forecast has come. */
import type { Instant, Month } from '../base/time.ts';

/** Which forecast it is: from published figures, from the cohort of children, or of the whole management plan. */
export type VintageKind = 'panel' | 'cohort' | 'plan';

/** One month that was forecast. */
export type VintageStep = {
  /** The month: a yearly January count of 2025 is "2025-01", a year's end "2025-03". */
  readonly period: Month;
  readonly mean: number;
  /** Level as text to value, for instance "0.1" [the vintage's unit]; ascending with the level. */
  readonly quantiles: Readonly<Record<string, number>>;
};

/** One forecast of one series as it was issued. */
export type Vintage = {
  readonly id: string;
  readonly kind: VintageKind;
  /** What was forecast: an indicator's name, "plans_n", or a name of its own. */
  readonly series: string;
  readonly unit: string;
  /** Whether outcomes are whole counts: the share below an outcome is then spread by chance over its width. */
  readonly isCount: boolean;
  readonly issuedAt: Instant;
  /** The last month whose figures it looked at. */
  readonly origin: Month;
  readonly method: { readonly name: string; readonly version: string };
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  /** What its ranges were multiplied by when it was issued; 1 for the model's own. */
  readonly rangeFactor: number;
  readonly steps: readonly VintageStep[];
};
