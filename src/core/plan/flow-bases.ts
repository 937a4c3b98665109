/** How large each flow runs month by month without any mitigation: what numbers a month are measured against. */

import { PUBLISHED_AGE_BANDS } from '../model/cohort/cohort-series.ts';
import { type CohortExpectation, expectCohort } from '../model/cohort/expect-cohort.ts';
import { seriesAt } from '../model/summary/run-cuts.ts';
import type { FlowSource } from './flow-levers.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';
import { isShareOfFlow, unitPlans } from './unit-plans.ts';

/** Flows by month from the start of the simulation [1/month]. Those of the pipeline are null where the records tell none. */
export type FlowBases = {
  readonly joiners: Float64Array;
  readonly pipeline: {
    readonly requests: Float64Array;
    readonly agreed: Float64Array;
    readonly refused: Float64Array;
    readonly issued: Float64Array;
    readonly notIssued: Float64Array;
  } | null;
  /** Plans that end, by the type they are paid under. */
  readonly leavers: ReadonlyMap<string, Float64Array>;
};

/** Run the mean without mitigations and keep its flows. */
export function flowBases({ model, years, typeOf }: FlowSource): FlowBases {
  const hasPipeline = model.joining.pipeline !== null;
  const expected = expectCohort(model, {
    years,
    keep: {
      plans: [],
      joiners: ['total'],
      leavers: ['setting'],
      changes: [],
      queues: hasPipeline,
      ageBands: PUBLISHED_AGE_BANDS,
    },
  });
  const monthly = (place: number) => byMonth(expected, place, years * 12);
  const queue = (measure: Parameters<typeof seriesAt>[1]) =>
    monthly(seriesAt(expected, measure, 'total', ''));
  const leavers = new Map<string, Float64Array>();
  for (const [setting, type] of typeOf) {
    const own = monthly(seriesAt(expected, 'leavers', 'setting', setting));
    const before = leavers.get(type);
    leavers.set(type, before === undefined ? own : own.map((count, k) => count + (before[k] ?? 0)));
  }
  return {
    joiners: queue('joiners'),
    pipeline: hasPipeline
      ? {
          requests: queue('requests'),
          agreed: queue('agreed-to-assess'),
          refused: queue('refused-to-assess'),
          issued: queue('issued'),
          notIssued: queue('refused-to-issue'),
        }
      : null,
    leavers,
  };
}

/** A series by month; a step of a year counts for its twelve months alike. */
function byMonth({ plan, means, steps }: CohortExpectation, place: number, months: number): Float64Array {
  const width = plan.series.length;
  const perStep = months / steps;
  return Float64Array.from(
    { length: months },
    (_, month) => (means[Math.floor(month / perStep) * width + place] ?? 0) / perStep,
  );
}

/**
 * Give the share of a flow that one unit of size is, month by month: a number a month over the flow as it runs without mitigations.
 * So two mitigations on one flow each act on what the other leaves, and alone each comes to its number.
 * @returns null where the size acts as it stands: of shares, and of flows out of plans and between placements.
 * @throws ProblemError `plan.flow-without-share` of requests that records do not tell, where the plan does not say their plans.
 * @source Method note 9, equation 9.9.
 */
export function perSizeOf(plan: ManagementPlan, one: PlanMitigation, bases: FlowBases): Float64Array | null {
  const { pipeline, joiners } = bases;
  const isShare = isShareOfFlow(one);
  if (pipeline !== null && one.flow === 'refusals')
    return over(isShare ? pipeline.refused : null, pipeline.agreed);
  if (isShare) return null;
  if (pipeline === null && one.flow === 'requests') return over(null, joiners, unitPlans(plan, one));
  const there = inflowOf(bases, one.flow);
  return there === null ? null : over(null, there);
}

/** The flow towards a plan that a mitigation lowers; null of other flows. */
function inflowOf({ pipeline, joiners }: FlowBases, flow: PlanMitigation['flow']): Float64Array | null {
  switch (flow) {
    case 'requests':
      return pipeline?.requests ?? null;
    case 'refusals':
    case 'assess':
      return pipeline?.agreed ?? null;
    case 'issue':
    case 'new-plans':
      return pipeline === null ? joiners : pipeline.issued;
    default:
      return null;
  }
}

/** What is taken, 1 where not given, over what there is; where there is nothing, nothing can be taken. */
function over(taken: Float64Array | null, there: Float64Array, times = 1): Float64Array {
  return there.map((count, k) => (count > 0 ? (times * (taken?.[k] ?? 1)) / count : 0));
}

/** Months over which a flow is averaged to say what a unit of size comes to. */
const FIRST_YEAR = 12;

/**
 * Give the plans a month that one unit of size comes to, in the first simulated year.
 * @returns null where a share of moves or placements, or of ends within a scope, is meant: records tell no number for it.
 */
export function unitPlansOnFlow(plan: ManagementPlan, one: PlanMitigation, bases: FlowBases): number | null {
  const isShare = isShareOfFlow(one);
  if (one.flow === 'moves' || one.flow === 'placement') return isShare ? null : 1;
  if (one.flow === 'ceases') return isShare ? endingOf(one, bases.leavers) : 1;
  if (bases.pipeline === null && one.flow === 'requests')
    return isShare ? meanOf(bases.joiners) : unitPlans(plan, one);
  const there = one.flow === 'refusals' ? bases.pipeline?.refused : inflowOf(bases, one.flow);
  const perMonth = isShare ? meanOf(there ?? new Float64Array(0)) : 1;
  return perMonth * plansPerOne(bases, one.flow);
}

/** New plans that follow from one request, one agreement or one plan issued, as the decisions run. */
function plansPerOne({ pipeline }: FlowBases, flow: PlanMitigation['flow']): number {
  if (pipeline === null || flow === 'issue' || flow === 'new-plans') return 1;
  const perAgreed = shareOf(pipeline.issued, pipeline.notIssued);
  return flow === 'requests' ? perAgreed * shareOf(pipeline.agreed, pipeline.refused) : perAgreed;
}

function endingOf({ scope, mix }: PlanMitigation, leavers: FlowBases['leavers']): number | null {
  if (scope?.ages !== undefined || scope?.needs !== undefined) return null;
  let sum = 0;
  for (const [type, ending] of leavers) if ((mix[type] ?? 0) > 0) sum += meanOf(ending);
  return sum;
}

function shareOf(yes: Float64Array, no: Float64Array): number {
  const all = meanOf(yes) + meanOf(no);
  return all === 0 ? 0 : meanOf(yes) / all;
}

function meanOf(flow: Float64Array): number {
  const first = flow.subarray(0, FIRST_YEAR);
  return first.length === 0 ? 0 : first.reduce((sum, count) => sum + count, 0) / first.length;
}
