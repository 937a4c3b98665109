/** The headline figures by which a change of the plan is judged: its last in-year deficit, its end on each count, balance. */
import { yearInWords } from '../base/time.ts';
import { OTHER_BLOCKS } from '../block/high-needs-block.ts';
import { exactAt, roundOnce } from '../block/money-path.ts';
import { projectFinance } from '../finance/project-finance.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';

/** Where a plan ends up; a deficit is positive [pence]. */
export type Headline = {
  readonly lastYear: string;
  readonly lastInYearPence: bigint;
  readonly beforeContributionsPence: bigint;
  readonly afterContributionsPence: bigint;
  /** The first of these with what the other blocks add; null where not all of them are stated in every year. */
  readonly wholeGrantPence: bigint | null;
  /** First year from which every year balances, "2028/29"; null where there is none. */
  readonly firstBalance: string | null;
};

/** Project a plan exactly and give its headline. */
export function headlineOf(plan: Pick<ManagementPlan, 'finance' | 'block'>): Headline {
  const { years, firstSustainedBalance } = projectFinance(plan.finance);
  const last = years.at(-1);
  const before = last?.cumulativeBeforeContributionsPence ?? 0n;
  const out = years.reduce((sum, { schoolsBlockTransferPence }) => sum + schoolsBlockTransferPence, 0n);
  const others = othersDeficit(plan);
  return {
    lastYear: yearInWords(last?.year ?? 0),
    lastInYearPence: last?.inYearDeficitPence ?? 0n,
    beforeContributionsPence: before,
    afterContributionsPence: last?.cumulativeAfterContributionsPence ?? 0n,
    wholeGrantPence: others === null ? null : before + out + others,
    firstBalance: firstSustainedBalance === null ? null : yearInWords(firstSustainedBalance),
  };
}

/** Spend less income of the other blocks over all years, before the transfer; null where one is not stated. */
function othersDeficit({ finance, block }: Pick<ManagementPlan, 'finance' | 'block'>): bigint | null {
  let sum = 0n;
  for (const name of OTHER_BLOCKS) {
    const found = block?.otherBlocks.find((one) => one.block === name);
    for (const n of finance.years.keys()) {
      const [income, spend] = [found?.income, found?.spend].map((path) => path && exactAt(path, n));
      if (income == null || spend == null) return null;
      sum += roundOnce(spend) - roundOnce(income);
    }
  }
  return sum;
}
