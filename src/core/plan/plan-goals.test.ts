/** The table of growth against caseload: each cell is the projection of the plan with both laid in, by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareManagementPlan, smallManagementPlan } from '../../../test/make/management-plan.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { forecastPlan } from './forecast-plan.ts';
import type { ManagementPlan } from './management-plan.ts';
import type { Outcome, TwoWayTable } from './sensitivity.ts';

const OPTIONS = { seed: 1, draws: 20, levels: [0.5], caseload: null } as const;

/** The small plan with one year of income known, so that the second rests on growth. */
const FINANCE: PlanInputs = {
  ...smallPlan(),
  hnbIncomePence: [150_000_000n],
  schoolsBlockPence: [900_000_001n],
};
const SPREAD = { mainstream: [0, 5, 9], inmss: [0, 1, 2] } as const;

function tableOf(plan: ManagementPlan): TwoWayTable | null {
  return forecastPlan(plan, OPTIONS).twoWay;
}

/** Plan numbers so many spreads off, type by type. */
function offBy(spreads: number): PlanInputs['caseload'] {
  return Object.fromEntries(
    Object.entries(FINANCE.caseload).map(([type, numbers]) => [
      type,
      numbers.map((number, k) => number + BigInt(spreads * (SPREAD[type as keyof typeof SPREAD][k] ?? 0))),
    ]),
  );
}

test('each cell of growth against caseload is the projection with that growth and those plan numbers', () => {
  const table = tableOf({
    ...bareManagementPlan(FINANCE),
    caseload: {
      mean: null,
      spread: { mainstream: [...SPREAD.mainstream], inmss: [...SPREAD.inmss] },
      common: 0.5,
    },
  });
  assert.ok(table !== null);
  assert.deepEqual([table.rows.id, table.columns.id], ['hnbGrowth', 'caseload']);
  const percents = table.rows.values.map(({ n, d }) => Number(n * 1000n) / Number(d) - 1000);
  assert.deepEqual(percents, [10, 20, 30, 40, 50, 60], 'two points under 3 % to three above it, in tenths');
  assert.deepEqual(
    table.columns.values.map(({ n }) => Number(n)),
    [-2, -1, 0, 1, 2],
  );
  for (const [r, hnbGrowth] of table.rows.values.entries())
    for (const [c, { n }] of table.columns.values.entries()) {
      const { years } = projectFinance({ ...FINANCE, hnbGrowth, caseload: offBy(Number(n)) });
      const last = years.at(-1);
      const outcome: Outcome | undefined = table.outcomes[r]?.[c];
      assert.deepEqual(
        [outcome?.lastInYearPence, outcome?.residualPence],
        [last?.inYearDeficitPence, last?.cumulativeAfterContributionsPence],
        `${percents[r]} tenths of a per cent, ${n} spreads`,
      );
    }
});

test('a plan whose income is known to its end, or whose plan numbers have no spread, has no such table', () => {
  assert.equal(tableOf(smallManagementPlan()), null);
  assert.equal(tableOf(bareManagementPlan(FINANCE)), null);
});
