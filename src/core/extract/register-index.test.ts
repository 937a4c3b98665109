/** What a place was on a day: the establishment open then, and the authority's own word before the register's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDayNumber } from '../base/day-number.ts';
import { NO_CODE } from './extract.ts';
import { indexRegister, type ListedEstablishment } from './register-index.ts';
import { groupOf } from './setting-groups.ts';
import { SETTING_GROUPS } from './setting-types.ts';

const listed = (own: Partial<ListedEstablishment>): ListedEstablishment => ({
  urn: '900001',
  ukprn: null,
  status: 'Open',
  typeName: 'Community school',
  authorityNumber: '999',
  openedOn: null,
  closedOn: null,
  ...own,
});
const override = (own: object) => ({ urn: null, ukprn: null, setting: 'HOSP', from: null, to: null, ...own });
const placeAt = (numbers: { readonly urn?: number; readonly ukprn?: number }, flags = 0) => ({
  count: 1,
  row: Int32Array.of(1),
  urn: Int32Array.of(numbers.urn ?? 0),
  ukprn: Int32Array.of(numbers.ukprn ?? 0),
  setting: Uint8Array.of(NO_CODE),
  rank: Uint8Array.of(1),
  senUnit: Uint8Array.of(flags),
  resourcedProvision: Uint8Array.of(0),
});
const groupAt = (
  register: ReturnType<typeof indexRegister>,
  place: ReturnType<typeof placeAt>,
  day?: string,
) => SETTING_GROUPS[groupOf(place, 0, register, day === undefined ? undefined : toDayNumber(day))];

test('a provider number that two establishments had is the one open on the day, the new one from its first day', () => {
  const register = indexRegister([
    listed({
      urn: '900002',
      ukprn: '10099901',
      typeName: 'Academy special converter',
      openedOn: '2024-09-01',
    }),
    listed({ ukprn: '10099901', status: 'Closed', openedOn: '2001-09-01', closedOn: '2024-09-01' }),
  ]);
  const place = placeAt({ ukprn: 10_099_901 });
  assert.equal(groupAt(register, place, '2024-08-31'), 'MSMA');
  assert.equal(groupAt(register, place, '2024-09-01'), 'SPMA');
  assert.equal(groupAt(register, place), 'SPMA');
});

test('before any of them opened the one that is open now stands, and the order of rows does not matter', () => {
  const rows = [
    listed({ urn: '900002', ukprn: '10099901', typeName: 'Further education', openedOn: '2020-01-01' }),
    listed({ ukprn: '10099901', status: 'Closed', openedOn: '2010-01-01', closedOn: '2020-01-01' }),
  ];
  for (const order of [rows, rows.toReversed()]) {
    const place = placeAt({ ukprn: 10_099_901 });
    assert.equal(groupAt(indexRegister(order), place, '2005-01-01'), 'FE');
    assert.equal(groupAt(indexRegister(order), place, '2015-01-01'), 'MSMA');
  }
});

test('the authority’s own word stands before the register on its days only, first and last day among them', () => {
  const register = indexRegister(
    [listed({})],
    [override({ urn: '900001', setting: 'SPIN', from: '2023-09-01', to: '2024-08-31' })],
  );
  const place = placeAt({ urn: 900_001 });
  const days = ['2023-08-31', '2023-09-01', '2024-08-31', '2024-09-01'];
  assert.deepEqual(
    days.map((day) => groupAt(register, place, day)),
    ['MSMA', 'SPIN', 'SPIN', 'MSMA'],
  );
  assert.equal(register.changes, true);
});

test('a hospital school and a provider that the register does not have count as the authority says, by either number', () => {
  const register = indexRegister(
    [listed({ ukprn: '10099902' })],
    [
      override({ urn: '900009' }),
      override({ ukprn: '10099909', setting: 'SP16' }),
      override({ urn: '900001', setting: 'AP' }),
    ],
  );
  assert.equal(groupAt(register, placeAt({ urn: 900_009 })), 'HOSP');
  assert.equal(groupAt(register, placeAt({ ukprn: 10_099_909 })), 'SP16');
  assert.equal(groupAt(register, placeAt({ ukprn: 10_099_902 })), 'AP');
  assert.equal(groupAt(register, placeAt({ urn: 900_010 })), 'UNLISTED');
  assert.equal(register.changes, false);
});

test('what is said of a provider holds for its school by its URN too, as the checks of a return take it', () => {
  const school = { urn: '900003', ukprn: '10099903' };
  const register = indexRegister([listed(school)], [override({ ukprn: '10099903', setting: 'AP' })]);
  assert.equal(groupAt(register, placeAt({ urn: 900_003 })), 'AP');
  const both = indexRegister(
    [listed(school)],
    [override({ ukprn: '10099903', setting: 'AP' }), override({ urn: '900003' })],
  );
  assert.equal(groupAt(both, placeAt({ urn: 900_003 })), 'HOSP');
});

test('where the authority says mainstream, the flags of the return still decide', () => {
  const register = indexRegister([], [override({ urn: '900001', setting: 'MSMA' })]);
  assert.equal(groupAt(register, placeAt({ urn: 900_001 }, 1)), 'SENU');
});
