/** What a mitigation has saved so far beside what it was to have saved by then, in money: prices of the types it spares. */
import { toMonthNumber } from '../base/day-number.ts';
import type { Month } from '../base/time.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { type Achieved, achievedSoFar } from './achieved.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';
import { type EffectFrame, typeShares } from './mitigation-effect.ts';
import { unitPlans, unsaidOf } from './unit-plans.ts';

/** Plans and money up to the newest month seen, inside the plan's years [pence]. */
export type AchievedValue = Achieved & { readonly plannedPence: bigint; readonly achievedPence: bigint };

/**
 * Value what has been reported: a plan avoided in a month is spared half of that month and every later one up to the newest
 * seen, at the price of its year and the mitigation's mix. Months without a report stand on neither side.
 * @param frame  where some are reckoned on flows; null where all are counted.
 * @returns null where nothing has been seen, the mitigation is not told by month, or nothing says what its size is in plans.
 * @source Method note 9, section 12.
 */
export function achievedValue(
  plan: ManagementPlan,
  mitigation: PlanMitigation,
  frame: EffectFrame | null = null,
): AchievedValue | null {
  const perUnit = plansOfUnit(plan, mitigation, frame);
  const seen = perUnit === null ? null : achievedSoFar(mitigation, perUnit);
  if (seen === null) return null;
  const priceIn = pricesOf(plan, mitigation);
  const value = (take: (month: Achieved['months'][number]) => number) =>
    BigInt(
      Math.round(
        savedUpTo(
          seen.months.map((one) => ({ month: one.month, plans: take(one) })),
          seen.upTo,
          priceIn,
        ),
      ),
    );
  return {
    ...seen,
    plannedPence: value(({ planned }) => planned),
    achievedPence: value(({ achieved }) => achieved),
  };
}

/** Plans that one unit of a mitigation's size comes to; null where neither the plan nor its records say. */
export function plansOfUnit(
  plan: ManagementPlan,
  mitigation: PlanMitigation,
  frame: EffectFrame | null,
): number | null {
  const onFlow = frame?.flows?.unitPlans.get(plan.mitigations.indexOf(mitigation));
  if (onFlow !== undefined) return onFlow;
  return unsaidOf(plan, mitigation) === null ? unitPlans(plan, mitigation) : null;
}

/** What one plan that the mitigation avoids spares in a month, by that month [pence]; nil outside the plan's years. */
function pricesOf(plan: ManagementPlan, mitigation: PlanMitigation): (month: number) => number {
  const { finance } = plan;
  const shares = typeShares(finance.types, mitigation);
  const yearly = projectFinance(finance).years.map(({ unitCostPence }) =>
    finance.types.reduce(
      (sum, type, place) => sum + (shares[place] ?? 0) * Number(unitCostPence[type] ?? 0n),
      0,
    ),
  );
  const first = (finance.years[0] ?? 0) * 12 + 3;
  return (month) => (yearly[Math.floor((month - first) / 12)] ?? 0) / 12;
}

function savedUpTo(
  months: readonly { readonly month: Month; readonly plans: number }[],
  upTo: Month,
  priceIn: (month: number) => number,
): number {
  const last = toMonthNumber(upTo);
  let saved = 0;
  for (const { month, plans } of months) {
    const own = toMonthNumber(month);
    saved += (plans / 2) * priceIn(own);
    for (let later = own + 1; later <= last; later++) saved += plans * priceIn(later);
  }
  return saved;
}
