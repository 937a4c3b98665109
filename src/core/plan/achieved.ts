/** What a mitigation has brought so far beside what it was to have brought, month by month. */
import { addMonths, type Month } from '../base/time.ts';
import type { PlanMitigation } from './management-plan.ts';
import { actingShare } from './unit-plans.ts';

/** Plans avoided up to the newest month seen. */
export type Achieved = {
  readonly upTo: Month;
  readonly plannedPlans: number;
  readonly achievedPlans: number;
  /** Achieved over planned; null where nothing was planned yet. */
  readonly share: number | null;
  readonly months: readonly { readonly month: Month; readonly planned: number; readonly achieved: number }[];
};

/**
 * Compare.
 * @param perUnit  plans that one unit of the mitigation's size comes to [plans].
 * @returns null where nothing has been seen yet, or the mitigation is not told by month.
 */
export function achievedSoFar(mitigation: PlanMitigation, perUnit: number): Achieved | null {
  const seen = [...mitigation.achieved].sort((a, b) => (a.month < b.month ? -1 : 1));
  const upTo = seen.at(-1)?.month;
  if (upTo === undefined || mitigation.flow === 'caseload' || mitigation.flow === 'unit-cost') return null;
  const months: { month: Month; planned: number; achieved: number }[] = [];
  for (let month = mitigation.start, since = 0; month <= upTo; month = addMonths(month, 1), since++)
    months.push({
      month,
      planned: perUnit * mitigation.size * actingShare(mitigation, since),
      achieved: seen.find((one) => one.month === month)?.plans ?? Number.NaN,
    });
  // A month without a report is not a month without effect: it stands on neither side.
  const told = months.filter(({ achieved }) => !Number.isNaN(achieved));
  const plannedPlans = told.reduce((sum, { planned }) => sum + planned, 0);
  const achievedPlans = told.reduce((sum, { achieved }) => sum + achieved, 0);
  return {
    upTo,
    plannedPlans,
    achievedPlans,
    share: plannedPlans === 0 ? null : achievedPlans / plannedPlans,
    months: told,
  };
}
