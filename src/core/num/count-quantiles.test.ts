/** Quantiles by counting are those of the sorted sample. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countQuantiles, numberQuantiles } from './count-quantiles.ts';
import { quantileOfSorted } from './quantiles.ts';

const levels = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
  .map((some) => Float64Array.from(some).sort());

test('counting and sorting give the same quantiles and mean, for narrow and wide samples', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 }),
        fc.array(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), { minLength: 1, maxLength: 60 }),
      ),
      levels,
      (values, wanted) => {
        const sorted = Float64Array.from(values).sort();
        for (const [of, sample] of [
          [countQuantiles, Int32Array.from(values)],
          [numberQuantiles, Float64Array.from(values)],
        ] as const) {
          const out = new Float64Array(wanted.length + 1);
          // Each function takes its own kind of array; the pairs above say so.
          const mean = of(sample as never, wanted, out, 1);
          assert.ok(Math.abs(mean - sorted.reduce((a, b) => a + b, 0) / sorted.length) < 1e-3);
          wanted.forEach((level, k) => {
            assert.ok(Math.abs((out[k + 1] ?? Number.NaN) - quantileOfSorted(sorted, level)) < 1e-3);
          });
        }
      },
    ),
  );
});

test('a sample of nothing has no quantile', () => {
  const out = new Float64Array(1);
  assert.throws(() => countQuantiles(new Int32Array(0), Float64Array.of(0.5), out, 0), RangeError);
  assert.throws(() => numberQuantiles(new Float64Array(0), Float64Array.of(0.5), out, 0), RangeError);
});
