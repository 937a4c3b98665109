/** Spend by placement type: the types and what is no line make the in-year deficit; what is not told stays untold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPlan, smallPlan } from '../../../test/make/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { spendByType } from './spend-by-type.ts';

test('differences by type sum to the difference of the in-year deficits, whatever the two courses are', () => {
  fc.assert(
    fc.property(anyPlan, fc.bigInt({ min: 0n, max: 500n }), (plan, more) => {
      const unmitigated = Object.fromEntries(
        Object.entries(plan.caseload).map(([type, plans]) => [type, plans.map((count) => count + more)]),
      );
      const course = spendByType(plan, unmitigated);
      const without = projectFinance({ ...plan, caseload: unmitigated }).years;
      for (const [n, { inYearDeficitPence }] of without.entries()) {
        const spared = course.types.reduce(
          (sum, { differencePence }) => sum + (differencePence?.[n] ?? 0n),
          0n,
        );
        assert.equal(inYearDeficitPence - (course.inYearPence[n] ?? 0n), spared);
      }
    }),
  );
});

test('a plan without a course of its own without mitigations tells no difference, not a difference of nil', () => {
  const { types } = spendByType(smallPlan(), null);
  assert.deepEqual(
    types.map(({ unmitigatedPence, differencePence }) => [unmitigatedPence, differencePence]),
    [
      [null, null],
      [null, null],
    ],
  );
  // 800,001 × (100 + 110) / 2
  assert.equal(types[0]?.mitigatedPence[0], 84_000_105n);
});
