/** What a mitigation has saved so far beside what it was to have saved by then, in money: prices of the types it spares. */
import { toMonthNumber } from '../base/day-number.ts';
import type { Month } from '../base/time.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { type Achieved, achievedSoFar } from './achieved.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';
import { frameEffects } from './mitigation-effect.ts';

/** Plans and money up to the newest month seen, inside the plan's years [pence]. */
export type AchievedValue = Achieved & { readonly plannedPence: bigint; readonly achievedPence: bigint };

/**
 * Value what has been reported: a plan avoided in a month is spared half of that month and every later one up to the newest
 * seen, at the price of its year and the mitigation's mix. Months without a report stand on neither side.
 * @returns null where nothing has been seen, or the mitigation is not told by month.
 * @source Method note 9, section 12.
 */
export function achievedValue(plan: ManagementPlan, mitigation: PlanMitigation): AchievedValue | null {
  const seen = achievedSoFar(mitigation);
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

/** What one unit of the mitigation spares in a month, by that month [pence]; nil outside the plan's years. */
function pricesOf(plan: ManagementPlan, mitigation: PlanMitigation): (month: number) => number {
  const { finance } = plan;
  const [prepared] = frameEffects({ ...plan, mitigations: [mitigation] }).mitigations;
  const yearly = projectFinance(finance).years.map(({ unitCostPence }) =>
    finance.types.reduce(
      (sum, type, place) =>
        sum + (prepared?.shares[place] ?? 0) * (prepared?.plansPer ?? 0) * Number(unitCostPence[type] ?? 0n),
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
