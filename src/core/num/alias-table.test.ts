/** Alias tables give every thing exactly its share. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fillAlias, makeAlias, pickAlias } from './alias-table.ts';

test('the slots of a table add up to the weights it was filled from', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })), {
        minLength: 1,
        maxLength: 40,
      }),
      fc.nat({ max: 9 }),
      (weights, at) => {
        const size = weights.length;
        const table = makeAlias(at + size, size);
        const total = fillAlias(table, at, Float64Array.from(weights), 0, size);
        if (total === 0) return;
        const shares = new Float64Array(size);
        for (let slot = 0; slot < size; slot++) {
          const own = (table.own[at + slot] ?? 0) / 2 ** 31;
          const other = table.other[at + slot] ?? 0;
          shares[slot] = (shares[slot] ?? 0) + own / size;
          shares[other] = (shares[other] ?? 0) + (1 - own) / size;
        }
        weights.forEach((weight, k) => {
          assert.ok(Math.abs((shares[k] ?? 0) - weight / total) < 1e-9);
        });
      },
    ),
  );
});

test('a thing without weight is never picked, and every number picks something', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 0, 1, 2, 0.1), { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0, max: 1 - 2 ** -32, noNaN: true }),
      (weights, u) => {
        const table = makeAlias(weights.length);
        if (fillAlias(table, 0, Float64Array.from(weights), 0, weights.length) === 0) return;
        assert.ok((weights[pickAlias(table, 0, weights.length, u)] ?? 0) > 0);
      },
    ),
  );
});

test('a table of no weight says so', () => {
  assert.equal(fillAlias(makeAlias(3), 0, new Float64Array(3), 0, 3), 0);
});
