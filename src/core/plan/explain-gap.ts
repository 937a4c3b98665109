/** Does the set of mitigations close the gap: from the unmitigated position to the planned one, and what nothing explains. */
import { toMonthNumber } from '../base/day-number.ts';
import type { FinancialYear } from '../base/time.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { plansOfUnit } from './achieved-value.ts';
import type { ManagementPlan, PlanMitigation, RunRate } from './management-plan.ts';
import type { EffectFrame } from './mitigation-effect.ts';
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

/** Flows that change no number of plans, or no number a month. */
const NOT_BY_MONTH: ReadonlySet<string> = new Set(['caseload', 'unit-cost', 'moves', 'placement']);

/**
 * Test the mitigations of inflow at full effect against the growth seen.
 * @returns null without a run rate, or where nothing says how many plans a mitigation comes to in a month.
 */
export function testRunRate(plan: ManagementPlan, frame: EffectFrame): RunRateTest | null {
  const { runRate, mitigations } = plan;
  if (runRate === null) return null;
  const counted = mitigations.filter(({ flow }) => !NOT_BY_MONTH.has(flow));
  const avoided = counted.map((one) => avoidedInFull(plan, one, frame));
  if (avoided.some((plans) => plans === null)) return null;
  const netGrowthPerMonth = (runRate.closing - runRate.opening) / monthsOf(runRate);
  const avoidedPerMonth = avoided.reduce<number>((sum, plans) => sum + (plans ?? 0), 0);
  return { netGrowthPerMonth, avoidedPerMonth, shortPerMonth: netGrowthPerMonth - avoidedPerMonth };
}

function avoidedInFull(plan: ManagementPlan, one: PlanMitigation, frame: EffectFrame): number | null {
  const perUnit = plansOfUnit(plan, one, frame);
  return perUnit === null ? null : one.size * perUnit;
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
