/** The plan beside the outturn: twelve months are the year, codes go where the map says, and the bridge adds up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPlan, smallPlan } from '../../../test/make/plan-inputs.ts';
import { pence } from '../base/pence.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { BRIDGE_PARTS, bridgeYear } from './bridge.ts';
import { bookedToMonth, planToMonth } from './outturn.ts';
import { deficitOf } from './year-account.ts';

test('twelve months of any plan are its year, to the penny', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      for (const { year, inYearDeficitPence } of projectFinance(plan).years)
        assert.equal(deficitOf(planToMonth(plan, year, 12)), inYearDeficitPence);
    }),
  );
});

const line = (account: string, month: string, amount: number, basis: LedgerLine['basis'] = 'actual') => ({
  year: 2024,
  month,
  basis,
  costCentre: '',
  account,
  description: '',
  amountPence: pence(amount),
});
const MAP = {
  mainstream: ['410'],
  inmss: ['420'],
  'other-high-needs': ['430'],
  income: ['910'],
  transfer: ['920'],
};
const LINES = [
  line('410 Top-up', '2024-04', 7_000_000),
  line('410 Top-up', '2024-05', 7_100_000),
  line('420 Fees', '2024-04', 6_000_000),
  line('430 Services', '2024-05', 900_000),
  line('910 Grant', '2024-04', -25_000_000),
  line('410 Top-up', '2024-06', 9_999_999),
  line('410 Top-up', '2024-05', 8_888_888, 'forecast'),
];

test('what is booked in the months counted is added up; forecasts, later months and other codes are not', () => {
  const counts = { all: [112, 114], apart: [10, 12] };
  const { account, unmapped, silent } = bookedToMonth(LINES, MAP, 2024, counts);
  assert.equal(account.lines['inmss']?.costPence, 6_000_000n);
  assert.equal(account.lines['all other placements']?.costPence, 14_100_000n);
  assert.equal(account.lines['all other placements']?.twicePlans, 24n * 204n);
  assert.equal(deficitOf(account), 14_100_000n + 6_000_000n + 900_000n - 25_000_000n);
  assert.deepEqual(unmapped, []);
  assert.deepEqual(silent, ['transfer'], 'nothing booked is told, not taken as nil in silence');
  const { 'other-high-needs': _other, ...less } = MAP;
  assert.deepEqual(bookedToMonth(LINES, less, 2024, counts).unmapped, ['430']);
});

test('the bridge from plan to outturn adds up to the penny, and the same plans at the same mix move no volume', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ all: fc.integer({ min: 20, max: 900 }), apart: fc.integer({ min: 0, max: 20 }) }),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      (months) => {
        const counts = { all: months.map(({ all }) => all), apart: months.map(({ apart }) => apart) };
        const { account } = bookedToMonth(LINES, MAP, 2024, counts);
        const { fromPence, parts, toPence } = bridgeYear(
          planToMonth(smallPlan(), 2024, months.length),
          account,
          null,
        );
        assert.equal(
          BRIDGE_PARTS.reduce((sum, part) => sum + parts[part], fromPence),
          toPence,
        );
        assert.equal(toPence, deficitOf(account));
      },
    ),
  );
  const plan = planToMonth(smallPlan(), 2024, 7);
  const { parts } = bridgeYear(plan, { ...plan, incomePence: plan.incomePence + 5n }, null);
  assert.deepEqual([parts.volume, parts.mix, parts.price, parts.income], [0n, 0n, 0n, -5n]);
});
