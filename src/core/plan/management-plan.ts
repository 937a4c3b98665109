/** A management plan whole: money, caseload with its spread, conditions, mitigations, and what is known of its assumptions. */
import type { FinancialYear, Month } from '../base/time.ts';
import type { HighNeedsBlock } from '../block/high-needs-block.ts';
import type { PlanInputs, Ratio } from '../finance/plan-inputs.ts';
import type { DeficitBasis, PaymentStatus } from '../programme/definitions.ts';
import type { Mitigation } from '../programme/plan-file.ts';
import type { TransferStatus } from '../programme/programme.ts';
import type { WholeCostLine } from './whole-cost.ts';

/**
 * What a mitigation can change. `assess` is requests agreed to, `issue` assessments that give a plan, `placement` new plans placed
 * elsewhere. `caseload` is a path of plans given outright and names no flow; the others are told by month.
 */
export const FLOWS = [
  'requests',
  'refusals',
  'assess',
  'issue',
  'new-plans',
  'ceases',
  'moves',
  'placement',
  'unit-cost',
  'caseload',
] as const;
export type Flow = (typeof FLOWS)[number];

/** A mitigation as the plan counts it: the central size from `start`, ramped, not late. */
export type PlanMitigation = Omit<Mitigation, 'flow'> & {
  readonly flow: Flow;
  /** Whom it reaches, of flows out of plans and between placements; everyone of the types in `mix` where left out. */
  readonly scope?: MitigationScope | null;
  /** Months for which the flow is changed; null to the end of the plan. What was avoided stays avoided [months]. */
  readonly months: number | null;
  /** How the plans avoided are shared among types, any weights; for `moves` and `placement` the types plans come from. */
  readonly mix: Readonly<Record<string, number>>;
  /** For `moves` and `placement` the types plans go to, weights; empty otherwise. */
  readonly to: Readonly<Record<string, number>>;
  /** For `caseload` the plans fewer at each 31 March by type (more is negative), at size 1; empty otherwise [plans]. */
  readonly plans: Readonly<Record<string, readonly number[]>>;
  /** What has been seen so far: plans avoided in each month [plans]. */
  readonly achieved: readonly { readonly month: Month; readonly plans: number }[];
};

/** Ages on 31 August, both ends in [years], and needs by their codes; what is not given is no limit. */
export type MitigationScope = {
  readonly ages?: { readonly from: number; readonly to: number };
  readonly needs?: readonly string[];
};

/** What runs without mitigations, by month, and how many plans one unit of it makes. */
export type FlowBaseline = {
  readonly flow: Flow;
  /** [1/month] */
  readonly perMonth: number;
  /** Plans avoided for each unit changed: 1 for new plans, the share that ends in a plan for requests [0..1]. */
  readonly plansPer: number;
};

/** Caseload at each 31 March by type: a mean (the plan's own where null) and a standard deviation. */
export type CaseloadSpread = {
  readonly mean: Readonly<Record<string, readonly number[]>> | null;
  /** One entry for each 31 March; 0 where it is known [plans]. */
  readonly spread: Readonly<Record<string, readonly number[]>>;
  /** Share of each yearly step's variance that all types have in common [0..1]. */
  readonly common: number;
};

/** Caseload simulated from records: where they are, and which type each setting is paid under. */
export type CohortCaseload = {
  /** A folder of SEN2 tables or of a transitions table; paths are from the plan's own folder. */
  readonly folder: string;
  readonly population: string | null;
  readonly establishments: string | null;
  readonly area: string | null;
  /** A basis of rates by its name; null for the one that did best in back-tests. */
  readonly lookBack: string | null;
  /** Types by setting, where they differ from the usual ones. */
  readonly types: Readonly<Record<string, string>>;
};

/** A test of the forecast: balance from a year on, a deficit within limits on a stated basis, or spend on a type. */
export type PlanCondition =
  | { readonly id: string; readonly basis: 'in-year'; readonly byYear: FinancialYear }
  | {
      readonly id: string;
      readonly basis: DeficitBasis;
      readonly ownContribution: boolean;
      readonly limits: readonly YearLimit[];
    }
  | {
      readonly id: string;
      readonly basis: 'spend';
      readonly type: string;
      readonly limits: readonly YearLimit[];
    };

/** The most that may be reached at the end of a year [pence]. */
export type YearLimit = { readonly year: FinancialYear; readonly limitPence: bigint };

/** How far an assumption may be off: least and most. */
export type AssumptionRange = { readonly id: string; readonly low: Ratio; readonly high: Ratio };

/** Plans at two month ends, from which the present run rate follows. */
export type RunRate = {
  readonly from: Month;
  readonly to: Month;
  readonly opening: number;
  readonly closing: number;
};

/** What the rules of the day say of a deficit. Each part is null where the plan does not state it. */
export type DeficitTerms = {
  /** The accounting override holds up to this 31 March, named by the financial year that it closes. */
  readonly overrideEnds: FinancialYear | null;
  /** A grant of a share of the deficit left at the end of a year [0..1]. */
  readonly grant: { readonly share: Ratio; readonly at: FinancialYear } | null;
  /** What carrying the deficit costs a year, borne outside it [1/year]. */
  readonly carryingRate: Ratio | null;
};

export type ManagementPlan = {
  /** The central case; its caseload and prices count every mitigation as planned. */
  readonly finance: PlanInputs;
  /** Caseload without any mitigation, where the plan holds one; same shape as the finance caseload. */
  readonly unmitigatedCaseload: PlanInputs['caseload'] | null;
  /** Null where the plan says nothing of spread: then caseload is taken as sure, and the answer says so. */
  readonly caseload: CaseloadSpread | null;
  /** Where caseload is simulated from, in the place of mean and spread; null or left out where it is not. */
  readonly cohort?: CohortCaseload | null;
  readonly conditions: readonly PlanCondition[];
  readonly mitigations: readonly PlanMitigation[];
  readonly flows: readonly FlowBaseline[];
  readonly ranges: readonly AssumptionRange[];
  readonly transfers: readonly Pick<TransferStatus, 'year' | 'status'>[];
  readonly payments: readonly { readonly year: FinancialYear; readonly status: PaymentStatus }[];
  readonly runRate: RunRate | null;
  /** Rules about the deficit that have a date and a source; null where the plan states none. */
  readonly terms: DeficitTerms | null;
  /** The High Needs Block line by line; null where the plan does not tell it apart. */
  readonly block: HighNeedsBlock | null;
  /** What the same children cost outside the grant; null or left out where the plan states nothing. No deficit counts it. */
  readonly wholeCost?: readonly WholeCostLine[] | null;
  /** Where an input comes from, by its name ("hnbGrowth"); shown with every figure that uses it. */
  readonly sources: Readonly<Record<string, string>>;
};
