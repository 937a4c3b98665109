/** Quantiles against printed tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile, studentQuantile } from './normal-distribution.ts';

test('normal quantiles agree with the tables', () => {
  for (const [share, z] of [
    [0.5, 0],
    [0.9, 1.2815515655],
    [0.975, 1.9599639845],
    [0.999, 3.0902323062],
    [0.01, -2.326347874],
  ] as const)
    assert.ok(Math.abs(normalQuantile(share) - z) < 2e-8, `${share}`);
  assert.throws(() => normalQuantile(1), RangeError);
});

test("quantiles of Student's t agree with the tables within one per cent", () => {
  for (const [share, freedom, t] of [
    [0.975, 1, 12.7062],
    [0.975, 2, 4.30265],
    [0.975, 3, 3.18245],
    [0.975, 7, 2.36462],
    [0.9, 4, 1.53321],
    [0.25, 5, -0.726687],
  ] as const)
    assert.ok(Math.abs(studentQuantile(share, freedom) / t - 1) < 0.01, `${share} at ${freedom}`);
});
