/** Roots of rising and falling functions are found, and missing ones told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findRoot } from './find-root.ts';

test('the root of any rising or falling curve between two ends is found', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.constantFrom(1, -1),
      fc.constantFrom(1, 3, 0.2),
      (root, sign, power) => {
        const curve = (x: number): number => sign * Math.sign(x - root) * Math.abs(x - root) ** power;
        const found = findRoot(curve, -4, 5, 1e-9);
        assert.ok(found !== null && Math.abs(found - root) < 1e-8);
      },
    ),
  );
});

test('a curve that does not cross has no root', () => {
  assert.equal(
    findRoot((x) => x * x + 1, -1, 2, 1e-9),
    null,
  );
});
