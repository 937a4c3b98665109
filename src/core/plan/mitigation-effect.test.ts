/** What mitigations do month by month: ramps, windows, delays, moves, prices, and one child counted once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareManagementPlan, tenAMonth } from '../../../test/make/management-plan.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import type { PlanMitigation } from './management-plan.ts';
import { effectOf, frameEffects, plannedEffect } from './mitigation-effect.ts';

function planned(mitigations: readonly PlanMitigation[], perMonth: number | null = null) {
  const plan = {
    ...bareManagementPlan(smallPlan()),
    mitigations,
    flows: perMonth === null ? [] : [{ flow: 'new-plans' as const, perMonth, plansPer: 1 }],
  };
  return plannedEffect(frameEffects(plan), () => true);
}

test('ten a month for a year are 120 plans at the first year end, and stay avoided', () => {
  const { avoided } = planned([tenAMonth('one', { months: 12 })]);
  assert.deepEqual([...avoided], [0, 0, 120, 0, 120, 0]);
});

test('a ramp of three months reaches full size in the fourth', () => {
  const { avoided } = planned([tenAMonth('one', { ramp: 3 })]);
  // 2.5 + 5 + 7.5 + 9 × 10
  assert.equal(avoided[2], 105);
});

test('a delay moves everything by so many months', () => {
  const frame = frameEffects({ ...bareManagementPlan(smallPlan()), mitigations: [tenAMonth('one')] });
  const { avoided } = effectOf(frame, { sizes: Float64Array.of(10), delays: Float64Array.of(5) });
  assert.deepEqual([avoided[2], avoided[4]], [70, 190]);
});

test('two mitigations of the same inflow spare one child once: 40 a month less twice a quarter is 22.5', () => {
  const both = planned([tenAMonth('one'), tenAMonth('two')], 40);
  assert.equal(both.avoided[2], 12 * (40 - 22.5));
  const apart = planned([tenAMonth('one'), tenAMonth('two', { flow: 'ceases' })], 40);
  assert.equal(apart.avoided[2], 240);
});

test('no more is avoided than comes in', () => {
  assert.equal(planned([tenAMonth('one', { size: 90 })], 40).avoided[2], 480);
});

test('a move takes from one type what it gives to another', () => {
  const { avoided } = planned([
    tenAMonth('one', { flow: 'moves', size: 1, mix: { inmss: 1 }, to: { mainstream: 1 } }),
  ]);
  assert.deepEqual([...avoided], [0, 0, -12, 12, -24, 24]);
});

test('a price mitigation lowers prices by the mean of its months, of its own types only', () => {
  const { cheaper } = planned([
    tenAMonth('one', { flow: 'unit-cost', size: 0.1, start: '2024-10', mix: { inmss: 1 } }),
  ]);
  assert.equal(cheaper[0], 0);
  assert.ok(Math.abs((cheaper[1] ?? 0) - 0.05) < 1e-12);
  assert.ok(Math.abs((cheaper[3] ?? 0) - 0.1) < 1e-12);
});

test('a path given outright comes later by a delay, straight lines between year ends', () => {
  const path = tenAMonth('one', { flow: 'caseload', size: 1, plans: { mainstream: [0, 60, 120] } });
  const frame = frameEffects({ ...bareManagementPlan(smallPlan()), mitigations: [path] });
  assert.deepEqual([...plannedEffect(frame, () => true).avoided], [0, 0, 60, 0, 120, 0]);
  const late = effectOf(frame, { sizes: Float64Array.of(0.5), delays: Float64Array.of(6) });
  assert.deepEqual([...late.avoided], [0, 0, 15, 0, 45, 0]);
});
