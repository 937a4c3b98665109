/** Does the set of mitigations close the gap: from the unmitigated position to the planned one, and what nothing explains. */
import { toMonthNumber } from '../base/day-number.ts';
import type { FinancialYear } from '../base/time.ts';
import { projectFinance } from '../finance/project-finance.ts';
import type { ManagementPlan, RunRate } from './management-plan.ts';
import type { Outcome } from './sensitivity.ts';
import type { MitigationValues } from './value-mitigations.ts';

/** One year of the way from the unmitigated to the planned in-year deficit; a fall is positive [pence]. */
export type GapYear = {
  readonly year: FinancialYear;
  readonly unmitigatedPence: bigint;
  /** Shares of the named mitigations, in their order. */
  readonly mitigationsPence: readonly bigint[];
  /** Fall of the caseload between the unmitigated path and the plan that no named mitigation explains. */
  readonly unnamedCaseloadPence: bigint;
  /** Saving counted in the plan that no named mitigation explains. */
  readonly unexplainedSavingPence: bigint;
  /** The same at the prices of the plan's first year. */
  readonly unexplainedAtBasePricesPence: bigint;
  /** `unmitigated` less all of the above. */
  readonly plannedPence: bigint;
  /** The deficit if only the named mitigations come: planned plus what is not explained. */
  readonly namedOnlyPence: bigint;
};

/**
 * Lay out the gap year by year; every year adds up to the penny.
 * @source Method note 9, section 6.
 */
export function explainGap(plan: ManagementPlan, values: MitigationValues): readonly GapYear[] {
  const { finance } = plan;
  const planned = projectFinance(finance);
  const unmitigated =
    plan.unmitigatedCaseload === null
      ? null
      : projectFinance({
          ...finance,
          caseload: plan.unmitigatedCaseload,
          furtherSavingBasePence: finance.years.map(() => 0n),
        });
  return planned.years.map((year, place): GapYear => {
    const named = values.values.map(({ share }) => share[place] ?? 0n);
    const joint = named.reduce((sum, amount) => sum + amount, 0n);
    const saving = year.furtherSavingPence;
    const withNone = year.inYearDeficitPence + joint + saving;
    const start = unmitigated?.years[place]?.inYearDeficitPence ?? withNone;
    const unnamed = start - withNone;
    return {
      year: year.year,
      unmitigatedPence: start,
      mitigationsPence: named,
      unnamedCaseloadPence: unnamed,
      unexplainedSavingPence: saving,
      unexplainedAtBasePricesPence: finance.furtherSavingBasePence[place] ?? 0n,
      plannedPence: year.inYearDeficitPence,
      namedOnlyPence: year.inYearDeficitPence + saving + unnamed,
    };
  });
}

/** What the plan's caseload asks for by month beside what the mitigations bring, at the present run rate [plans/month]. */
export type RunRateTest = {
  readonly netGrowthPerMonth: number;
  readonly avoidedPerMonth: number;
  /** Growth that is left: above nil the numbers do not level. */
  readonly shortPerMonth: number;
};

/** Test the mitigations of inflow at full effect against the growth seen. @returns null without a run rate. */
export function testRunRate({ runRate, mitigations, flows }: ManagementPlan): RunRateTest | null {
  if (runRate === null) return null;
  const netGrowthPerMonth = (runRate.closing - runRate.opening) / monthsOf(runRate);
  const avoidedPerMonth = mitigations
    .filter(({ flow }) => flow !== 'caseload' && flow !== 'unit-cost' && flow !== 'moves')
    .reduce((sum, { flow, size }) => sum + size * (flows.find((one) => one.flow === flow)?.plansPer ?? 1), 0);
  return { netGrowthPerMonth, avoidedPerMonth, shortPerMonth: netGrowthPerMonth - avoidedPerMonth };
}

function monthsOf({ from, to }: RunRate): number {
  return toMonthNumber(to) - toMonthNumber(from);
}

/** Where the plan ends on the named mitigations alone. @param residualPence  the plan's own deficit at its end. */
export function namedOnlyOutcome(gap: readonly GapYear[], residualPence: bigint): Outcome {
  let firstBalance: FinancialYear | null = null;
  let missing = 0n;
  for (const { year, namedOnlyPence, plannedPence } of gap) {
    missing += namedOnlyPence - plannedPence;
    if (namedOnlyPence > 0n) firstBalance = null;
    else firstBalance ??= year;
  }
  return {
    lastInYearPence: gap.at(-1)?.namedOnlyPence ?? 0n,
    residualPence: residualPence + missing,
    firstBalance,
  };
}
