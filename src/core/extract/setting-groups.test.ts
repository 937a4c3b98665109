/** A setting counts in the group of its type, its flags or its code, and what the register does not tell is not guessed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codePlace, NO_CODE } from './extract.ts';
import { indexRegister, registerEntry } from './register-index.ts';
import { groupOf, groupOfPlace } from './setting-groups.ts';
import { groupOfType, groupPlace, SETTING_GROUPS } from './setting-types.ts';

const NOWHERE = {
  group: undefined,
  urn: 0,
  ukprn: 0,
  setting: NO_CODE,
  senUnit: NO_CODE,
  resourcedProvision: NO_CODE,
};
const listed = (urn: string, typeName: string, ukprn: string | null = null, status = 'Open') => ({
  urn,
  ukprn,
  status,
  typeName,
  authorityNumber: '999',
});
const numbers = (...values: number[]) => Int32Array.from(values);
const codes = (...values: number[]) => Uint8Array.from(values);

test('types count in their groups however they are written', () => {
  for (const [typeName, group] of [
    ['Community school', 'MSMA'],
    ['  academy CONVERTER ', 'MSMA'],
    ['free schools – alternative provision', 'AP'],
    ['Other independent special school', 'SPIN'],
    ['Non-maintained special school', 'SPNM'],
    ['Academy 16-19 converter', 'SFC'],
    ['Sixth form centre', 'SFC'],
    ['Academy secure 16 to 19', 'SECU'],
    ["Service children's education", 'OTHE'],
    ['Service children’s education', 'OTHE'],
    ['Institution funded by other government department', 'OTHE'],
  ] as const)
    assert.equal(groupOfType(typeName), group, typeName);
});

test('a type not met in SEND has no group', () => {
  assert.equal(groupOfType("Children's centre"), null);
  assert.equal(groupOfType(''), null);
});

test('each group has its own place', () => {
  assert.deepEqual(
    SETTING_GROUPS.map(groupPlace),
    SETTING_GROUPS.map((_, place) => place),
  );
});

test('a flag makes a unit of a mainstream school and nothing of a special school', () => {
  const place = { ...NOWHERE, urn: 100001, senUnit: 1, resourcedProvision: 1 };
  assert.equal(groupOfPlace({ ...place, group: 'MSMA' }), 'SENU');
  assert.equal(groupOfPlace({ ...place, group: 'MSMA', senUnit: 0 }), 'RP');
  assert.equal(groupOfPlace({ ...place, group: 'SPMA' }), 'SPMA');
  assert.equal(groupOfPlace({ ...place, group: null }), 'OTHE');
  assert.equal(groupOfPlace({ ...place, senUnit: 0, resourcedProvision: 0 }), 'URN');
});

test('a flag is believed of a school that the register does not have', () => {
  assert.equal(groupOfPlace({ ...NOWHERE, urn: 100001, senUnit: 1 }), 'SENU');
  assert.equal(groupOfPlace({ ...NOWHERE, urn: 100001, resourcedProvision: 1 }), 'RP');
});

test('without a number the code is the group, and without a code it is not known', () => {
  assert.equal(groupOfPlace({ ...NOWHERE, ukprn: 10_000_001 }), 'UKPRN');
  assert.equal(groupOfPlace({ ...NOWHERE, setting: codePlace('setting', 'OLA') }), 'OLA');
  assert.equal(groupOfPlace(NOWHERE), 'UNK');
});

test('with the register, by URN or provider number: flags, types, codes, and UNLISTED where it tells nothing', () => {
  const register = indexRegister([
    listed('1', 'Community school', '10000001', 'Closed'),
    listed('2', 'Academy special converter', '10000001'),
    listed('3', 'A type of tomorrow'),
  ]);
  const place = {
    count: 8,
    row: numbers(2, 3, 4, 5, 6, 7, 8, 9),
    urn: numbers(1, 1, 2, 3, 0, 0, 0, 4),
    ukprn: numbers(0, 0, 0, 0, 10000001, 0, 0, 0),
    setting: codes(255, 255, 255, 255, 255, codePlace('setting', 'EHE'), 255, 255),
    rank: codes(1, 1, 1, 1, 1, 1, 1, 1),
    senUnit: codes(0, 1, 1, 0, 0, 0, 0, 1),
    resourcedProvision: codes(1, 1, 0, 0, 0, 0, 0, 0),
  };
  assert.deepEqual(
    Array.from({ length: place.count }, (_, row) => SETTING_GROUPS[groupOf(place, row, register)]),
    ['RP', 'SENU', 'SPMA', 'UNLISTED', 'SPMA', 'EHE', 'UNK', 'UNLISTED'],
  );
  assert.equal(
    registerEntry(place, 4, register)?.group,
    'SPMA',
    'the open one of two with one provider number',
  );
  assert.equal(registerEntry(place, 7, register), null);
});
