/** Chances of a plan and of its block alike: positions with ranges, conditions, the first year of lasting balance. */
import type { FinancialYear } from '../base/time.ts';
import type { JudgedCondition } from './judge-conditions.ts';

/** Mean and quantiles of an amount over the draws, in the order of the levels asked for [pence]. */
export type Spread = { readonly mean: number; readonly quantiles: readonly number[] };

/** One year's positions over the draws, a deficit positive. */
export type ForecastYear = {
  readonly year: FinancialYear;
  readonly inYear: Spread;
  readonly before: Spread;
  readonly after: Spread;
  /** Chance that the year alone has no deficit [0..1]. */
  readonly balanceProbability: number;
};

/** A condition judged twice: as the plan counts, and without the saving that nothing explains. */
export type ForecastCondition = JudgedCondition & {
  readonly basisInWords: string;
  readonly withoutUnexplained: { readonly probability: number; readonly inWords: string };
};

/** What draws of the money say. */
export type Chances = {
  readonly years: readonly ForecastYear[];
  /** The same without the saving that nothing explains: what the stated mechanisms alone give. */
  readonly namedYears: readonly ForecastYear[];
  readonly conditions: readonly ForecastCondition[];
  /** Chance that balance first comes to stay in each year of the plan; with `noBalance` they add up to 1. */
  readonly firstBalance: readonly { readonly year: FinancialYear; readonly probability: number }[];
  readonly noBalance: number;
  /** Chance of balance by the plan's last year, as it counts and without the unexplained saving [0..1]. */
  readonly balance: { readonly asPlanned: number; readonly withoutUnexplained: number };
};
