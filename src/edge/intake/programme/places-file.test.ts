/** The record of places read from JSON: what is left out, what is stated, and what is refused with its place. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ProblemError } from '../../../core/base/problem.ts';
import { checkPlaces } from '../../../core/places/check-places.ts';
import { readPlaces, requireSoundPlaces } from './places-file.ts';

const MARLSHIRE = resolve(import.meta.dirname, '../../../../data/demo/marlshire/places.json');
const SCHEME = {
  id: 'a',
  name: 'A',
  placesDue: 10,
  placesDelivered: 0,
  due: '2024-09',
  forecast: '2025-09',
  cause: '',
  countsAs: 'special',
};
const read = (over: object, scheme: object = {}) =>
  readPlaces(
    JSON.stringify({ schema: 'evenkeel/places@1', places: [{ ...SCHEME, ...scheme }], ...over }),
    'places.json',
  );

test('the fictional county’s record is sound, and 58 of its 156 places due in September 2024 are late', () => {
  const record = readPlaces(readFileSync(MARLSHIRE, 'utf8'), 'places.json');
  assert.deepEqual(checkPlaces(record, '2024-10'), []);
  const due = record.schemes.filter((one) => one.due <= '2024-10');
  const sum = (pick: (one: (typeof due)[number]) => number) => due.reduce((all, one) => all + pick(one), 0);
  assert.deepEqual(
    [sum((one) => one.placesDue), sum((one) => one.placesDue - one.placesDelivered)],
    [156, 58],
  );
});

test('a record of dates alone is read as it always was, with nothing made up beside it', () => {
  const { schemes, areas, prices, delay, travel } = read({});
  assert.equal(schemes[0]?.site, null);
  assert.deepEqual([areas, prices, delay, travel], [[], [], null, []]);
});

test('a price is a type of the plan or a table of years, whole pence', () => {
  const { prices } = read({
    prices: [{ countsAs: 'special', local: 'stateSpecial', instead: { '2024/25': 6_300_000 }, source: 'x' }],
  });
  assert.deepEqual(prices[0]?.local, { kind: 'plan', type: 'stateSpecial' });
  assert.deepEqual(prices[0]?.instead, { kind: 'stated', byYear: new Map([[2024, 6_300_000n]]) });
});

test('what has not its form is refused with its place', () => {
  const refusal = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (error instanceof ProblemError) return `${error.problem.code} ${error.problem.place}`;
      throw error;
    }
    return 'none';
  };
  assert.equal(
    refusal(() => read({}, { due: 'soon' })),
    'places.wrong-value places.json, places.0.due',
  );
  assert.equal(
    refusal(() => read({}, { placesDue: 2.5 })),
    'places.wrong-value places.json, places.0.placesDue',
  );
  const price = { countsAs: 'special', local: { 'next year': 1 }, instead: 'inmss', source: 'x' };
  assert.match(
    refusal(() => read({ prices: [price] })),
    /^places\.wrong-value places\.json, prices\.0/,
  );
  assert.equal(
    refusal(() => requireSoundPlaces(read({}, { placesDelivered: 11 }), '2024-10', 'places.json')),
    'places.more-than-due places.json, a',
  );
});
