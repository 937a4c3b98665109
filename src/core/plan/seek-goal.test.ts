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
import { showSought } from './show-assumption.ts';

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
});

test('a goal met here and there is told by the ranges that meet it, each end to the step', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -700n, max: 400n }),
      fc.bigInt({ min: 700n, max: 1200n }),
      fc.boolean(),
      (from, length, isInside) => {
        const to = from + length;
        const inside = (n: bigint) => n >= from && n <= to;
        const sought = seekThreshold(({ n }) => inside(n) === isInside, GRID);
        const at = (n: bigint) => ({ n, d: 100n });
        assert.deepEqual(sought, {
          kind: 'within',
          ranges: isInside
            ? [{ from: at(from), to: at(to) }]
            : [
                { from: null, to: at(from - 1n) },
                { from: at(to + 1n), to: null },
              ],
        });
      },
    ),
  );
  const sought = seekThreshold(({ n }) => n < 0n || n > 1500n, GRID);
  assert.equal(showSought(sought, 'per month'), 'at most -0.01 a month, or at least 15.01 a month');
  assert.equal(
    showSought({ kind: 'within', ranges: [{ from: ratioOf(0.5), to: ratioOf(1.25) }] }, 'share'),
    'between 50% and 125%',
  );
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
