/** A model fitted to records for the caseload of a plan: how far it must reach, which type each setting is paid under, what no month tells. */
import { raise } from '../core/base/problem.ts';
import {
  type CohortMembers,
  cohortMembers,
  PUBLISHED_AGE_BANDS,
} from '../core/model/cohort/cohort-series.ts';
import { type CohortFit, fitCohort } from '../core/model/fit/fit-cohort.ts';
import { unseenMonths } from '../core/model/summary/unseen-season.ts';
import { typesOfSettings, yearsNeeded } from '../core/plan/cohort-caseload.ts';
import type { CohortCaseload, ManagementPlan } from '../core/plan/management-plan.ts';
import { type SeasonShock, seasonShocks } from '../core/plan/season-shocks.ts';
import type { CohortSource } from './cohort-source.ts';

export type PlanCaseloadFit = {
  readonly fit: CohortFit;
  readonly members: CohortMembers;
  readonly typeOf: ReadonlyMap<string, string>;
  /** From the first month that is simulated to the end of the plan [years]. */
  readonly years: number;
  readonly unseen: readonly SeasonShock[];
};

/**
 * Fit.
 * @param place  of the plan's caseload, for problems.
 * @throws ProblemError `plan.over-before-data`, `plan.setting-not-mapped`, `plan.setting-unknown`, and those of fitting.
 */
export function fitPlanCaseload(
  plan: ManagementPlan,
  { lookBack, types }: Pick<CohortCaseload, 'lookBack' | 'types'>,
  { history, population, valid }: Pick<CohortSource, 'history' | 'population' | 'valid'>,
  place: string,
): PlanCaseloadFit {
  const years = yearsNeeded(plan, history.start);
  if (years === 0)
    raise({
      code: 'plan.over-before-data',
      place,
      message: 'The plan ends before the records that its caseload is to be simulated from',
      advice: 'Give the plan later years, or records of an earlier day.',
    });
  const fit = fitCohort(history, { years, population, valid, lookBack, capacity: null });
  const members = cohortMembers(fit.model, PUBLISHED_AGE_BANDS);
  const { typeOf, problems } = typesOfSettings(plan, { types }, members.names.setting);
  const [problem] = problems;
  if (problem !== undefined) raise(problem);
  const unseen = seasonShocks(plan, { model: fit.model, years, unseen: unseenMonths(history), typeOf });
  return { fit, members, typeOf, years, unseen };
}
