/** Shared growth: carried on between rate and numbers, and not led astray by one row. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { carriedGrowth, sharedRate } from './shared-growth.ts';

test('growth carried on in numbers adds the same plans each year; as a rate it multiplies', () => {
  const rate = Math.log(1.1);
  // From 1,000 to 1,100: 100 more each year.
  assert.ok(Math.abs(1100 * Math.exp(carriedGrowth(rate, 3, 1)) - 1400) < 1e-9);
  assert.ok(Math.abs(1100 * Math.exp(carriedGrowth(rate, 3, 0)) - 1100 * 1.1 ** 3) < 1e-9);
});

test('more years and a higher rate never mean less growth; the mix lies between its parts', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      fc.integer({ min: 1, max: 30 }),
      share,
      (rate, years, part) => {
        const growth = carriedGrowth(rate, years, part);
        assert.ok(Number.isFinite(growth));
        assert.ok(carriedGrowth(rate + 0.01, years, part) > growth);
        assert.ok(rate <= 0 || carriedGrowth(rate, years + 1, part) > growth);
        const ends = [carriedGrowth(rate, years, 0), carriedGrowth(rate, years, 1)];
        assert.ok(growth <= Math.max(...ends) + 1e-12 && growth >= Math.min(...ends) - 1e-12);
      },
    ),
    { seed: 2, numRuns: 300 },
  );
});

test('with nothing known the shared rate is nought', () => {
  assert.equal(sharedRate([], new Map(), 2020, 20), 0);
});
