/** The plan's own central case in the lab: in-year positions with its mitigations and without them, to the penny those of the finance page. */
import type { FinancialYear } from '../base/time.ts';
import { caseWith, runCase } from '../plan/exact-case.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { type EffectFrame, frameEffects, plannedEffect } from '../plan/mitigation-effect.ts';
import { namesFlow } from '../plan/unit-plans.ts';
import type { LabInput } from './lab-input.ts';
import { type MoneySetting, planWith } from './money-settings.ts';

/** One year: a deficit is positive [pence]. */
export type CentralYear = {
  readonly year: FinancialYear;
  readonly asPlanned: bigint;
  /** With every mitigation switched off. */
  readonly without: bigint;
  /** What all mitigations bring together: above nil it improves the position. */
  readonly brings: bigint;
};

/**
 * Reckon it with what is set of money. Nothing set gives the finance page's central case and joint value, which the workbook's formulas
 * recalculate to the same pence.
 * @source Method note 9, sections 5 and 6.
 */
export function centralCase(input: LabInput, money: readonly MoneySetting[]): readonly CentralYear[] {
  const plan = planWith(input.plan, money);
  const frame = centralFrame(input, plan);
  const [all, none] = [true, false].map((on) => {
    const effect = plannedEffect(frame, () => on);
    return runCase(caseWith(plan, frame, effect)).inYear;
  });
  return plan.finance.years.map((year, n) => {
    const [asPlanned, without] = [all?.[n] ?? 0n, none?.[n] ?? 0n];
    return { year, asPlanned, without, brings: without - asPlanned };
  });
}

/** The effects of all mitigations together or of none, those on flows as the finance page reckons them. */
export function centralFrame(
  { onFinancePage, model }: Pick<LabInput, 'onFinancePage' | 'model'>,
  plan: ManagementPlan,
): EffectFrame {
  if (onFinancePage == null) return frameEffects(plan);
  const places = plan.mitigations.flatMap((one, place) => (namesFlow(one) ? [place] : []));
  return frameEffects(plan, {
    start: model.start,
    unitPlans: new Map(places.map((place) => [place, null])),
    avoided: ({ sizes }) =>
      places.some((place) => sizes[place] !== 0) ? onFinancePage : onFinancePage.map(() => 0),
    drawn: new Float64Array(0),
    notes: [],
  });
}
