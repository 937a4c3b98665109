/** Spend by placement type without mitigations and with them, year by year, and what lies between the two. */
import type { FinancialYear } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';

/** One type's yearly spend [pence], one entry a year. */
export type TypeSpend = {
  readonly type: string;
  /** Null where the plan holds no course without mitigations: not known, which is not the same as equal. */
  readonly unmitigatedPence: readonly bigint[] | null;
  readonly mitigatedPence: readonly bigint[];
  /** Unmitigated less mitigated; null where the first is not known. */
  readonly differencePence: readonly bigint[] | null;
};

/** A course of a plan: its spend by type, and where it ends. */
export type Course = {
  readonly years: readonly FinancialYear[];
  readonly types: readonly TypeSpend[];
  readonly inYearPence: readonly bigint[];
  /** After payments and own contribution at the end. */
  readonly residualPence: bigint;
  readonly firstBalance: FinancialYear | null;
};

/**
 * Lay out a course. Prices are the same on both sides, so a type's difference is the plans that mitigations spare or move.
 * @param unmitigated  plans by type at each 31 March without mitigations; null where they are not told.
 */
export function spendByType(inputs: PlanInputs, unmitigated: PlanInputs['caseload'] | null): Course {
  const { years, firstSustainedBalance } = projectFinance(inputs);
  const without = unmitigated === null ? null : projectFinance({ ...inputs, caseload: unmitigated }).years;
  return {
    years: inputs.years,
    types: inputs.types.map((type): TypeSpend => {
      const mitigatedPence = years.map(({ lineCostPence }) => lineCostPence[type] ?? 0n);
      const unmitigatedPence = without?.map(({ lineCostPence }) => lineCostPence[type] ?? 0n) ?? null;
      return {
        type,
        unmitigatedPence,
        mitigatedPence,
        differencePence: unmitigatedPence?.map((amount, n) => amount - (mitigatedPence[n] ?? 0n)) ?? null,
      };
    }),
    inYearPence: years.map(({ inYearDeficitPence }) => inYearDeficitPence),
    residualPence: years.at(-1)?.cumulativeAfterContributionsPence ?? 0n,
    firstBalance: firstSustainedBalance,
  };
}
