/** Small linear systems. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { solvePositive } from './solve-positive.ts';

test('a small system is solved', () => {
  const solved = solvePositive([Float64Array.of(4, 2), Float64Array.of(2, 3)], Float64Array.of(8, 8));
  assert.ok(Math.abs(solved[0]! - 1) < 1e-12 && Math.abs(solved[1]! - 2) < 1e-12);
});

test('a matrix that is not positive definite is refused', () => {
  assert.throws(
    () => solvePositive([Float64Array.of(1, 2), Float64Array.of(2, 1)], Float64Array.of(1, 1)),
    RangeError,
  );
});
