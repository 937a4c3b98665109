/** Places coming free: each ground by its facts, one a placement, counts of every child kept, and nothing taken for nought. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AS_AT, inputs, person, placement, plan, request } from '../../../test/make/list-records.ts';
import { findNewPlaces } from './new-places.ts';
import { findPlacesFree, type KnownSetting, type PlacesInputs } from './places-free.ts';

const SETTINGS: Readonly<Record<string, KnownSetting>> = {
  '900001': { name: 'Example Special School 10', group: 'SPMA', highAge: 19 },
  '900002': { name: 'Example House School 2', group: 'SPIN', highAge: null },
  '900003': { name: 'Example School 3', group: 'MSMA', highAge: 11 },
};

type Child = {
  readonly urn: string | null;
  readonly born?: string;
  readonly plan?: Parameters<typeof plan>[1];
  readonly place?: Parameters<typeof placement>[2];
};

function free(children: Readonly<Record<string, Child>>, more: Partial<PlacesInputs> = {}) {
  const names = Object.entries(children);
  return findPlacesFree({
    ...inputs({
      persons: names.map(([name, { born }]) => person(name, born ?? '2012-05')),
      requests: names.map(([name]) => request(name)),
      activePlans: names.map(([name, child]) => plan(name, child.plan)),
      placements: names.map(([name, { urn, place }]) => placement(name, urn, place)),
    }),
    settingOf: (urn) => SETTINGS[urn] ?? null,
    places: [],
    rolls: [],
    ...more,
  });
}

test('each placement is counted once, under the surest ground that a record tells', () => {
  const { settings } = free({
    stays: { urn: '900001' },
    told: { urn: '900001', born: '2006-01', place: { leavingOn: '2025-03-31' } },
    far: { urn: '900001', place: { leavingOn: '2026-03-31' } },
    top: { urn: '900001', born: '2006-08' },
    notYet: { urn: '900001', born: '2006-09' },
    oldest: { urn: '900001', born: '1999-09', plan: { reviewOutcome: 'C' } },
    ceasing: { urn: '900001', plan: { reviewOutcome: 'C', phaseTransferDueOn: '2025-03-31' } },
    transfer: { urn: '900001', plan: { phaseTransferDueOn: '2025-03-31' } },
    passed: { urn: '900001', plan: { phaseTransferDueOn: '2024-03-31' } },
  });
  const [only] = settings;
  assert.equal(settings.length, 1);
  assert.deepEqual(only?.ending, { leaving: 1, oldest: 1, range: 1, ceasing: 1, transfer: 1 });
  assert.deepEqual([only?.there, only?.total, only?.firstFree], [9, 5, '2025-04-01']);
});

test('an age range that is not told ends nothing, and a place without a day has none', () => {
  const { settings } = free({
    old: { urn: '900002', born: '2005-01' },
    ceasing: { urn: '900002', plan: { reviewOutcome: 'cease' } },
  });
  assert.deepEqual(settings[0]?.ending, { leaving: 0, oldest: 0, range: 0, ceasing: 1, transfer: 0 });
  assert.equal(settings[0]?.firstFree, null);
});

test('only units and provisions of mainstream schools have places, and a place without a number is told', () => {
  const found = free(
    {
      ordinary: { urn: '900003' },
      base: { urn: '900003', born: '2014-01', place: { resourcedProvision: true } },
      unnamed: { urn: null, place: { senUnit: true } },
      elsewhere: { urn: null },
    },
    { places: [{ urn: '900003', academicYear: 2024, provision: '', places: 12 }] },
  );
  assert.equal(found.withoutNumber, 1);
  assert.deepEqual(
    found.settings.map(({ urn, group, there, ending }) => [urn, group, there, ending.range]),
    [['900003', 'RP', 1, 1]],
  );
});

test('places are of the academic year, pupils of the newest day; what no table tells is null and no nought', () => {
  const { settings } = free(
    { one: { urn: '900001' }, other: { urn: '900002' } },
    {
      places: [
        { urn: '900001', academicYear: 2024, provision: 'a', places: 40 },
        { urn: '900001', academicYear: 2024, provision: 'b', places: 8 },
        { urn: '900001', academicYear: 2025, provision: 'a', places: 99 },
      ],
      rolls: ['2024-10-01', AS_AT].flatMap((on) =>
        ['997', '998'].map((homeAuthority) => ({
          ...{ urn: '900001', on, settingAuthority: '997', homeAuthority },
          pupils: on === AS_AT ? 20 : 1,
        })),
      ),
    },
  );
  assert.deepEqual(
    settings.map(({ name, places, onRoll }) => [name, places, onRoll]),
    [
      ['Example House School 2', null, null],
      ['Example Special School 10', 48, 40],
    ],
  );
});

test('a setting with places and no child of ours is told, with nobody there', () => {
  const places = [{ urn: '900009', academicYear: 2024, provision: '', places: 6 }];
  assert.deepEqual(
    free({}, { places }).settings.map(({ name, there, total }) => [name, there, total]),
    [['URN 900009', 0, 0]],
  );
});

test('new places are those to come within twelve months whose money is agreed', () => {
  const stages = { planned: null, registered: null };
  const site = {
    ...{
      area: null,
      needs: null,
      phases: null,
      fillMonths: 1,
      deliveredOn: null,
      onRoll: [],
      pricePence: null,
    },
    stages: { ...stages, funded: '2024-01' },
  };
  const scheme = (
    id: string,
    forecast: string | null,
    funded: string | null = '2024-01',
    placesDelivered = 0,
  ) => ({
    ...{ id, name: id, placesDue: 10, placesDelivered, due: '2024-09', forecast, cause: '' },
    ...{ causeKind: null, owner: '', nextStep: null },
    ...{ countsAs: 'special' as const, site: { ...site, stages: { ...stages, funded } } },
  });
  const schemes = [
    scheme('autumn', '2025-09', '2024-01', 4),
    scheme('open', '2024-09', '2024-01', 10),
    scheme('later', '2026-02'),
    scheme('undated', null),
    scheme('unfunded', '2025-09', null),
  ];
  assert.deepEqual(findNewPlaces(schemes, AS_AT), [
    { scheme: 'autumn', countsAs: 'special', places: 6, opens: '2025-09' },
  ]);
});
