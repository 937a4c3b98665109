/** One exact what-if of a plan: its inputs changed, mitigations turned out otherwise, projected to the penny. */
import type { FinancialYear } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { findFirstSustainedBalance, projectFinance } from '../finance/project-finance.ts';
import { roundHalfUp } from '../num/rational.ts';
import type { ManagementPlan } from './management-plan.ts';
import { type Effect, type EffectFrame, plannedEffect } from './mitigation-effect.ts';

/** Where a case ends up, a deficit positive [pence]. */
export type CasePosition = {
  readonly inYear: readonly bigint[];
  readonly before: readonly bigint[];
  readonly after: readonly bigint[];
  readonly firstBalance: FinancialYear | null;
};

/** Inputs with whole plans, and factors on prices by year and type where price mitigations turn out otherwise. */
export type ExactCase = { readonly inputs: PlanInputs; readonly dearer: Float64Array | null };

/** Factors on prices are held to so many parts. */
export const PRICE_PARTS = 10n ** 12n;

/**
 * Put a mitigation effect in the place of the planned one: what is missed comes back as whole plans, prices rise by what
 * was not saved. Caseload never falls below nil.
 * @source Method note 9, equations 9.6 and 9.7.
 */
export function caseWith(plan: ManagementPlan, frame: EffectFrame, turned: Effect): ExactCase {
  const planned = plannedEffect(frame, () => true);
  return {
    inputs: { ...plan.finance, caseload: missedBack(plan, planned, turned) },
    dearer: dearerBy(planned, turned),
  };
}

function missedBack({ finance }: ManagementPlan, planned: Effect, turned: Effect): PlanInputs['caseload'] {
  const { types } = finance;
  return Object.fromEntries(
    types.map((type, place) => [
      type,
      (finance.caseload[type] ?? []).map((plans, end) => {
        const cell = end * types.length + place;
        const missed = (planned.avoided[cell] ?? 0) - (turned.avoided[cell] ?? 0);
        const back = plans + BigInt(Math.round(missed));
        return back < 0n ? 0n : back;
      }),
    ]),
  );
}

/** Factors on prices, or null where every price is as planned. */
export function dearerBy(planned: Effect, turned: Effect): Float64Array | null {
  const factors = planned.cheaper.map((share, cell) => (1 - (turned.cheaper[cell] ?? 0)) / (1 - share));
  return factors.some((factor) => factor !== 1) ? factors : null;
}

/** Project a case exactly. */
export function runCase({ inputs, dearer }: ExactCase): CasePosition {
  const { years, firstSustainedBalance } = projectFinance(inputs);
  if (dearer === null)
    return {
      inYear: years.map((year) => year.inYearDeficitPence),
      before: years.map((year) => year.cumulativeBeforeContributionsPence),
      after: years.map((year) => year.cumulativeAfterContributionsPence),
      firstBalance: firstSustainedBalance,
    };
  let sum = 0n;
  const changed = years.map((year, place) => {
    const extra = inputs.types.reduce((all, type, column) => {
      const factor = dearer[place * inputs.types.length + column] ?? 1;
      return all + dearerPence(year.lineCostPence[type] ?? 0n, partsDearer(factor));
    }, 0n);
    sum += extra;
    return {
      ...year,
      inYearDeficitPence: year.inYearDeficitPence + extra,
      cumulativeBeforeContributionsPence: year.cumulativeBeforeContributionsPence + sum,
      cumulativeAfterContributionsPence: year.cumulativeAfterContributionsPence + sum,
    };
  });
  return {
    inYear: changed.map((year) => year.inYearDeficitPence),
    before: changed.map((year) => year.cumulativeBeforeContributionsPence),
    after: changed.map((year) => year.cumulativeAfterContributionsPence),
    firstBalance: findFirstSustainedBalance(changed),
  };
}

/** By how many parts of `PRICE_PARTS` a price is higher at a factor on it. */
export function partsDearer(factor: number): bigint {
  return BigInt(Math.round((factor - 1) * Number(PRICE_PARTS)));
}

/** What a line costs more at a price higher by so many parts, rounded once [pence]. */
export function dearerPence(line: bigint, parts: bigint): bigint {
  return roundHalfUp(line * parts, PRICE_PARTS);
}
