/** Opens the scenario lab of a programme: its newest extract fitted, its stored plan beside it, packed for the page. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { LabInput } from '../core/lab/lab-input.ts';
import { cohortMembers, PUBLISHED_AGE_BANDS } from '../core/model/cohort/cohort-series.ts';
import { fitCohort } from '../core/model/fit/fit-cohort.ts';
import { typesOfSettings, yearsNeeded } from '../core/plan/cohort-caseload.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { storedPlan } from './forecast-programme-plan.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { requirePermission } from './require-permission.ts';

/** The same seed as on every page: a figure never moves unless the data does. */
const SEED = 1;

/** Labs kept ready: fitting takes seconds, and several people look at the same programme. */
const KEPT = 4;

/**
 * Make the opener of labs. A lab that was opened before is given again as long as the store has not changed.
 * @returns what gives a lab, with the problems of `openLab`.
 */
export function labOpener(read: Repositories): (actor: Actor, scope: Scope) => Promise<LabInput> {
  const kept = new Map<string, { readonly at: string; readonly input: Promise<LabInput> }>();
  return async (actor, scope) => {
    requirePermission(actor, LOOK, scope.authorityCode, WHY);
    const at = (await read.audit.list(null, 1))[0]?.occurredAt ?? '';
    const key = `${scope.authorityCode}/${scope.programmeId}`;
    const known = kept.get(key);
    if (known?.at === at) return await known.input;
    const input = openLab(read, actor, scope);
    kept.delete(key);
    kept.set(key, { at, input });
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    input.catch(() => kept.delete(key));
    return await input;
  };
}

/** Who may have the cells of the model: those who may see what was read in. */
const LOOK = 'import.read';
const WHY = 'to work in the scenario lab of this authority';

/**
 * Fit and pack. The model holds stock by cell, and cells can hold one child: so only those who may see what was read in
 * may have it, not everyone who may see the programme.
 * @throws ProblemError `access.refused`, `cohort.*`, `plan.setting-not-mapped`, `plan.over-before-data`, and those of the plan.
 */
export async function openLab(read: Repositories, actor: Actor, scope: Scope): Promise<LabInput> {
  requirePermission(
    actor,
    'import.read',
    scope.authorityCode,
    'to work in the scenario lab of this authority',
  );
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
  return { model, plan, types: [...typeOf], years, seed: SEED };
}
