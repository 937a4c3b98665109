/** Mitigations valued: shares add up, switch-offs and overlap agree, and what is nil is worth nil. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  anyMitigatedPlan,
  bareManagementPlan,
  smallManagementPlan,
  tenAMonth,
} from '../../../test/make/management-plan.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { achievedSoFar } from './achieved.ts';
import { explainGap } from './explain-gap.ts';
import { frameEffects } from './mitigation-effect.ts';
import { valueMitigations } from './value-mitigations.ts';

const total = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n);

test('for any mitigations the shares of every year add up to the joint value, and the gap to the plan', () => {
  fc.assert(
    fc.property(anyMitigatedPlan, (plan) => {
      const values = valueMitigations(plan, frameEffects(plan));
      for (const [year, joint] of values.joint.entries()) {
        assert.equal(total(values.values.map(({ share }) => share[year] ?? 0n)), joint);
        const apart = total(values.values.map(({ switchOff }) => switchOff[year] ?? 0n));
        assert.equal(apart + (values.overlap[year] ?? 0n), joint);
      }
      for (const year of explainGap(plan, values))
        assert.equal(
          year.unmitigatedPence -
            total(year.mitigationsPence) -
            year.unnamedCaseloadPence -
            year.unexplainedSavingPence,
          year.plannedPence,
        );
    }),
    { numRuns: 40 },
  );
});

test('two that share an inflow overlap, and the overlap is told', () => {
  const plan = smallManagementPlan();
  const { overlap, values } = valueMitigations(plan, frameEffects(plan));
  assert.equal(overlap[0], 0n);
  // In the second year both run: each saves fewer children than it would alone.
  assert.ok((overlap[1] ?? 0n) > 0n);
  for (const value of values) assert.ok((value.alone[1] ?? 0n) > (value.switchOff[1] ?? 0n));
});

test('a mitigation that avoids nothing is worth nothing', () => {
  const plan = { ...bareManagementPlan(smallPlan()), mitigations: [tenAMonth('nil', { size: 0, low: 0 })] };
  const { values } = valueMitigations(plan, frameEffects(plan));
  assert.deepEqual(values[0]?.switchOff, [0n, 0n]);
});

test('a price mitigation of a tenth is worth a ninth of the lines it made cheaper', () => {
  const cheaper = tenAMonth('one', { flow: 'unit-cost', size: 0.1, low: 0, high: 0.1, mix: { inmss: 1 } });
  const plan = { ...bareManagementPlan(smallPlan()), mitigations: [cheaper] };
  const { values } = valueMitigations(plan, frameEffects(plan));
  // 2024/25: 66,150,000 × (1 / 0.9 − 1)
  assert.equal(values[0]?.switchOff[0], 7_350_000n);
});

test('what was achieved stands beside what was planned for the same months, months without a report on neither side', () => {
  const seen = achievedSoFar(
    tenAMonth('one', {
      ramp: 2,
      achieved: [
        { month: '2024-04', plans: 4 },
        { month: '2024-06', plans: 5 },
      ],
    }),
    1,
  );
  assert.deepEqual(
    [seen?.upTo, seen?.plannedPlans, seen?.achievedPlans, seen?.share],
    ['2024-06', 15, 9, 0.6],
  );
  assert.equal(achievedSoFar(tenAMonth('one'), 1), null);
});
