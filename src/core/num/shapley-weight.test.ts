/** The weights of Shapley's rule against all orders gone through. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { membersOf, ordersOf, ordersWithBefore } from './shapley-weight.ts';

test('the orders with each set before a member are all orders', () => {
  for (let members = 1; members <= 12; members++) {
    let orders = 0n;
    for (let mask = 0; mask < 2 ** members; mask += 2) orders += ordersWithBefore(membersOf(mask), members);
    assert.equal(orders, ordersOf(members));
  }
});

test('orders of 0, 1, 5 and 12 members', () => {
  assert.deepEqual([0, 1, 5, 12].map(ordersOf), [1n, 1n, 120n, 479_001_600n]);
});
