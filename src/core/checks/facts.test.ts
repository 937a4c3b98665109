/** What stands in several rows of an extract is put together as a data officer would. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildExtract,
  caseOf,
  MADE_REGISTER,
  type MadeRecords,
  makeRecords,
} from '../../../test/make/make-extract.ts';
import { toDayNumber } from '../base/day-number.ts';
import { dayAt, placeAt } from './columns.ts';
import { Facts } from './facts.ts';

function factsOf(records: MadeRecords): Facts {
  const extract = buildExtract(records);
  return new Facts({ extract, previous: null, published: null, establishments: MADE_REGISTER });
}

test('of two plans of one request the one in force counts, then the latest', () => {
  const records = makeRecords(1);
  const { assessment, namedPlan } = caseOf(records, 0);
  records.assessments.push({ ...assessment, assessmentKey: 'later' });
  const later = { ...namedPlan, namedPlanKey: 'later', assessmentKey: 'later', startsOn: '2024-05-01' };
  records.namedPlans.push(later);
  assert.equal(factsOf(records).startOfActivePlan(0), toDayNumber('2024-05-01'));
  Object.assign(later, { ceasedOn: '2024-12-31', ceaseReason: '9' });
  assert.equal(factsOf(records).startOfActivePlan(0), toDayNumber(namedPlan.startsOn));
});

test('the main placement is the latest open one of rank 1', () => {
  const records = makeRecords(1);
  const { placement } = caseOf(records, 0);
  records.placements.push(
    { ...placement, entryOn: '2024-09-01', rank: 2 },
    { ...placement, entryOn: '2024-04-01' },
    { ...placement, entryOn: '2024-05-01', leavingOn: '2025-01-16' },
    { ...placement, entryOn: '2025-01-17' },
  );
  const facts = factsOf(records);
  const main = placeAt(facts.mainPlacementOfPlan, 0);
  assert.equal(dayAt(facts.extract.placements.entryOn, main), toDayNumber('2024-04-01'));
});

test('a plan that ceases on the day itself is not in force', () => {
  const records = makeRecords(1);
  Object.assign(caseOf(records, 0).namedPlan, { ceasedOn: '2025-01-16', ceaseReason: '9' });
  assert.equal(factsOf(records).isInForce(0), false);
  Object.assign(caseOf(records, 0).namedPlan, { ceasedOn: '2025-01-17' });
  assert.equal(factsOf(records).isInForce(0), true);
});

test('two persons are one child by pupil number, or by names where one lacks a number, never against two numbers', () => {
  const records = makeRecords(4);
  caseOf(records, 1).person.pupilKey = 'pupil-0';
  caseOf(records, 2).person.nameKey = 'name-0';
  Object.assign(caseOf(records, 3).person, { nameKey: 'name-0', pupilKey: null });
  assert.deepEqual([...factsOf(records).childOfPerson], [0, 0, 2, 0]);
});

test('without a reference date a placement is open unless it has ended', () => {
  const records = makeRecords(2);
  records.sen2Headers = [];
  caseOf(records, 1).placement.leavingOn = '2099-12-31';
  const facts = factsOf(records);
  assert.deepEqual([facts.isOpenPlacement(0), facts.isOpenPlacement(1)], [true, false]);
});
