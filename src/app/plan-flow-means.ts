/** What the flows of records make of a plan's mitigations on the mean, without a draw: for savings that stand beside the forecast. */
import { ProblemError } from '../core/base/problem.ts';
import type { TimedPlan } from '../core/plan/bridge-plans.ts';
import { type FlowEffects, flowEffects } from '../core/plan/flow-effects.ts';
import { planFlows } from '../core/plan/flow-levers.ts';
import type { ManagementPlan } from '../core/plan/management-plan.ts';
import { stockBySetting } from '../core/plan/stock-by-setting.ts';
import type { CohortSource } from './cohort-source.ts';
import { fitPlanCaseload, type PlanCaseloadFit } from './fit-plan-caseload.ts';

/**
 * Make the means: those that the forecast of the plan reckons with, to the last digit.
 * @returns null where no mitigation names a flow.
 * @throws ProblemError those of `planFlows`.
 * @source Method note 9, section 3a.
 */
function planFlowMeans(plan: ManagementPlan, { fit, typeOf, years }: PlanCaseloadFit): FlowEffects | null {
  const stock = stockBySetting(fit.model);
  const onFlows = planFlows(plan, { model: fit.model, years, typeOf, stock });
  // Ranges over draws are the forecast's: here are only means.
  return onFlows.levers.length === 0 ? null : flowEffects(plan, onFlows, new Float64Array(0));
}

/** The means, or why the mitigations are counted though the caseload comes from records. */
export type FlowMeansOrWhy = { readonly flows: FlowEffects | null; readonly why: string | null };

/** Make the means from records. @throws ProblemError those of fitting and of `planFlows`. */
export function flowMeansFrom(plan: ManagementPlan, source: CohortSource): FlowEffects | null {
  return planFlowMeans(plan, fitted(plan, source));
}

/** Fit a plan's model to records. @throws ProblemError those of `fitPlanCaseload`. */
function fitted(plan: ManagementPlan, source: CohortSource): PlanCaseloadFit {
  const how = plan.cohort ?? { lookBack: null, types: {} };
  return fitPlanCaseload(plan, how, source, 'plan, caseload.cohort');
}

/** Make the means from records; a problem on the way is the reason why not, in its own words. */
export async function flowMeansOrWhy(
  plan: ManagementPlan,
  readCohort: () => Promise<CohortSource>,
): Promise<FlowMeansOrWhy> {
  return await orWhy(async () => flowMeansFrom(plan, await readCohort()));
}

/** The means of an old plan and of the same at other times, or why these are counted. */
export type TimedMeansOrWhy = { readonly flows: TimedPlan['flows']; readonly why: string | null };

/** Make the means of two plans that differ in their mitigations alone, on one model fitted to records; a problem on the way is the reason why not. */
export async function timedMeansOrWhy(
  old: ManagementPlan,
  timed: ManagementPlan,
  readCohort: () => Promise<CohortSource>,
): Promise<TimedMeansOrWhy> {
  return await orWhy(async () => {
    const fit = fitted(old, await readCohort());
    return { old: planFlowMeans(old, fit), timed: planFlowMeans(timed, fit) };
  });
}

/** Make the means on a model that is fitted already, or say why not. */
export async function fittedMeansOrWhy(plan: ManagementPlan, fit: PlanCaseloadFit): Promise<FlowMeansOrWhy> {
  return await orWhy(async () => planFlowMeans(plan, fit));
}

async function orWhy<T>(
  make: () => Promise<T>,
): Promise<{ readonly flows: T | null; readonly why: string | null }> {
  try {
    return { flows: await make(), why: null };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { message, place } = error.problem;
    return { flows: null, why: place === undefined ? message : `${message} (${place})` };
  }
}
