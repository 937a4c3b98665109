/** What lies outside the grant stands beside the spend and moves no digit of any deficit, chance or test of the forecast. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallManagementPlan } from '../../../test/make/management-plan.ts';
import { forecastPlan } from './forecast-plan.ts';
import { WHOLE_COST_KINDS, type WholeCostLine } from './whole-cost.ts';

const OPTIONS = { seed: 1, draws: 50, levels: [0.1, 0.5, 0.9], caseload: null };
const plan = smallManagementPlan();
const { years } = plan.finance;

const lines: fc.Arbitrary<readonly WholeCostLine[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...WHOLE_COST_KINDS),
      amounts: fc.array(fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })), {
        minLength: years.length,
        maxLength: years.length,
      }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((found) =>
    found.map(({ kind, amounts }, place) => ({
      id: `line-${place}`,
      name: `Line ${place}`,
      kind,
      amountsPence: amounts.flatMap((amountPence, n) =>
        amountPence === null ? [] : [{ year: years[n] ?? 0, amountPence }],
      ),
    })),
  );

test('whatever transport, health or others cost, every other part of the forecast stays as it was to the last digit', () => {
  const { wholeCost: none, ...plain } = forecastPlan(plan, OPTIONS);
  assert.equal(none, null);
  fc.assert(
    fc.property(lines, (wholeCost) => {
      const { wholeCost: shown, ...rest } = forecastPlan({ ...plan, wholeCost }, OPTIONS);
      assert.deepEqual(rest, plain);
      for (const [n, year] of (shown ?? []).entries()) {
        assert.equal(year.spendPence, plain.central.years[n]?.spendPence);
        const amounts = year.lines.map(({ amountPence }) => amountPence);
        const sum = amounts.reduce<bigint | null>(
          (all, amount) => (all === null || amount === null ? null : all + amount),
          year.spendPence,
        );
        assert.equal(year.wholePence, sum);
      }
      assert.equal(shown?.length, years.length);
    }),
    { numRuns: 25 },
  );
});
