/** The caseload of a stored plan that simulates its numbers from the programme's records, and what flows make of its mitigations. */
import type { Month } from '../core/base/time.ts';
import type { FlowEffects } from '../core/plan/flow-effects.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { cohortRangeFactor } from './cohort-range-factor.ts';
import type { AppDependencies } from './dependencies.ts';
import { CHANCE, storedPlan } from './forecast-programme-plan.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';
import { planAndRowsState } from './plans/plan-state.ts';
import type { SimulatedCaseload } from './simulate-caseload.ts';

/** Gives the caseload of a plan that is simulated from the programme's records, and null for one that states its own. */
export type StoredCaseload = (scope: Scope) => Promise<SimulatedCaseload | null>;

/** Asked where a simulation begins: gives who is told how many of its runs are done. */
export type WhoIsToldOfRuns = AppDependencies['whoIsToldOfRuns'];

/** Make the giver; what it simulated is kept as long as plan and records have not changed. */
export function storedCaseloads(read: Repositories, whoIsTold?: WhoIsToldOfRuns): StoredCaseload {
  const make = async (scope: Scope) => {
    const plan = await storedPlan(read, scope);
    const { cohort = null } = plan;
    if (cohort === null) return null;
    // Loaded only where it is asked for: a plan with mean and spread needs none of it.
    const { simulateCaseload } = await import('./simulate-caseload.ts');
    const { readProgrammeCohort } = await import('./read-programme-cohort.ts');
    const source = await readProgrammeCohort(read, scope);
    const rangesFor = (origin: Month) => cohortRangeFactor(read, scope, origin);
    return await simulateCaseload({
      plan,
      cohort,
      source,
      place: 'plan',
      ...CHANCE,
      workers: null,
      rangesFor,
      ...tellingRuns(whoIsTold),
    });
  };
  return keepWhileUnchanged(read, make, undefined, planAndRowsState);
}

/** Gives what flows make of the mitigations of a stored plan whose caseload comes from records; null where it states its own numbers. */
export type StoredFlowMeans = (scope: Scope) => Promise<FlowEffects | null>;

/** Make the giver; what it worked out is kept as long as plan and records have not changed. */
export function storedFlowMeans(read: Repositories): StoredFlowMeans {
  const make = async (scope: Scope) => {
    const plan = await storedPlan(read, scope);
    if ((plan.cohort ?? null) === null) return null;
    const { flowMeansFrom } = await import('./plan-flow-means.ts');
    const { readProgrammeCohort } = await import('./read-programme-cohort.ts');
    return flowMeansFrom(plan, await readProgrammeCohort(read, scope));
  };
  return keepWhileUnchanged(read, make, undefined, planAndRowsState);
}

/** What a simulation is given so that somebody is told how far it has come; nothing where nobody is. */
export function tellingRuns(whoIsTold: WhoIsToldOfRuns) {
  return whoIsTold === undefined ? {} : { onProgress: whoIsTold() };
}
