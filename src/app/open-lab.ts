/** Opens the scenario lab of a programme: its newest extract fitted, its stored plan beside it, packed for the page. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { addMonths } from '../core/base/time.ts';
import type { LabInput } from '../core/lab/lab-input.ts';
import { cohortMembers, PUBLISHED_AGE_BANDS } from '../core/model/cohort/cohort-series.ts';
import { fitCohort } from '../core/model/fit/fit-cohort.ts';
import { unseenMonths } from '../core/model/summary/unseen-season.ts';
import { typesOfSettings, yearsNeeded } from '../core/plan/cohort-caseload.ts';
import { seasonShocks } from '../core/plan/season-shocks.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { cohortRangeFactor } from './cohort-range-factor.ts';
import { storedPlan } from './forecast-programme-plan.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { requirePermission } from './require-permission.ts';

/** The same seed as on every page: a figure never moves unless the data does. */
const SEED = 1;

/**
 * Make the opener of labs. A lab that was opened before is given again as long as the store has not changed.
 * @returns what gives a lab, with the problems of `openLab`.
 */
export function labOpener(read: Repositories): (actor: Actor, scope: Scope) => Promise<LabInput> {
  const keptLab = keepWhileUnchanged(read, (scope) => openLab(read, scope));
  return async (actor, scope) => {
    requirePermission(
      actor,
      'import.read',
      scope.authorityCode,
      'to work in the scenario lab of this authority',
    );
    return await keptLab(scope);
  };
}

/**
 * Fit and pack. The model holds stock by cell, and cells can hold one child: so only those who may see what was read in
 * may have it, not everyone who may see the programme.
 * @throws ProblemError `cohort.*`, `plan.setting-not-mapped`, `plan.over-before-data`, and those of the plan.
 */
async function openLab(read: Repositories, scope: Scope): Promise<LabInput> {
  const plan = await storedPlan(read, scope);
  const { history, population, valid } = await readProgrammeCohort(read, scope);
  const years = yearsNeeded(plan, history.start);
  if (years === 0)
    return raise({
      code: 'plan.over-before-data',
      place: scope.programmeId,
      message: 'The plan ends before the records that its caseload is to be simulated from',
      advice: 'Give the plan later years, or records of an earlier day.',
    });
  const { model } = fitCohort(history, {
    years,
    population,
    valid,
    lookBack: plan.cohort?.lookBack ?? null,
    capacity: null,
  });
  const { names } = cohortMembers(model, PUBLISHED_AGE_BANDS);
  const { typeOf, problems } = typesOfSettings(plan, { types: plan.cohort?.types ?? {} }, names.setting);
  const [problem] = problems;
  if (problem !== undefined) return raise(problem);
  // Rates are per year, so the same model steps by months or by years; by years the page can answer under the hand.
  const { factor } = await cohortRangeFactor(read, scope, addMonths(history.start, -1));
  return {
    model: { ...model, grain: 1 },
    plan,
    types: [...typeOf],
    years,
    seed: SEED,
    unseen: seasonShocks(plan, { model, years, unseen: unseenMonths(history), typeOf }),
    rangeFactor: Math.max(1, factor),
  };
}
