/** An extract is summed up as children with a plan in force, each once, by need and place, with the flows of its year. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildExtract,
  caseOf,
  MADE_REGISTER,
  type MadeRecords,
  makeRecords,
} from '../../../test/make/make-extract.ts';
import type { ExtractSummary } from './extract-summary.ts';
import { summariseExtract } from './summarise-extract.ts';

function summaryOf(
  records: MadeRecords,
  establishments: typeof MADE_REGISTER | null = MADE_REGISTER,
): ExtractSummary {
  return summariseExtract({
    extract: buildExtract(records),
    previous: null,
    published: null,
    establishments,
  });
}

test('a turn of 24 children has 15 plans in force, and the flows of 2024 as they were made', () => {
  const summary = summaryOf(makeRecords());
  assert.equal(summary.openPlans, 15);
  assert.equal(summary.asAt, '2025-01-16');
  assert.deepEqual(summary.byNeed, { ASD: 4, MLD: 3, SEMH: 4, SLCN: 4 });
  assert.deepEqual(summary.bySetting, { URN: 15 });
  assert.deepEqual(summary.byGroup, { FE: 4, MSMA: 5, SPIN: 2, SPMA: 4 });
  const { from, to, newPlans, transfersIn, ceases } = summary.flows ?? {};
  assert.deepEqual(
    { from, to, newPlans, transfersIn, ceases },
    {
      from: '2024-01-01',
      to: '2024-12-31',
      newPlans: 3,
      transfersIn: 1,
      ceases: 4,
    },
  );
});

test('a child with two plans counts once, and a ceased plan not at all', () => {
  const records = makeRecords();
  caseOf(records, 3).person.pupilKey = 'pupil-1';
  Object.assign(caseOf(records, 5).namedPlan, { ceasedOn: '2025-01-16', ceaseReason: '9' });
  assert.equal(summaryOf(records).openPlans, 13);
});

test('a plan that ceases after the day still counts', () => {
  const records = makeRecords();
  Object.assign(caseOf(records, 5).namedPlan, { ceasedOn: '2025-01-17', ceaseReason: '9' });
  assert.equal(summaryOf(records).openPlans, 15);
});

test('codes, flags and missing placements are groups of their own; without a register only what the return says', () => {
  const records = makeRecords();
  Object.assign(caseOf(records, 1).placement, { urn: null, settingCode: 'EHE' });
  Object.assign(caseOf(records, 3).placement, { senUnit: true, resourcedProvision: true });
  Object.assign(caseOf(records, 4).placement, { leavingOn: '2024-12-31' });
  Object.assign(caseOf(records, 7).placement, { urn: null, ukprn: '10000001' });
  const summary = summaryOf(records, null);
  assert.equal(summary.byGroup, null);
  assert.deepEqual(summary.bySetting, { EHE: 1, SENU: 1, UKPRN: 1, UNK: 1, URN: 11 });
});

test('a summary survives being written as JSON', () => {
  const summary = summaryOf(makeRecords(48));
  assert.deepEqual(JSON.parse(JSON.stringify(summary)), summary);
});

test('without a header there is no day and no flow, and plans without a cease date count', () => {
  const records = makeRecords();
  records.sen2Headers = [];
  const summary = summaryOf(records);
  assert.equal(summary.asAt, null);
  assert.equal(summary.flows, null);
  assert.equal(summary.openPlans, 15);
});
