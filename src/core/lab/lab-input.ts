/** What the scenario lab works on: a fitted model, the plan it is paid under, and how long it must run. */
import type { CohortModel } from '../model/cohort/cohort-model.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import type { SeasonShock } from '../plan/season-shocks.ts';

/** Everything that page and server need to answer alike. It holds cells and rates of the model, and no record of anybody. */
export type LabInput = {
  readonly model: CohortModel;
  readonly plan: ManagementPlan;
  /** Which type of the plan each setting is paid under, setting first. */
  readonly types: readonly (readonly [string, string])[];
  /** From the model's start to the end of the plan [years]. */
  readonly years: number;
  readonly seed: number;
  /** What months that no record tells make unsure; none where all are told. */
  readonly unseen: readonly SeasonShock[];
  /** What past outcomes of the authority's forecasts ask of the ranges; never below 1, as types are parts of a total. */
  readonly rangeFactor: number;
  /** Whether the plan's mitigations that name a flow can be run on it here. */
  readonly hasFlows: boolean;
  /**
   * Plans fewer at each 31 March `[end][type]` through the mitigations on flows, all as planned, as the finance page reckons them in the
   * plan's central case; null where it counts every mitigation.
   */
  readonly onFinancePage: Float64Array | null;
  /** How the plan's own mitigations are reckoned here and on the finance page; null where none names a flow. */
  readonly mitigationsNote?: string | null;
};

/** Levels of the fan: the middle, 8 in 10 and 19 in 20. */
export const LAB_LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975] as const;

/** Simulations of the first fan and of the whole one. */
export const FIRST_DRAWS = 100;
export const ALL_DRAWS = 1000;
