/** Children counted by need and phase from a return written out by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SmallCase, smallExtract } from '../../../test/make/small-extract.ts';
import { indexRegister } from '../extract/register-index.ts';
import { openExtract } from '../measures/extract-context.ts';
import { countNeed, phaseOfAge } from './count-need.ts';

const school = (urn: string, typeName: string) => ({
  urn,
  ukprn: null,
  status: 'Open',
  typeName,
  authorityNumber: '999',
});
const REGISTER = indexRegister([
  school('900001', 'Community special school'),
  school('900002', 'Other independent special school'),
  school('900003', 'Community school'),
]);
const child = (born: string, urn: string, need?: string): SmallCase => ({
  born,
  received: '2023-01-10',
  request: ['Y', '2023-02-10'],
  assessment: ['Y', '2023-05-10'],
  plan: { from: '2023-06-01' },
  places: [{ urn, entry: '2023-09-01' }],
  ...(need === undefined ? {} : { need }),
});

function count(cases: readonly SmallCase[], asAt = '2025-01-16') {
  const extract = smallExtract(asAt, cases);
  const context = openExtract({ extract, register: REGISTER, population: null, sources: [] });
  assert.ok(context !== null);
  return countNeed(context);
}

test('only special schools count, the authority’s own and independent ones apart, mainstream not at all', () => {
  const { counts, agesUnknown } = count([
    child('2010-01', '900001', 'ASD'),
    child('2010-01', '900002', 'ASD'),
    child('2010-01', '900002', 'SEMH'),
    child('2010-01', '900003', 'ASD'),
  ]);
  assert.deepEqual(counts, [
    { need: 'ASD', phase: 'secondary', local: 1, independent: 1 },
    { need: 'SEMH', phase: 'secondary', local: 0, independent: 1 },
  ]);
  assert.equal(agesUnknown, 0);
});

test('a phase is that of the age on 31 August before the day of the return', () => {
  // Eleven on 31 August 2024 if born in August 2013, ten if in September.
  const phases = (born: string, asAt?: string) =>
    count([child(born, '900001', 'ASD')], asAt).counts.map((one) => one.phase);
  assert.deepEqual(phases('2013-08'), ['secondary']);
  assert.deepEqual(phases('2013-09'), ['primary']);
  assert.deepEqual(phases('2013-09', '2024-09-20'), ['primary']);
  assert.deepEqual([3, 4, 10, 11, 15, 16].map(phaseOfAge), [
    'early-years',
    'primary',
    'primary',
    'secondary',
    'secondary',
    'post-16',
  ]);
});

test('a child whose need is not told is counted, under no need', () => {
  assert.deepEqual(
    count([child('2010-01', '900001')]).counts.map(({ need, local }) => [need, local]),
    [['not told', 1]],
  );
});
