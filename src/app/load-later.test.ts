/** Use cases that load themselves: not before the first call, once for all of them, and what they raise is raised. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laterFunction, laterUseCases } from './load-later.ts';

test('a function is loaded at its first call and kept with its state', async () => {
  let loads = 0;
  const count = laterFunction(async () => {
    loads++;
    let calls = 0;
    return async (more: number) => (calls += more);
  });
  assert.equal(loads, 0);
  assert.deepEqual([await count(2), await count(3), loads], [2, 5, 1]);
});

test('use cases are loaded together once, and a problem is raised to whoever asked', async () => {
  type Cases = { add(a: number, b: number): Promise<number>; fail(): Promise<never> };
  let loads = 0;
  const cases = laterUseCases<Cases>({ add: true, fail: true }, async () => {
    loads++;
    return { add: async (a, b) => a + b, fail: () => Promise.reject(new RangeError('no')) };
  });
  assert.equal(loads, 0);
  assert.equal(await cases.add(1, 2), 3);
  await assert.rejects(cases.fail(), RangeError);
  assert.equal(loads, 1);
});
