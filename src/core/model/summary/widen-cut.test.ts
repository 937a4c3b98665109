/** A range factor multiplies ranges around their middle: wider everywhere, narrower for the total alone, never below 0. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CutSummary } from './run-cuts.ts';
import { widenCut } from './widen-cut.ts';

const spread = { mean: 101, quantiles: { '0.1': 80, '0.5': 100, '0.9': 130 } };
const cut = (by: CutSummary['by']): CutSummary => ({
  by,
  key: 'one',
  plans: spread,
  joiners: spread,
  leavers: spread,
  moversIn: spread,
  moversOut: spread,
});

test('a factor above 1 widens every cut, and leaves means and flows as they are', () => {
  for (const by of ['total', 'need'] as const) {
    const wide = widenCut(cut(by), 1.5);
    assert.deepEqual(wide.plans, { mean: 101, quantiles: { '0.1': 70, '0.5': 100, '0.9': 145 } });
    assert.equal(wide.joiners, spread);
  }
});

test('a factor below 1 narrows the total and no part', () => {
  assert.deepEqual(widenCut(cut('total'), 0.8).plans.quantiles, { '0.1': 84, '0.5': 100, '0.9': 124 });
  const part = cut('setting');
  assert.equal(widenCut(part, 0.8), part);
});

test('a factor of 1 changes nothing, and no count falls below 0', () => {
  const total = cut('total');
  assert.equal(widenCut(total, 1), total);
  assert.equal(widenCut(total, 6).plans.quantiles['0.1'], 0);
});
