/** Exact fractions and the rounding rule. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { floorDivide, growFromBase, rational, roundHalfUp } from './rational.ts';

test('halves are rounded towards plus infinity', () => {
  assert.equal(roundHalfUp(5n, 2n), 3n);
  assert.equal(roundHalfUp(-5n, 2n), -2n);
  assert.equal(roundHalfUp(-7n, 2n), -3n);
  assert.equal(roundHalfUp(-26n, 10n), -3n);
});

test('the rounded number is the only whole number in (x - 1/2, x + 1/2]', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 20n }), (n, d) => {
      const r = roundHalfUp(n, d);
      assert.ok(2n * r * d > 2n * n - d && 2n * r * d <= 2n * n + d);
    }),
  );
});

test('floor division goes down for negative numbers too', () => {
  assert.equal(floorDivide(-1n, 3n), -1n);
  assert.equal(floorDivide(-3n, 3n), -1n);
  assert.equal(floorDivide(4n, 3n), 1n);
});

test('growth is taken from the base and rounded once', () => {
  assert.equal(growFromBase(6_300_000n, { n: 1022n, d: 1000n }, 6), 7_178_702n);
  assert.equal(growFromBase(8_030_100_000n, { n: 103n, d: 100n }, 5), 9_309_086_744n);
});

test('a fraction keeps a positive denominator and refuses zero', () => {
  assert.deepEqual(rational(1n, -2n), { n: -1n, d: 2n });
  assert.throws(() => rational(1n, 0n), RangeError);
});
