/** Says how far the lab's way of reckoning the plan's mitigations, as plans counted, lies from running them on their flows. */
import { pence } from '../base/pence.ts';
import { showCount, showMillions } from '../base/show.ts';
import { caseWith, runCase } from '../plan/exact-case.ts';
import type { FlowEffects } from '../plan/flow-effects.ts';
import { namesFlow } from '../plan/flow-levers.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { type EffectFrame, frameEffects, plannedEffect } from '../plan/mitigation-effect.ts';

/**
 * Write the note.
 * @param onFlows  the plan's mitigations on the flows of the records that the lab simulates, or why they cannot be run on them.
 * @returns null where no mitigation names a flow.
 */
export function countedNote(
  plan: ManagementPlan,
  onFlows: { readonly flows: FlowEffects | null; readonly why: string | null },
): string | null {
  if (!plan.mitigations.some(namesFlow)) return null;
  const counted = worthOf(plan, frameEffects(plan));
  const asCounted = `The lab takes the plan’s own mitigations off as plans counted: ${counted} over the plan.`;
  if (onFlows.flows === null)
    return `${asCounted} On the flows that they name they cannot be run${onFlows.why === null ? '.' : `: ${onFlows.why}`}`;
  const run = worthOf(plan, frameEffects(plan, onFlows.flows));
  return `${asCounted} Run on the flows that they name, as a forecast from these records does, they bring ${run}: who is spared a plan may have left it by then, and where they would have been placed is as the records say.`;
}

/** Plans fewer at the end, and what all mitigations bring over the plan, as planned. */
function worthOf(plan: ManagementPlan, frame: EffectFrame): string {
  const all = plannedEffect(frame, () => true);
  const atEnd = all.avoided.subarray(frame.years * frame.types).reduce((sum, plans) => sum + plans, 0);
  const without = runCase(
    caseWith(
      plan,
      frame,
      plannedEffect(frame, () => false),
    ),
  ).inYear;
  const having = runCase(caseWith(plan, frame, all)).inYear;
  const worth = without.reduce((sum, deficit, year) => sum + deficit - (having[year] ?? 0n), 0n);
  return `${showCount(Math.round(atEnd))} plans fewer at its end and ${showMillions(pence(worth), 2)}`;
}
