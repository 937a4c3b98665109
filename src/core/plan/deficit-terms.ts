/** What dated rules make of the deficit: where it stands when the override ends, a grant's share of it, and what carrying it costs. */
import type { FinancialYear } from '../base/time.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { roundHalfUp } from '../num/rational.ts';
import type { ManagementPlan } from './management-plan.ts';

/** Everything here stands beside the deficit and never in it [pence]. */
export type DeficitTermsResult = {
  /** Deficit after payments and own contribution when the override ends; null where no date is stated or the plan ends before. */
  readonly whenOverrideEnds: { readonly year: FinancialYear; readonly deficitPence: bigint } | null;
  /** The grant, and what of the deficit is left for the authority. */
  readonly grant: {
    readonly year: FinancialYear;
    readonly deficitPence: bigint;
    readonly grantPence: bigint;
    readonly leftPence: bigint;
  } | null;
  /** Rate on the mean of the opening and closing deficit of each year, nil on a surplus; a cost to the general fund. */
  readonly carryingCost: readonly { readonly year: FinancialYear; readonly costPence: bigint }[];
};

/** Apply the plan's terms to its central case. @returns null where the plan states none. @source Method note 9, section 1. */
export function applyTerms({ finance, terms }: ManagementPlan): DeficitTermsResult | null {
  if (terms === null) return null;
  const { years } = projectFinance(finance);
  const deficitAt = (year: FinancialYear) =>
    years.find((one) => one.year === year)?.cumulativeAfterContributionsPence;
  const { overrideEnds, grant, carryingRate } = terms;
  const atEnd = overrideEnds === null ? undefined : deficitAt(overrideEnds);
  const granted = grant === null ? undefined : deficitAt(grant.at);
  return {
    whenOverrideEnds:
      overrideEnds === null || atEnd === undefined ? null : { year: overrideEnds, deficitPence: atEnd },
    grant: grant === null || granted === undefined ? null : grantOf(grant, granted),
    carryingCost:
      carryingRate === null
        ? []
        : years.map(({ year, cumulativeAfterContributionsPence: closing }, place) => {
            const opening =
              years[place - 1]?.cumulativeAfterContributionsPence ?? finance.openingAfterContributionsPence;
            const twice = opening + closing;
            const costPence = twice <= 0n ? 0n : roundHalfUp(twice * carryingRate.n, 2n * carryingRate.d);
            return { year, costPence };
          }),
  };
}

function grantOf(
  { share, at }: { readonly share: { readonly n: bigint; readonly d: bigint }; readonly at: FinancialYear },
  deficitPence: bigint,
) {
  const grantPence = deficitPence <= 0n ? 0n : roundHalfUp(deficitPence * share.n, share.d);
  return { year: at, deficitPence, grantPence, leftPence: deficitPence - grantPence };
}
