/** The register is looked up by URN, with what each school is known to have. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_RECORDS } from '../../../test/make/sample-records.ts';
import { toDayNumber } from '../base/day-number.ts';
import type { SettingOverride } from '../domain/setting-override.ts';
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

const override = (more: Partial<SettingOverride>): SettingOverride => ({
  urn: null,
  ukprn: null,
  setting: 'SPMA',
  from: null,
  to: null,
  ...more,
});

test('what the authority says stands before the type, on its days only, by either number', () => {
  const day = toDayNumber('2025-01-16');
  const saidOn = (more: Partial<SettingOverride>) =>
    toRegister([{ ...SCHOOL, ukprn: '10000001' }], [override(more)], day).get(100001)?.said;
  assert.equal(saidOn({ urn: '100001' }), 'SPMA');
  assert.equal(saidOn({ ukprn: '10000001' }), 'SPMA');
  assert.equal(saidOn({ urn: '100001', from: '2025-01-16', to: '2025-01-16' }), 'SPMA');
  assert.equal(saidOn({ urn: '100001', from: '2025-01-17' }), null);
  assert.equal(saidOn({ urn: '100001', to: '2025-01-15' }), null);
});

test('a school that only the authority knows has an entry, of which nothing else is told', () => {
  const entry = toRegister([SCHOOL], [override({ urn: '999999', setting: 'HOSP' })]).get(999999);
  assert.deepEqual(
    [entry?.said, entry?.typeName, entry?.hasSenUnit, entry?.lowAge],
    ['HOSP', '', null, null],
  );
});
