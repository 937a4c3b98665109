/** The answer in words: nothing due, nothing late, no end, no price, and what a reader is told beside it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeScheme, placeSite } from '../../../test/make/place-schemes.ts';
import type { PlacePrice, PlacesRecord, PlannedScheme } from './place-scheme.ts';
import { capacityInWords, placesInWords, placesNotes, rangeInWords, totalSlippage } from './places-words.ts';
import { type PlacesFacts, reckonPlaces } from './reckon-places.ts';

const stated = (pence: bigint) =>
  ({ kind: 'stated', byYear: new Map([2024, 2025, 2026].map((year) => [year, pence])) }) as const;
const PRICE: PlacePrice = {
  countsAs: 'special',
  local: stated(2_400_000n),
  instead: stated(3_600_000n),
  source: 'made up',
};

function reckon(
  schemes: readonly PlannedScheme[],
  over: Partial<PlacesRecord> = {},
  facts: Partial<PlacesFacts> = {},
) {
  const record: PlacesRecord = {
    schemes,
    areas: [],
    areasSource: '',
    prices: [PRICE],
    delay: null,
    travel: [],
    travelSource: '',
    asAt: null,
    ...over,
  };
  return reckonPlaces({ record, asAt: '2024-10', plan: null, need: null, ...facts }, { seed: 1, draws: 50 });
}

test('nothing due, and nothing late, are said so', () => {
  const later = reckon([placeScheme({ due: '2025-09' })]);
  assert.equal(placesInWords(later), 'No new places were due by October 2024.');
  const there = reckon([placeScheme({ placesDelivered: 10, forecast: '2024-09' })]);
  assert.equal(
    placesInWords(there),
    'All 10 new places due by October 2024 are there, and lateness costs nothing.',
  );
});

test('a price that is missing leaves the cost unknown and names the scheme', () => {
  const unpriced = reckon([placeScheme()], { prices: [] });
  assert.match(placesInWords(unpriced), /cannot be said, since a price is not stated for North School\.$/);
  assert.equal(totalSlippage(unpriced).totalPence, null);
  assert.ok(placesNotes(unpriced, 0).some((note) => note.includes('is not known, not nought')));
});

test('no day of opening means no end, whoever else has one', () => {
  const open = reckon([placeScheme(), placeScheme({ id: 'south', name: 'South School', forecast: null })]);
  assert.match(
    placesInWords(open),
    /no end in sight: no day of opening is known for South School\. So far it has cost £40,000\.$/,
  );
  assert.equal(totalSlippage(open).until, null);
});

test('what is not due yet and has no money takes nothing from the answer on what is late', () => {
  const stages = { planned: null, funded: null, registered: null };
  const later = placeScheme({
    id: 'a',
    name: 'A',
    due: '2026-09',
    forecast: '2026-09',
    site: placeSite({ stages }),
  });
  const delay = { months: [{ months: 0, weight: 1 }], source: '' };
  const [both, without] = [reckon([placeScheme(), later], { delay }), reckon([placeScheme()], { delay })];
  assert.equal(placesInWords(both), placesInWords(without));
  assert.deepEqual(both.range, without.range);
  assert.equal(totalSlippage(both).totalPence, 12_000_000n);
});

test('money that is not agreed, a site of which nothing is recorded, and one that fills slowly are told', () => {
  const stages = { planned: null, funded: null, registered: null };
  const notes = placesNotes(
    reckon([
      placeScheme({ id: 'a', name: 'A', due: '2026-09', forecast: '2026-09', site: placeSite({ stages }) }),
      placeScheme({ id: 'b', name: 'B', due: '2026-09', forecast: '2026-09', site: null }),
      placeScheme({
        id: 'c',
        name: 'C',
        placesDelivered: 10,
        forecast: '2024-09',
        site: placeSite({ onRoll: [{ month: '2024-10', children: 7 }] }),
      }),
    ]),
    3,
  );
  const told = (words: string) =>
    assert.ok(
      notes.some((note) => note.includes(words)),
      words,
    );
  told('No money is agreed for A');
  told('Of B nothing but the dates is recorded');
  told('C had 7 children in October 2024 where 10 were to be there');
  told('3 children of the return are left out');
});

test('the range names its ends; without a spread of delays there is none', () => {
  assert.equal(rangeInWords(reckon([placeScheme()])), '');
  const delay = { months: [{ months: 0, weight: 1 }], source: '' };
  assert.match(
    rangeInWords(reckon([placeScheme()], { delay })),
    /^Eight times in ten it comes to between £0\.12m and £0\.12m, ending between August 2025 and August 2025\.$/,
  );
});

test('where places may slip on, what is expected stands first and the lower figure says what it counts on', () => {
  const delay = { months: [{ months: 6, weight: 1 }], source: '' };
  const slipping = reckon([placeScheme()], { delay });
  assert.match(
    placesInWords(slipping),
    /stay in dearer places\. £0\.18m is expected in all; it is £0\.12m, until the end of August 2025, if every place opens in the month now forecast\.$/,
  );
  assert.match(
    rangeInWords(slipping),
    /between £0\.18m and £0\.18m.* It lies above £0\.12m, which is what it comes to if nothing slips further: .* none comes sooner\.$/,
  );
});

test('need against places names the worst year and where the plan has fewer independent placements', () => {
  const inputs = { years: [2024], caseload: { special: [10n, 20n], independent: [4n, 2n] } };
  const years = [{ year: 2024, unitCostPence: { special: 2_400_000n, independent: 3_600_000n } }];
  const price: PlacePrice = {
    ...PRICE,
    local: { kind: 'plan', type: 'special' },
    instead: { kind: 'plan', type: 'independent' },
  };
  const need = {
    counts: [{ need: 'ASD', phase: 'primary', local: 3, independent: 5 }] as const,
    agesUnknown: 0,
    month: '2025-01',
  };
  const reckoned = reckon([], { prices: [price] }, { plan: { inputs, years }, need });
  assert.equal(
    capacityInWords(reckoned),
    '5 children have no local special school place in 2024/25, the most of any year, and 5 in 2024/25. In 1 of 1 years that is more than the plan has independent placements for.',
  );
});
