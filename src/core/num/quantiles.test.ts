/** Quantiles and weighted samples. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median, quantileOfSorted, systematicSample } from './quantiles.ts';

test('quantiles lie on straight lines between neighbours', () => {
  const sorted = Float64Array.of(1, 2, 4, 8);
  assert.equal(quantileOfSorted(sorted, 0), 1);
  assert.equal(quantileOfSorted(sorted, 0.5), 3);
  assert.equal(quantileOfSorted(sorted, 0.75), 5);
  assert.equal(quantileOfSorted(sorted, 1), 8);
  assert.equal(median([8, 1, 4]), 4);
});

test('an empty sample or a level outside its range is refused', () => {
  assert.throws(() => quantileOfSorted(new Float64Array(0), 0.5), RangeError);
  assert.throws(() => quantileOfSorted(Float64Array.of(1), 1.1), RangeError);
  assert.throws(() => systematicSample([{ value: 1, weight: 0 }], 3, 0.5), RangeError);
});

test('a higher level never gives a lower quantile', () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 40 });
  const level = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, level, level, (list, a, b) => {
      const sorted = Float64Array.from(list).sort();
      return quantileOfSorted(sorted, Math.min(a, b)) <= quantileOfSorted(sorted, Math.max(a, b));
    }),
    { seed: 2 },
  );
});

test('a systematic sample holds each value as often as its weight says', () => {
  const points = [
    { value: 5, weight: 1 },
    { value: 2, weight: 3 },
    { value: 9, weight: 0 },
  ];
  assert.deepEqual([...systematicSample(points, 8, 0.5)], [2, 2, 2, 2, 2, 2, 5, 5]);
});
