/** The named what-ifs of every plan: each changes one thing, holds the rest, and is projected to the penny. */
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { type CasePosition, runCase } from './exact-case.ts';
import type { ManagementPlan } from './management-plan.ts';
import type { Stress } from './plan-forecast.ts';
import { outcomeOf } from './sensitivity.ts';

const APPROVED: ReadonlySet<string> = new Set(['forum-approved', 'department-approved']);

/**
 * Run the stresses that apply to the plan; the plan itself is the first.
 * @param without  the position without any mitigation, exact.
 */
export function runStresses(plan: ManagementPlan, without: CasePosition): readonly Stress[] {
  const { finance } = plan;
  const run = (id: string, label: string, changed: Partial<PlanInputs>): Stress => ({
    id,
    label,
    outcome: outcomeOf(runCase({ inputs: { ...finance, ...changed }, dearer: null })),
  });
  const nothing = finance.years.map(() => 0n);
  const point = (ratio: PlanInputs['hnbGrowth'], by: bigint) => ({
    n: ratio.n * 100n + by * ratio.d,
    d: ratio.d * 100n,
  });
  const onlyApproved = finance.transferRate.map((rate, place) =>
    plan.transfers.some((one) => one.year === finance.years[place] && APPROVED.has(one.status))
      ? rate
      : { n: 0n, d: 1n },
  );
  return [
    run('plan', 'The plan as it stands', {}),
    run('growth-2-points-more', 'Block grows two points a year more', {
      hnbGrowth: point(finance.hnbGrowth, 2n),
    }),
    run('growth-1-point-less', 'Block grows one point a year less', {
      hnbGrowth: point(finance.hnbGrowth, -1n),
    }),
    run('inflation-1-point-more', 'Unit costs and other spend rise one point a year more', {
      unitCostInflation: point(finance.unitCostInflation, 1n),
      otherHighNeedsInflation: point(finance.otherHighNeedsInflation, 1n),
    }),
    run('unit-inflation-1-point-more', 'Unit costs alone rise one point a year more', {
      unitCostInflation: point(finance.unitCostInflation, 1n),
    }),
    run('transfers-from-third-year-refused', 'No Schools Block transfer from the third year', {
      transferRate: finance.transferRate.map((rate, place) => (place < 2 ? rate : { n: 0n, d: 1n })),
    }),
    run('only-approved-transfers', 'Only transfers that are approved', { transferRate: onlyApproved }),
    run('payments-stopped', 'No programme payment from the first year on', {
      safetyValvePaymentPence: nothing,
    }),
    run('no-contribution', 'No contribution of the authority’s own', { laContributionPence: nothing }),
    run('no-unexplained-saving', 'Without the saving that no measure explains', {
      furtherSavingBasePence: nothing,
    }),
    ...(plan.mitigations.length === 0
      ? []
      : [{ id: 'no-mitigation', label: 'Without any named mitigation', outcome: outcomeOf(without) }]),
  ];
}
