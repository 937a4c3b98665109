/** The headline figures by which a change of the plan is judged: its last in-year deficit, its end with and without contributions, balance. */
import { yearInWords } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';

/** Where a plan ends up; a deficit is positive [pence]. */
export type Headline = {
  readonly lastYear: string;
  readonly lastInYearPence: bigint;
  readonly beforeContributionsPence: bigint;
  readonly afterContributionsPence: bigint;
  /** First year from which every year balances, "2028/29"; null where there is none. */
  readonly firstBalance: string | null;
};

/** Project a plan exactly and give its headline. */
export function headlineOf(inputs: PlanInputs): Headline {
  const { years, firstSustainedBalance } = projectFinance(inputs);
  const last = years.at(-1);
  return {
    lastYear: yearInWords(last?.year ?? 0),
    lastInYearPence: last?.inYearDeficitPence ?? 0n,
    beforeContributionsPence: last?.cumulativeBeforeContributionsPence ?? 0n,
    afterContributionsPence: last?.cumulativeAfterContributionsPence ?? 0n,
    firstBalance: firstSustainedBalance === null ? null : yearInWords(firstSustainedBalance),
  };
}
