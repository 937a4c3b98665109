/** The goals asked of every plan: growth that brings balance in each year, and what would bring balance when it is due. */
import type { FinancialYear } from '../base/time.ts';
import type { PlanInputs, Ratio } from '../finance/plan-inputs.ts';
import { type Assumption, findAssumption } from './assumptions.ts';
import type { FlowEffects } from './flow-effects.ts';
import type { ManagementPlan } from './management-plan.ts';
import type { NeededValue } from './plan-forecast.ts';
import { type BalanceRange, balanceRange, type Grid, seekGoal } from './seek-goal.ts';
import { type TwoWayTable, twoWayTable } from './sensitivity.ts';
import { laidOver } from './two-way-pair.ts';

/** Growth is sought from a fall of a tenth to a rise of a quarter, in steps of a thousandth of a point. */
const GROWTH: Grid = { from: 90_000n, to: 125_000n, per: 100_000n };
/** Shares and scales are sought from nil to twice as much, in steps of a ten-thousandth. */
const SCALE: Grid = { from: 0n, to: 20_000n, per: 10_000n };
/** Plans a month are sought from nil to ten times as many, in hundredths. */
const FARTHEST = 10n;

/** Give, for each year of the plan, the growth of the block for which balance first comes to stay in that year. */
export function balanceRanges(
  { finance }: ManagementPlan,
  assumptions: readonly Assumption[],
): readonly BalanceRange[] {
  const growth = findAssumption(assumptions, 'hnbGrowth');
  if (growth === undefined || !isIncomeGrown(finance)) return [];
  return finance.years.flatMap((year) => balanceRange(growth, year, GROWTH) ?? []);
}

/** Whether some year's income rests on growth; where each is known, growth changes nothing. */
function isIncomeGrown({ years, hnbIncomePence }: PlanInputs): boolean {
  return years.length > hnbIncomePence.length;
}

/** Say what each assumption would have to be, alone, for balance by the year due and by the plan's last year. */
export function neededValues(
  plan: ManagementPlan,
  assumptions: readonly Assumption[],
): readonly NeededValue[] {
  const asked = assumptions.filter(({ id }) => !id.endsWith('.delay') && id !== 'caseload');
  return goalYears(plan).flatMap((byYear) =>
    asked.map((assumption): NeededValue => {
      const { id, label, unit, looks } = assumption;
      const sought = seekGoal(
        assumption,
        ({ firstBalance }) => firstBalance !== null && firstBalance <= byYear,
        looks === undefined ? gridOf(assumption) : { ...gridOf(assumption), looks },
      );
      return { id, label, unit, byYear, sought };
    }),
  );
}

function goalYears({ finance, conditions }: ManagementPlan): FinancialYear[] {
  const due = conditions.flatMap((one) => (one.basis === 'in-year' ? [one.byYear] : []));
  const last = finance.years.at(-1);
  return [...new Set([...due, ...(last === undefined ? [] : [last])])].sort((a, b) => a - b);
}

function gridOf({ unit, central, high }: Assumption): Grid {
  if (unit === 'growth') return GROWTH;
  if (unit !== 'per month') return SCALE;
  const most = high.n * central.d > central.n * high.d ? high : central;
  return { from: 0n, to: ((FARTHEST * most.n) / most.d) * 100n, per: 100n };
}

/**
 * Growth of the block against caseload off by so many spreads: the two that no authority decides.
 * No table where no year's income rests on growth, or plan numbers have no spread.
 * @param flows  what flows of records make of mitigations, which growth does not change; null where all are counted.
 */
export function growthByCaseload(
  plan: ManagementPlan,
  assumptions: readonly Assumption[],
  flows: FlowEffects | null,
): TwoWayTable | null {
  const growth = findAssumption(assumptions, 'hnbGrowth');
  const caseload = findAssumption(assumptions, 'caseload');
  if (growth === undefined || caseload === undefined || !isIncomeGrown(plan.finance)) return null;
  const step = (points: bigint): Ratio => ({
    n: growth.central.n * 100n + points * growth.central.d,
    d: growth.central.d * 100n,
  });
  return twoWayTable(
    { assumption: growth, values: [-2n, -1n, 0n, 1n, 2n, 3n].map(step) },
    { assumption: caseload, values: [-2n, -1n, 0n, 1n, 2n].map((n): Ratio => ({ n, d: 1n })) },
    laidOver(plan, flows, 'caseload'),
  );
}
