/** Splits a plan's children by age and need from records, or says why it cannot. */
import { ProblemError } from '../../core/base/problem.ts';
import { type PlanSplit, splitChildren } from '../../core/plan/children-split.ts';
import type { ManagementPlan } from '../../core/plan/management-plan.ts';
import type { CohortSource } from '../cohort-source.ts';
import { fitPlanCaseload } from '../fit-plan-caseload.ts';

/** Read the records, fit and split; a problem on the way is the reason why not, in its own words. */
export async function splitPlan(
  plan: ManagementPlan,
  readCohort: () => Promise<CohortSource>,
): Promise<PlanSplit> {
  try {
    const how = plan.cohort ?? { lookBack: null, types: {} };
    const fitted = fitPlanCaseload(plan, how, await readCohort(), 'plan, caseload.cohort');
    return { split: splitChildren(plan, { ...fitted, model: fitted.fit.model }), why: null };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { message, place } = error.problem;
    return { split: null, why: place === undefined ? message : `${message} (${place})` };
  }
}
