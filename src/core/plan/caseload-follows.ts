/** The plan's caseload where its mitigations are set otherwise: what they spare less of comes back as whole plans. */
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { ManagementPlan } from './management-plan.ts';
import { countableEffects, plannedEffect } from './mitigation-effect.ts';

/** Digits after the point to which an effect is taken before it is rounded, so that every machine rounds alike. */
export const EFFECT_DIGITS = 6;

/** Whole plans that come back where mitigations as planned spared `before` and now spare `now` [plans]. */
export function comeBack(before: number, now: number): bigint {
  const scale = 10 ** EFFECT_DIGITS;
  return BigInt(Math.floor(Math.round((before - now) * scale) / scale + 0.5));
}

/**
 * Give the caseload that goes with other mitigations. It counts every mitigation as planned, on time; one that cannot be counted in
 * plans moves none.
 * @param plan  as its mitigations stood; not changed.
 * @param mitigations  as they are to stand.
 * @param caseload  plans by type at each 31 March that count the old ones; never below nil afterwards.
 * @source Method note 9, equation 9.6.
 */
export function caseloadFollowing(
  plan: ManagementPlan,
  mitigations: ManagementPlan['mitigations'],
  caseload: PlanInputs['caseload'],
): PlanInputs['caseload'] {
  const { types } = plan.finance;
  const avoided = (of: ManagementPlan) => plannedEffect(countableEffects(of), () => true).avoided;
  const [before, now] = [avoided(plan), avoided({ ...plan, mitigations })];
  return Object.fromEntries(
    types.map((type, place) => [
      type,
      (caseload[type] ?? []).map((plans, end) => {
        const cell = end * types.length + place;
        const moved = plans + comeBack(before[cell] ?? 0, now[cell] ?? 0);
        return moved < 0n ? 0n : moved;
      }),
    ]),
  );
}
