/** Says how the lab reckons the plan's mitigations, and where that is another figure than on the finance page, which and why. */
import { pence } from '../base/pence.ts';
import { showCount, showMillions } from '../base/show.ts';
import { caseWith, runCase } from '../plan/exact-case.ts';
import type { FlowEffects } from '../plan/flow-effects.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { type EffectFrame, frameEffects, plannedEffect } from '../plan/mitigation-effect.ts';
import { namesFlow } from '../plan/unit-plans.ts';
import { centralFrame } from './central-case.ts';
import { meanCaseload } from './lab-caseload.ts';
import type { LabInput } from './lab-input.ts';

/**
 * Write the note.
 * @param months  the plan's mitigations on the flows of the same records by months, or why they cannot be run on them.
 * @returns null where no mitigation names a flow.
 */
export function mitigationsNote(
  input: LabInput,
  months: { readonly flows: FlowEffects | null; readonly why: string | null },
): string | null {
  const { plan } = input;
  if (!plan.mitigations.some(namesFlow)) return null;
  const central = worthOf(plan, centralFrame(input, plan));
  if (months.flows === null || !input.hasFlows)
    return `The lab takes the plan’s own mitigations off as plans counted: ${central} over the plan. On the flows that they name they cannot be run${months.why === null ? '.' : `: ${months.why}`}`;
  const asPlanned = worthOf(plan, frameEffects(plan, months.flows));
  const steps = `As planned they leave ${showCount(Math.round(fewerByYears(input)))} plans fewer at the plan’s end in the lab’s steps of a year, ${showCount(Math.round(fewerByMonths(plan, months.flows)))} in the months of the forecast.`;
  const said = `The plan’s own mitigations that name a flow act on it in every simulation here, as in a forecast from these records: nobody is spared twice, and what is set here acts on those who are left. ${steps}`;
  if (input.onFinancePage !== null) return said;
  return `${said} The plan states its own plan numbers, so its central case, here and on the finance page, counts all of its mitigations: ${central} over the plan. With those flows run, as where the plan is held against the records, it would be ${asPlanned}: who is spared a plan may have left it by then, and where they would have been placed is as the records say.`;
}

/** Plans fewer at the end through the mitigations on flows as planned, by the lab's own mean. */
function fewerByYears(input: LabInput): number {
  const [without = 0, withThem = 0] = (['left-out', 'as-planned'] as const).map((acting) => {
    const { plans, types } = meanCaseload(input, { flows: [], acting }).caseload;
    return sumOf(plans.slice(-types));
  });
  return without - withThem;
}

function fewerByMonths({ finance, mitigations }: ManagementPlan, { avoided }: FlowEffects): number {
  const sizes = Float64Array.from(mitigations, ({ size }) => size);
  return sumOf(avoided({ sizes, delays: new Float64Array(sizes.length) }).slice(-finance.types.length));
}

function sumOf(plans: ArrayLike<number>): number {
  return Array.from(plans).reduce((sum, one) => sum + one, 0);
}

/** Plans fewer at the end, and what all mitigations bring over the plan, as planned. */
function worthOf(plan: ManagementPlan, frame: EffectFrame): string {
  const all = plannedEffect(frame, () => true);
  const none = plannedEffect(frame, () => false);
  const without = runCase(caseWith(plan, frame, none)).inYear;
  const having = runCase(caseWith(plan, frame, all)).inYear;
  const worth = without.reduce((sum, deficit, year) => sum + deficit - (having[year] ?? 0n), 0n);
  const atEnd = sumOf(all.avoided.slice(-plan.finance.types.length));
  return `${showCount(Math.round(atEnd))} plans fewer at its end and ${showMillions(pence(worth), 2)}`;
}
