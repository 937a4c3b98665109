/** Rank, quarter and middle among others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { standingOf } from './compare-values.ts';

test('rank 1 is the best where a direction is good, the highest where none is', () => {
  assert.equal(standingOf(90, [50, 70], 'higher').rank, 1);
  assert.equal(standingOf(90, [50, 70], 'lower').rank, 3);
  assert.equal(standingOf(90, [50, 70], 'context').rank, 1);
});

test('those alike share a rank and are in one quarter', () => {
  const others = [10, 20, 20, 30, 40];
  assert.equal(standingOf(20, others, 'higher').rank, 3);
  assert.equal(standingOf(10, [10, 10, 10], 'lower').quartile, 1);
});

test('quarters go from 1, the best or highest, to 4; fewer than four rates have none', () => {
  const others = [1, 2, 3, 4, 5, 6, 7];
  assert.equal(standingOf(8, others, 'higher').quartile, 1);
  assert.equal(standingOf(8, others, 'lower').quartile, 4);
  assert.equal(standingOf(0, others, 'lower').quartile, 1);
  assert.equal(standingOf(5.4, others, 'context').quartile, 2);
  assert.equal(standingOf(3, [1, 2], 'higher').quartile, null);
});

test('an authority without a rate has no rank, and the middle of the others is told', () => {
  const standing = standingOf(null, [10, 20, 30], 'higher');
  assert.deepEqual(
    [standing.rank, standing.quartile, standing.median, standing.withRate],
    [null, null, 20, 3],
  );
  assert.deepEqual(standingOf(null, [], 'lower').median, null);
});

test('turning every rate round turns the rank of the other direction round with it', () => {
  const rate = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(rate, fc.array(rate, { minLength: 3, maxLength: 30 }), (own, others) => {
      const up = standingOf(own, others, 'higher');
      const down = standingOf(
        -own,
        others.map((item) => -item),
        'lower',
      );
      assert.equal(up.rank, down.rank);
      assert.equal(up.quartile, down.quartile);
    }),
    { seed: 3 },
  );
});
