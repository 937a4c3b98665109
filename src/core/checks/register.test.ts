/** The register is looked up by URN, with what each school is known to have. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_RECORDS } from '../../../test/make/sample-records.ts';
import { toDayNumber } from '../base/day-number.ts';
import { toRegister } from './register.ts';

const SCHOOL = SAMPLE_RECORDS.establishments;
const BARE = {
  resourcedProvisionType: null,
  resourcedCapacity: null,
  resourcedOnRoll: null,
  senUnitCapacity: null,
  senUnitOnRoll: null,
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
