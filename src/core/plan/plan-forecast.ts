/** What a plan's forecast says: positions with ranges, the exact central case, conditions, balance, mitigations, gap, sensitivity. */

import type { Problem } from '../base/problem.ts';
import type { FinancialYear } from '../base/time.ts';
import type { Projection } from '../finance/projection.ts';
import type { ExpectNote } from '../model/cohort/expect-cohort.ts';
import type { AchievedValue } from './achieved-value.ts';
import type { DeficitTermsResult } from './deficit-terms.ts';
import type { GapYear, RunRateTest } from './explain-gap.ts';
import type { BlockForecast } from './forecast-block.ts';
import type { JudgedCondition } from './judge-conditions.ts';
import type { Reckoning } from './reckoning.ts';
import type { BalanceRange, Sought } from './seek-goal.ts';
import type { Outcome, Sensitivity, TwoWayTable } from './sensitivity.ts';
import type { KnowingValues } from './value-of-knowing.ts';
import type { WholeCostYear } from './whole-cost.ts';

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

export type ForecastMitigation = {
  readonly id: string;
  readonly name: string;
  /** What the plan loses without it, over the draws, all years together. */
  readonly value: Spread;
  /** As planned: switched off alone, its share of the joint value, alone, overlap; by year [pence]. */
  readonly switchOff: readonly bigint[];
  readonly share: readonly bigint[];
  readonly alone: readonly bigint[];
  readonly overlap: readonly bigint[];
  /** Which way it is reckoned: on a flow of the forecast from records, as counted, or on prices. */
  readonly reckoned: Reckoning;
  readonly achieved: AchievedValue | null;
};

/** Mitigations on flows together: what they bring over the draws, all years, and the notes on their means. */
export type ForecastFlows = {
  readonly value: Spread;
  /** Plans fewer at each 31 March: as planned on the mean, and over the draws as they turn out [plans]. */
  readonly fewer: readonly {
    readonly year: FinancialYear;
    readonly planned: number;
    readonly mean: number;
  }[];
  readonly notes: readonly ExpectNote[];
};

/** A named exact what-if. */
export type Stress = { readonly id: string; readonly label: string; readonly outcome: Outcome };

/** What one assumption would have to be for balance by a year. */
export type NeededValue = {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly byYear: FinancialYear;
  readonly sought: Sought;
};

export type PlanForecast = {
  readonly levels: readonly number[];
  readonly years: readonly ForecastYear[];
  /** The same without the saving that nothing explains: what the stated mechanisms alone give. */
  readonly namedYears: readonly ForecastYear[];
  readonly central: Projection;
  readonly terms: DeficitTermsResult | null;
  readonly conditions: readonly ForecastCondition[];
  /** Chance that balance first comes to stay in each year of the plan; with `noBalance` they add up to 1. */
  readonly firstBalance: readonly { readonly year: FinancialYear; readonly probability: number }[];
  readonly noBalance: number;
  /** Chance of balance by the plan's last year, as it counts and without the unexplained saving [0..1]. */
  readonly balance: { readonly asPlanned: number; readonly withoutUnexplained: number };
  readonly attribution: 'shapley' | 'layers';
  readonly mitigations: readonly ForecastMitigation[];
  /** Joint value of all mitigations and their overlap by year [pence]. */
  readonly jointValue: readonly bigint[];
  readonly overlap: readonly bigint[];
  /** What the mitigations on flows bring together; null where none is reckoned on one. */
  readonly onFlows: ForecastFlows | null;
  readonly gap: readonly GapYear[];
  readonly namedOnly: Outcome;
  readonly runRate: RunRateTest | null;
  readonly sensitivities: readonly Sensitivity[];
  readonly twoWay: TwoWayTable | null;
  readonly stresses: readonly Stress[];
  readonly balanceRanges: readonly BalanceRange[];
  readonly needed: readonly NeededValue[];
  readonly knowing: KnowingValues;
  /** The High Needs Block line by line; null where the plan has none. */
  readonly block: BlockForecast | null;
  /** The grant's spend and what lies outside it; null where the plan states none. No other part of the forecast counts it. */
  readonly wholeCost: readonly WholeCostYear[] | null;
  readonly risks: readonly Problem[];
};
