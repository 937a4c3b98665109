/** Totals against the rows above them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TotalCheck } from './total-check.ts';

const amounts = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { minLength: 1, maxLength: 6 });
const sum = (values: readonly bigint[]) => values.reduce((all, one) => all + one, 0n);

test('the total of each block and the total of all blocks are found, whatever the amounts', () => {
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1, maxLength: 5 }), (blocks) => {
      const check = new TotalCheck(1);
      for (const block of blocks) {
        check.startBlock();
        for (const amount of block) check.addLine([amount]);
        const total = [sum(block)];
        const match = check.match(total, false);
        assert.notEqual(match, null);
        check.takeTotal(total, match, false);
      }
      const all = [sum(blocks.flat())];
      assert.notEqual(check.match(all, true), null);
      assert.deepEqual(check.differences(all, true), []);
    }),
  );
});

test('a total that is off by a penny is told with both figures, and the next total is held against the true rows', () => {
  fc.assert(
    fc.property(amounts, amounts, (one, other) => {
      const check = new TotalCheck(1);
      for (const amount of one) check.addLine([amount]);
      const wrong = [sum(one) + 1n];
      assert.equal(check.match(wrong, false), null);
      const expected = [{ column: 0, stated: sum(one) + 1n, sum: sum(one), parts: one.length }];
      assert.deepEqual(check.differences(wrong, false), expected);
      check.takeTotal(wrong, null, false);
      for (const amount of other) check.addLine([amount]);
      // The writer of the grand total may have summed the totals that stand there, or the rows.
      assert.notEqual(check.match([sum(one) + 1n + sum(other)], true), null);
      assert.notEqual(check.match([sum(one) + sum(other)], true), null);
    }),
  );
});

test('a grand total is of everything: the last block alone is not enough', () => {
  const check = new TotalCheck(2);
  check.addLine([5n, null]);
  check.takeTotal([5n, null], check.match([5n, null], false), false);
  check.addLine([7n, 1n]);
  assert.equal(check.match([7n, 1n], true), null);
  assert.notEqual(check.match([7n, 1n], false), null);
  assert.notEqual(check.match([12n, 1n], true), null);
});

test('a column in which a row could not be read is not held against any total, and nothing booked adds nothing', () => {
  const check = new TotalCheck(2);
  check.addLine([1n, 'unsure']);
  check.addLine([null, 2n]);
  assert.deepEqual(check.match([1n, 99n], false), { first: 0, parts: 2, compared: 1 });
  assert.equal(check.canCheck([null, 99n]), false);
  assert.deepEqual(check.differences([3n, 99n], false), [{ column: 0, stated: 3n, sum: 1n, parts: 2 }]);
});

test('a total that stands before its rows is no part of the total below them', () => {
  const check = new TotalCheck(1);
  assert.equal(check.canCheck([3n]), false);
  check.takeTotal([3n], null, false);
  check.addLine([1n]);
  check.addLine([2n]);
  assert.deepEqual(check.match([3n], true), { first: 0, parts: 2, compared: 1 });
});
