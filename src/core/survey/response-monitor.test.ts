/** The monitor tells who is missing, keeps small counts back with others that would tell them, and names groups that are behind. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { responseMonitor } from './response-monitor.ts';

test('counts that are large stand as they are, and a group that is clearly behind is named', () => {
  const { groups, all } = responseMonitor([
    { group: 'north', invited: 200, used: 120 },
    { group: 'south', invited: 100, used: 30 },
  ]);
  assert.deepEqual(
    groups.map(({ used, missing, isBehind }) => [used, missing, isBehind]),
    [
      [120, 80, false],
      [30, 70, true],
    ],
  );
  assert.deepEqual([all.invited, all.used, all.missing], [300, 150, 150]);
});

test('two of a group are kept back, and nothing else gives them away', () => {
  const { groups, all } = responseMonitor([
    { group: 'north', invited: 20, used: 12 },
    { group: 'south', invited: 12, used: 2 },
    { group: 'west', invited: 30, used: 11 },
  ]);
  const south = groups[1];
  assert.deepEqual([south?.used, south?.missing, south?.isBehind], [null, null, false]);
  const hidden = [...groups, all].filter(({ used }) => used === null).length;
  assert.ok(hidden >= 2, 'one alone would be the difference of the others');
});

test('no count from one to four is ever told, nor one that the sums of the others leave', () => {
  const group = fc
    .integer({ min: 5, max: 40 })
    .chain((invited) => fc.integer({ min: 0, max: invited }).map((used) => ({ invited, used })));
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (list) => {
      const named = list.map((one, place) => ({ ...one, group: `g${place}` }));
      const { groups, all } = responseMonitor(named);
      for (const { used, missing } of [...groups, all])
        for (const count of [used, missing]) assert.ok(count === null || count === 0 || count >= 5);
      const hidden = groups.filter(({ used }) => used === null);
      const isTold = all.used !== null && hidden.length === 1;
      return !isTold;
    }),
    { numRuns: 150 },
  );
});

test('nobody invited yet is nobody missing', () => {
  assert.deepEqual(responseMonitor([]).all.invited, 0);
});
