/** What one unit of a mitigation's size comes to in plans, and how much of the size acts as months pass. */
import { type Problem, raise } from '../base/problem.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';

/** Flows of which the plan must say how many plans follow from one. */
const BEFORE_A_PLAN: ReadonlySet<string> = new Set(['requests', 'refusals', 'assess']);

/** Whether a mitigation names a flow that a cohort forecast can change. */
export function namesFlow({ flow }: Pick<PlanMitigation, 'flow'>): boolean {
  return flow !== 'caseload' && flow !== 'unit-cost';
}

/** Whether a mitigation's size is a share of its flow as that would run, and not a number a month. */
export function isShareOfFlow({ flow, change }: Pick<PlanMitigation, 'flow' | 'change'>): boolean {
  return flow === 'placement' || (change === 'relative' && flow !== 'caseload' && flow !== 'unit-cost');
}

/** What a plan leaves unsaid so that a mitigation cannot be counted in plans a month. */
export type Unsaid = 'plans-per' | 'per-month';

/** Say what is missing in "flows" to count a mitigation in plans a month; null where nothing is. */
export function unsaidOf(
  { flows }: Pick<ManagementPlan, 'flows'>,
  mitigation: PlanMitigation,
): Unsaid | null {
  const isKnown = flows.some(({ flow }) => flow === mitigation.flow);
  if (isKnown) return null;
  if (isShareOfFlow(mitigation)) return 'per-month';
  return BEFORE_A_PLAN.has(mitigation.flow) ? 'plans-per' : null;
}

/**
 * Give the plans a month that one unit of a mitigation's size comes to, as the plan's "flows" say it; 1 where nothing else is said
 * of a flow of plans. Of prices and of paths given outright it is 1 and stands for nothing.
 * @throws ProblemError `plan.flow-without-share` where the plan does not say it.
 */
export function unitPlans(plan: Pick<ManagementPlan, 'flows'>, mitigation: PlanMitigation): number {
  const known = plan.flows.find(({ flow }) => flow === mitigation.flow);
  const unsaid = unsaidOf(plan, mitigation);
  if (unsaid !== null) return raise(flowUnsaid(mitigation, unsaid));
  return (known?.plansPer ?? 1) * (isShareOfFlow(mitigation) ? (known?.perMonth ?? 0) : 1);
}

/** The problem of a mitigation that cannot be counted in plans a month. */
export function flowUnsaid({ id, flow }: PlanMitigation, unsaid: Unsaid): Problem {
  return {
    code: 'plan.flow-without-share',
    place: `mitigations.${id}`,
    message:
      unsaid === 'plans-per'
        ? `The plan does not say how many plans follow from one of “${flow}”`
        : `The mitigation is a share of “${flow}”, and the plan does not say how many of these there are in a month`,
    advice: 'Add the flow to "flows" with perMonth and plansPer.',
  };
}

/**
 * Give the share of a mitigation's size that acts so many months after its first one.
 * @param since  0 in its first month; below 0 before it.
 * @source Method note 9, equation 9.4.
 */
export function actingShare(
  { ramp, months }: Pick<PlanMitigation, 'ramp' | 'months'>,
  since: number,
): number {
  const isOn = since >= 0 && (months === null || since < months);
  return isOn ? Math.min(1, (since + 1) / Math.max(1, ramp)) : 0;
}
