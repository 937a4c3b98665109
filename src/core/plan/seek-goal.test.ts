/** Thresholds sought by halving, and assumptions moved one at a time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareManagementPlan, smallManagementPlan } from '../../../test/make/management-plan.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { listAssumptions, ratioOf } from './assumptions.ts';
import { runCase } from './exact-case.ts';
import { frameEffects } from './mitigation-effect.ts';
import { seekThreshold } from './seek-goal.ts';
import { rankSensitivities } from './sensitivity.ts';

const GRID = { from: -1000n, to: 3000n, per: 100n };

test('a rising threshold anywhere on the grid is found exactly, and a falling one', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -999n, max: 3000n }), (at) => {
      assert.deepEqual(
        seekThreshold(({ n }) => n >= at, GRID),
        { kind: 'at-least', value: { n: at, d: 100n } },
      );
      assert.deepEqual(
        seekThreshold(({ n }) => n < at, GRID),
        { kind: 'at-most', value: { n: at - 1n, d: 100n } },
      );
    }),
  );
});

test('a goal met nowhere, everywhere, or here and there is told as such', () => {
  assert.equal(seekThreshold(() => false, GRID).kind, 'never');
  assert.equal(seekThreshold(() => true, GRID).kind, 'always');
  assert.equal(seekThreshold(({ n }) => n > 0n && n < 1500n, GRID).kind, 'not-monotone');
});

test('every assumption at its central value is the plan itself', () => {
  const plan = smallManagementPlan();
  const unchanged = runCase({ inputs: plan.finance, dearer: null });
  for (const assumption of listAssumptions(plan, frameEffects(plan)))
    assert.deepEqual(runCase(assumption.at(assumption.central)), unchanged, assumption.id);
});

test('assumptions are ranked by how far they move the residual, and the plan is as before', () => {
  const plan = bareManagementPlan(smallPlan());
  const ranked = rankSensitivities(listAssumptions(plan, frameEffects(plan)));
  for (const [place, one] of ranked.entries())
    assert.ok(place === 0 || one.swingPence <= (ranked[place - 1]?.swingPence ?? 0n));
  assert.deepEqual(plan, bareManagementPlan(smallPlan()));
  assert.ok(ranked.every(({ isDefaultRange }) => isDefaultRange));
});

test('a range of the plan takes the place of the product’s own', () => {
  const range = { id: 'hnbGrowth', low: { n: 1n, d: 1n }, high: { n: 11n, d: 10n } };
  const plan = { ...bareManagementPlan(smallPlan()), ranges: [range] };
  const growth = listAssumptions(plan, frameEffects(plan)).find(({ id }) => id === 'hnbGrowth');
  assert.deepEqual([growth?.low, growth?.high, growth?.isDefaultRange], [range.low, range.high, false]);
});

test('a decimal number is read as the fraction its digits say', () => {
  assert.deepEqual(ratioOf(0.7), { n: 7n, d: 10n });
  assert.deepEqual(ratioOf(39), { n: 39n, d: 1n });
});
