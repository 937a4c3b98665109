/** A printed figure stands for its value, and one changed digit does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pence } from '../base/pence.ts';
import { showCount, showDecimal, showMillions, showPence, showShare, showThousands } from '../base/show.ts';
import { printsValue } from './shown-value.ts';

const amount = () => fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 });

test('whatever the product writes for an amount is that amount rounded', () => {
  fc.assert(
    fc.property(amount(), (value) => {
      const money = pence(value);
      for (const text of [
        showMillions(money),
        showMillions(money, 2),
        showPence(money),
        showThousands(money),
      ])
        assert.ok(printsValue(text, value, 'pence'), `${text} for ${value}`);
    }),
  );
});

test('whatever the product writes for a count, a mean or a share is it rounded', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.double({ min: -3, max: 3, noNaN: true }), (count, share) => {
      assert.ok(printsValue(showCount(count), count, 'count'));
      assert.ok(printsValue(showDecimal(count / 12, 2), count / 12, 'per month'));
      assert.ok(printsValue(showShare(share, 2), share, 'share'), showShare(share, 2));
    }),
  );
});

test('a digit more or less is another figure', () => {
  fc.assert(
    fc.property(amount(), fc.nat(30), fc.integer({ min: 1, max: 9 }), (value, place, by) => {
      const text = showPence(pence(value));
      const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
      const at = digits[place % digits.length] ?? 0;
      const digit = (Number(text[at]) + by) % 10;
      const changed = `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
      assert.ok(!printsValue(changed, value, 'pence'), `${changed} for ${value}`);
    }),
  );
});

test('a surplus is not a deficit, and words without a number print none', () => {
  assert.ok(printsValue('a surplus of £0.6m', -64_000_000, 'pence'));
  assert.ok(!printsValue('£0.6m', -64_000_000, 'pence'));
  assert.ok(printsValue('£0.6m of headroom', -64_000_000, 'pence'));
  assert.ok(!printsValue('none', 0, 'count'));
  assert.ok(!printsValue('5 of 6', 5, 'count'));
  assert.ok(!printsValue('5', 5, 'share'));
  assert.ok(printsValue('2030/31', '2030/31', 'year'));
  assert.ok(!printsValue('', null, 'count'));
});
