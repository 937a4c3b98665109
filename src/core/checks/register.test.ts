/** The register is looked up by URN, and a setting counts in the group of its type. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_RECORDS } from '../../../test/make/sample-records.ts';
import { toDayNumber } from '../base/day-number.ts';
import { codePlace, NO_CODE } from '../extract/extract.ts';
import { toRegister } from './register.ts';
import { groupOfPlace, groupOfType } from './setting-groups.ts';

const SCHOOL = SAMPLE_RECORDS.establishments;
const BARE = {
  resourcedProvisionType: null,
  resourcedCapacity: null,
  resourcedOnRoll: null,
  senUnitCapacity: null,
  senUnitOnRoll: null,
};
const NOWHERE = {
  group: undefined,
  urn: 0,
  ukprn: 0,
  setting: NO_CODE,
  senUnit: NO_CODE,
  resourcedProvision: NO_CODE,
};

test('an entry has its day of closing and what it is known to have', () => {
  const register = toRegister([SCHOOL, { ...SCHOOL, ...BARE, urn: '100002' }]);
  assert.equal(register.get(100001)?.closedOn, toDayNumber('2024-08-31'));
  assert.equal(register.get(100001)?.hasSenUnit, true);
  assert.equal(register.get(100002)?.hasSenUnit, false);
  assert.equal(register.get(100003), undefined);
});

test('where the register names no unit anywhere, no school is said to have none', () => {
  const register = toRegister([{ ...SCHOOL, ...BARE }]);
  assert.equal(register.get(100001)?.hasSenUnit, null);
  assert.equal(register.get(100001)?.hasResourcedProvision, null);
});

test('types count in their groups however they are written', () => {
  assert.equal(groupOfType('Community school'), 'MSMA');
  assert.equal(groupOfType('free schools – alternative provision'), 'AP');
  assert.equal(groupOfType('Other independent special school'), 'SPIN');
  assert.equal(groupOfType('Non-maintained special school'), 'SPNM');
  assert.equal(groupOfType("Service children's education"), 'OTHE');
  assert.equal(groupOfType("Children's centre"), null);
});

test('a flag makes a unit of a mainstream school and nothing of a special school', () => {
  const mainstream = groupOfType('Academy converter');
  const special = groupOfType('Community special school');
  const place = { ...NOWHERE, urn: 100001, senUnit: 1, resourcedProvision: 1 };
  assert.equal(groupOfPlace({ ...place, group: mainstream }), 'SENU');
  assert.equal(groupOfPlace({ ...place, group: mainstream, senUnit: 0 }), 'RP');
  assert.equal(groupOfPlace({ ...place, group: special }), 'SPMA');
  assert.equal(groupOfPlace({ ...place, group: null }), 'OTHE');
  assert.equal(groupOfPlace({ ...place, senUnit: 0, resourcedProvision: 0 }), 'URN');
});

test('without a number the code is the group, and without a code it is not known', () => {
  assert.equal(groupOfPlace({ ...NOWHERE, ukprn: 10_000_001 }), 'UKPRN');
  assert.equal(groupOfPlace({ ...NOWHERE, setting: codePlace('setting', 'OLA') }), 'OLA');
  assert.equal(groupOfPlace(NOWHERE), 'UNK');
});
