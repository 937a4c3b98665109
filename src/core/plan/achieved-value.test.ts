/** Savings as months pass: by hand, and never more than planned where less was avoided than planned. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallManagementPlan } from '../../../test/make/management-plan.ts';
import { achievedValue } from './achieved-value.ts';
import type { PlanMitigation } from './management-plan.ts';

const MITIGATION: PlanMitigation = {
  id: 'a',
  name: 'a',
  flow: 'new-plans',
  size: 2,
  low: 0,
  high: 2,
  start: '2024-04',
  ramp: 0,
  months: null,
  delay: 0,
  pWorks: 1,
  mix: { mainstream: 1 },
  to: {},
  plans: {},
  achieved: [],
};

test('plans avoided in April and June are spared from then on, half of their own month', () => {
  const plan = smallManagementPlan();
  const unit = Number(plan.finance.baseUnitCostPence['mainstream'] ?? 0n);
  const achieved = [
    { month: '2024-04', plans: 1 },
    { month: '2024-06', plans: 2 },
  ];
  const told = achievedValue(plan, { ...MITIGATION, achieved });
  // April: half, May and June whole; June: half of it. May has no report and stands on neither side.
  assert.equal(told?.achievedPence, BigInt(Math.round((unit / 12) * (1 * 2.5 + 2 * 0.5))));
  assert.equal(told?.plannedPence, BigInt(Math.round((unit / 12) * (2 * 2.5 + 2 * 0.5))));
  assert.equal(achievedValue(plan, MITIGATION), null);
});

test('who avoids no more than planned in any month saves no more than planned', () => {
  const plan = smallManagementPlan();
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 1, maxLength: 9 }),
      (plans) => {
        const achieved = plans.map((count, k) => ({ month: `2024-0${Math.min(9, k + 4)}`, plans: count }));
        const told = achievedValue(plan, { ...MITIGATION, achieved: achieved.slice(0, 6) });
        assert.ok(told !== null && told.achievedPence <= told.plannedPence);
      },
    ),
  );
});
