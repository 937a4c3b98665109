/** Columns of draws: taken out of a table and multiplied as a plain loop over its rows does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gather, multiplyBy, read } from './columns.ts';

test('a column is every so many-th number from its start on', () => {
  const table = Float64Array.from({ length: 12 }, (_, cell) => cell);
  assert.deepEqual([...gather(table, 2, 3, 4)], [2, 5, 8, 11]);
  assert.equal(read(table, 7), 7);
});

test('multiplying takes the factors from where they begin, and none leaves all as it is', () => {
  const column = Float64Array.of(1, 2, 3);
  multiplyBy(column, null);
  assert.deepEqual([...column], [1, 2, 3]);
  multiplyBy(column, Float64Array.of(9, 10, 20, 30), 1);
  assert.deepEqual([...column], [10, 40, 90]);
});
