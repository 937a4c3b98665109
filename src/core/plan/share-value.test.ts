/** Shares of a joint value: they add up to the penny, are fair, and are layers beyond twelve. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MOST_BY_SETS, shareValue } from './share-value.ts';

const sum = (values: readonly bigint[]) => values.reduce((all, value) => all + value, 0n);

test('shares add up exactly to the value of all less that of none, for any values of sets', () => {
  const values = fc.integer({ min: 1, max: 6 }).chain((members) =>
    fc
      .array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), {
        minLength: 2 ** members,
        maxLength: 2 ** members,
      })
      .map((table) => ({ members, table })),
  );
  fc.assert(
    fc.property(values, ({ members, table }) => {
      const { byMember } = shareValue(members, (mask) => [table[mask] ?? 0n, 2n * (table[mask] ?? 0n)]);
      const all = table[2 ** members - 1] ?? 0n;
      const none = table[0] ?? 0n;
      assert.equal(sum(byMember.map(([first]) => first ?? 0n)), all - none);
      assert.equal(sum(byMember.map(([, second]) => second ?? 0n)), 2n * (all - none));
    }),
  );
});

test('two that overlap share what they bring together; one that adds nothing gets nothing', () => {
  // Alone each of the first two brings 10, together 16; the third never adds.
  const value = (mask: number) => {
    const count = (mask & 1) + ((mask >> 1) & 1);
    return [count === 2 ? 16n : BigInt(count) * 10n];
  };
  assert.deepEqual(shareValue(3, value).byMember, [[8n], [8n], [0n]]);
});

test('an odd penny goes to the earlier of equals', () => {
  assert.deepEqual(shareValue(2, (mask) => [mask === 3 ? 1n : 0n]).byMember, [[1n], [0n]]);
});

test('beyond twelve the shares are layers in the order given, and still add up', () => {
  const members = MOST_BY_SETS + 1;
  const value = (mask: number) => [mask === 0 ? 0n : 100n + BigInt(mask)];
  const { method, byMember } = shareValue(members, value);
  assert.equal(method, 'layers');
  assert.equal(byMember[0]?.[0], 101n);
  assert.equal(sum(byMember.map(([first]) => first ?? 0n)), 100n + BigInt(2 ** members - 1));
});

test('nobody shares nothing', () => {
  assert.deepEqual(shareValue(0, () => [5n]).byMember, []);
});
