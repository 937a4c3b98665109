/** Minimising without a slope. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nelderMead } from './nelder-mead.ts';

test('the bottom of a bent valley is found', () => {
  const valley = (at: Float64Array) => (1 - at[0]!) ** 2 + 100 * (at[1]! - at[0]! ** 2) ** 2;
  const best = nelderMead(valley, [-1.2, 1], 0.1, 500);
  assert.ok(Math.abs(best[0]! - 1) < 1e-3 && Math.abs(best[1]! - 1) < 1e-3);
});

test('a cost that is not a number is never chosen', () => {
  const best = nelderMead((at) => (at[0]! < 0 ? Number.NaN : (at[0]! - 2) ** 2), [0.5]);
  assert.ok(Math.abs(best[0]! - 2) < 1e-3);
});
