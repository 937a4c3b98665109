/** Holds a stored plan that states its own plan numbers against those that the programme's records foretell. */
import { type Problem, ProblemError } from '../core/base/problem.ts';
import type { Month } from '../core/base/time.ts';
import { forecastPlan } from '../core/plan/forecast-plan.ts';
import { type PlanOnRecords, planOnRecords } from '../core/plan/plan-on-records.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { cohortRangeFactor } from './cohort-range-factor.ts';
import { PLAN_LEVELS } from './forecast-plan.ts';
import { CHANCE, storedPlan } from './forecast-programme-plan.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';
import { planAndRowsState } from './plans/plan-state.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { type CaseloadSource, simulateCaseload } from './simulate-caseload.ts';
import { tellingRuns, type WhoIsToldOfRuns } from './stored-caseloads.ts';

/** The two sets of chances, or why there is only one. */
export type StoredPlanOnRecords =
  | { readonly kind: 'beside'; readonly told: PlanOnRecords; readonly from: CaseloadSource }
  /** The plan's own numbers are those of the records already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Make the giver; what it worked out is kept as long as plan and records have not changed. */
export function storedPlansOnRecords(
  read: Repositories,
  whoIsTold?: WhoIsToldOfRuns,
): (scope: Scope) => Promise<StoredPlanOnRecords> {
  const kept = keepWhileUnchanged(
    read,
    (scope) => holdAgainstRecords(read, scope, whoIsTold),
    undefined,
    planAndRowsState,
  );
  return async (scope) => {
    try {
      return await kept(scope);
    } catch (error) {
      if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem };
      throw error;
    }
  };
}

/** The settings are brought to the plan's types as they usually are: a plan with its own numbers names none. */
async function holdAgainstRecords(
  read: Repositories,
  scope: Scope,
  whoIsTold: WhoIsToldOfRuns,
): Promise<StoredPlanOnRecords> {
  const plan = await storedPlan(read, scope);
  if ((plan.cohort ?? null) !== null) return { kind: 'same' };
  const { caseload, flows, planned, source } = await simulateCaseload({
    plan,
    cohort: { lookBack: null, types: {} },
    source: await readProgrammeCohort(read, scope),
    place: 'plan',
    ...CHANCE,
    workers: null,
    rangesFor: (origin: Month) => cohortRangeFactor(read, scope, origin),
    ...tellingRuns(whoIsTold),
  });
  const options = { ...CHANCE, levels: PLAN_LEVELS };
  return {
    kind: 'beside',
    told: planOnRecords({
      plan,
      own: forecastPlan(plan, { ...options, caseload: null }),
      onRecords: forecastPlan(plan, { ...options, caseload, flows }),
      draws: planned,
    }),
    from: source,
  };
}
