/** Moves out of schools: counted at the school that was left, over its plans, in the twelve months only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SmallCase, smallExtract } from '../../../test/make/small-extract.ts';
import { indexRegister } from '../extract/register-index.ts';
import { measureMovesOut } from './school-moves.ts';
import { needsOfSchools } from './school-needs.ts';

const listed = (urn: string, typeName: string) => ({
  urn,
  ukprn: null,
  status: 'Open',
  typeName,
  authorityNumber: '999',
});
const REGISTER = indexRegister([
  listed('900001', 'Academy converter'),
  listed('900002', 'Community school'),
  listed('900003', 'Community special school'),
]);
const placed = (...places: NonNullable<SmallCase['places']>): SmallCase => ({
  received: '2022-01-01',
  request: ['H'],
  assessment: ['H'],
  plan: { from: '2022-06-01' },
  places,
});
const CENSUS = ['900001', '900002'].map((urn) => ({
  subject: 'census' as const, // one of two subjects
  urn,
  on: '2025-01-16',
  pupils: 200,
  senSupport: 20,
  withPlan: 4,
  sessionsPossible: null,
  sessionsMissed: null,
  severelyAbsent: null,
  suspensions: null,
  exclusions: null,
}));
const at = (urn: string, entry: string, leaving?: string) => ({
  urn,
  entry,
  ...(leaving === undefined ? {} : { leaving }),
});

function measured(cases: readonly SmallCase[], census = CENSUS) {
  const extract = smallExtract('2024-12-31', cases);
  return measureMovesOut({ extract, register: REGISTER, population: null, sources: [] }, census, []).values;
}

test('a move to a special school counts where it began; one between mainstream schools, or before the year, does not', () => {
  const values = measured([
    placed(at('900001', '2022-06-01', '2024-09-01'), at('900003', '2024-09-01')),
    placed(at('900001', '2022-06-01', '2024-09-01'), at('900002', '2024-09-01')),
    placed(at('900002', '2022-06-01', '2023-09-01'), at('900003', '2023-09-01')),
    placed(at('900002', '2022-06-01', '2024-02-01'), { setting: 'EHE', entry: '2024-02-01' }),
  ]);
  const parts = values.map(({ cut, numerator, denominator, value }) => [
    cut?.key,
    numerator,
    denominator,
    value,
  ]);
  assert.deepEqual(parts, [
    ['900001', 1, 4, 25],
    ['900002', 1, 4, 25],
    [undefined, 2, 8, 25],
  ]);
});

test('without earlier placements or without a census there is no figure', () => {
  const moved = placed(at('900001', '2022-06-01', '2024-09-01'), at('900003', '2024-09-01'));
  assert.equal(measured([placed(at('900001', '2022-06-01'))]).length, 0);
  assert.equal(measured([moved], []).length, 0);
});

test('needs at a school are those of children who were there on any day of the year, once each, and of those who moved out', () => {
  const of = (need: string, ...places: NonNullable<SmallCase['places']>) => ({ ...placed(...places), need });
  const extract = smallExtract('2024-12-31', [
    of('ASD', at('900001', '2022-06-01', '2024-09-01'), at('900003', '2024-09-01')),
    of('ASD', at('900001', '2022-06-01')),
    of('SEMH', at('900001', '2022-06-01', '2023-09-01'), at('900002', '2023-09-01')),
    placed(at('900002', '2022-06-01')),
  ]);
  const told = needsOfSchools({ extract, register: REGISTER, population: null, sources: [] });
  const plain = (counts: ReadonlyMap<string, ReadonlyMap<string, number>>) =>
    [...counts].map(([urn, own]) => [urn, Object.fromEntries(own)]).sort();
  assert.deepEqual(plain(told?.there ?? new Map()), [
    ['900001', { ASD: 2 }],
    ['900002', { SEMH: 1 }],
    ['900003', { ASD: 1 }],
  ]);
  assert.deepEqual(plain(told?.movedOut ?? new Map()), [['900001', { ASD: 1 }]]);
});
