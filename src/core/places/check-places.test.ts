/** What cannot be in a record of places is named with its place; a sound record passes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeScheme, placeSite } from '../../../test/make/place-schemes.ts';
import { checkPlaces } from './check-places.ts';
import type { PlacesRecord, PlannedScheme } from './place-scheme.ts';

const record = (over: Partial<PlacesRecord> = {}): PlacesRecord => ({
  schemes: [placeScheme()],
  areas: [],
  areasSource: '',
  prices: [],
  delay: null,
  travel: [],
  travelSource: '',
  asAt: null,
  ...over,
});
const codes = (over: Partial<PlacesRecord>) =>
  checkPlaces(record(over), '2024-10').map(({ code, place }) => `${code} ${place}`);
const scheme = (over: Partial<PlannedScheme>) => codes({ schemes: [placeScheme(over)] });
const stages = (over: Partial<ReturnType<typeof placeSite>['stages']>) =>
  placeSite({ stages: { planned: '2020-01', funded: '2021-01', registered: null, ...over } });

test('a sound record has nothing wrong', () => {
  assert.deepEqual(codes({}), []);
});

test('places below nought, or more delivered than due', () => {
  assert.deepEqual(scheme({ placesDue: -1, placesDelivered: -1 }), ['places.negative north']);
  assert.deepEqual(scheme({ placesDelivered: 11 }), ['places.more-than-due north']);
});

test('delivered before funded, before registered, or with no money at all', () => {
  assert.deepEqual(scheme({ placesDelivered: 4, site: stages({ funded: null }) }), [
    'places.delivered-before-funded north',
  ]);
  assert.deepEqual(scheme({ placesDelivered: 4, site: stages({ funded: '2024-10' }) }), [
    'places.delivered-before-funded north',
  ]);
  assert.deepEqual(scheme({ placesDelivered: 4, site: stages({ registered: '2025-01' }) }), [
    'places.delivered-before-registered north',
  ]);
  assert.deepEqual(scheme({ site: stages({ funded: '2019-01' }) }), ['places.funded-before-planned north']);
});

test('a forecast that is over, a delivery still to come, a delivery without a month', () => {
  assert.deepEqual(scheme({ forecast: '2024-09' }), ['places.forecast-is-past north']);
  assert.deepEqual(scheme({ placesDelivered: 10 }), ['places.delivered-in-future north']);
  assert.deepEqual(scheme({ placesDelivered: 10, forecast: null }), ['places.delivered-without-month north']);
});

test('a site in no area of the record, a need that is none, counts of children that cannot be', () => {
  assert.deepEqual(scheme({ site: placeSite({ area: 'nowhere' }) }), ['places.unknown-area north']);
  assert.deepEqual(scheme({ site: placeSite({ needs: ['ASC'] }) }), ['places.unknown-need north']);
  const onRoll = [
    { month: '2024-10', children: 11 },
    { month: '2024-09', children: 1 },
  ];
  assert.deepEqual(scheme({ site: placeSite({ onRoll }) }), [
    'places.on-roll-over-places north',
    'places.on-roll-order north',
  ]);
});

test('a year missing between two prices is a gap, not a guess', () => {
  const pricePence = new Map([
    [2024, 1n],
    [2026, 1n],
  ]);
  assert.deepEqual(scheme({ site: placeSite({ pricePence }) }), ['places.year-gap north, pricePence']);
});

test('an id twice, shares that are not one, a delay without weight, a way without a cost', () => {
  assert.deepEqual(codes({ schemes: [placeScheme(), placeScheme()] }), ['places.scheme-twice north']);
  const half = { id: 'n', name: 'N', share: { n: 1n, d: 2n } };
  assert.deepEqual(codes({ areas: [half] }), ['places.shares-not-whole areas']);
  assert.deepEqual(codes({ delay: { months: [{ months: 3, weight: 0 }], source: '' } }), [
    'places.delay-not-usable delay',
  ]);
  const areas = [half, { ...half, id: 's' }];
  const travel = [
    { from: 'n', to: 's', yearlyPence: 1n },
    { from: 'n', to: 'independent', yearlyPence: 1n },
    { from: 's', to: 'independent', yearlyPence: -1n },
  ];
  const schemes = [placeScheme({ site: placeSite({ area: 's' }) })];
  assert.deepEqual(codes({ areas, travel, schemes }), [
    'places.negative travel',
    'places.no-travel-cost travel, s to s',
  ]);
});
