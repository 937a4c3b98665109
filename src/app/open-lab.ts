/** Opens the scenario lab of a programme: its newest extract fitted, its stored plan beside it, packed for the page. */
import type { Actor } from '../core/access/access.ts';
import { addMonths } from '../core/base/time.ts';
import type { LabInput } from '../core/lab/lab-input.ts';
import { mitigationsNote } from '../core/lab/mitigations-note.ts';
import type { FlowEffects } from '../core/plan/flow-effects.ts';
import type { ManagementPlan } from '../core/plan/management-plan.ts';
import { frameEffects } from '../core/plan/mitigation-effect.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { cohortRangeFactor } from './cohort-range-factor.ts';
import { fitPlanCaseload } from './fit-plan-caseload.ts';
import { storedPlan } from './forecast-programme-plan.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';
import { fittedMeansOrWhy } from './plan-flow-means.ts';
import { planAndRowsState } from './plans/plan-state.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { requirePermission } from './require-permission.ts';

/** The same seed as on every page: a figure never moves unless the data does. */
const SEED = 1;

/**
 * Make the opener of labs. A lab that was opened before is given again as long as the store has not changed.
 * @returns what gives a lab, with the problems of `openLab`.
 */
export function labOpener(read: Repositories): (actor: Actor, scope: Scope) => Promise<LabInput> {
  const keptLab = keepWhileUnchanged(read, (scope) => openLab(read, scope), undefined, planAndRowsState);
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
 * @throws ProblemError `cohort.*`, `plan.flow-without-share`, `plan.setting-not-mapped`, `plan.over-before-data`, and those of the plan.
 */
async function openLab(read: Repositories, scope: Scope): Promise<LabInput> {
  const plan = await storedPlan(read, scope);
  const source = await readProgrammeCohort(read, scope);
  const cohort = plan.cohort ?? { lookBack: null, types: {} };
  const fitted = fitPlanCaseload(plan, cohort, source, scope.programmeId);
  const { fit, typeOf, years, unseen } = fitted;
  const { factor } = await cohortRangeFactor(read, scope, addMonths(source.history.start, -1));
  const months = await fittedMeansOrWhy(plan, fitted);
  const isCounted = (plan.cohort ?? null) === null || months.flows === null;
  // What is counted is counted in plans: one that the plan's "flows" do not bring to plans is refused here and not in the page.
  if (isCounted) frameEffects(plan);
  // Rates are per year, so the same model steps by months or by years; by years the page can answer under the hand.
  const lab: LabInput = {
    model: { ...fit.model, grain: 1 },
    plan,
    types: [...typeOf],
    years,
    seed: SEED,
    unseen,
    rangeFactor: Math.max(1, factor),
    hasFlows: months.flows !== null,
    onFinancePage: isCounted ? null : asPlanned(plan, months.flows),
  };
  return { ...lab, mitigationsNote: mitigationsNote(lab, months) };
}

function asPlanned({ mitigations }: ManagementPlan, flows: FlowEffects | null): Float64Array | null {
  const sizes = Float64Array.from(mitigations, ({ size }) => size);
  return flows?.avoided({ sizes, delays: new Float64Array(sizes.length) }) ?? null;
}
