/** Counts of outcomes: held to a slow reckoning, blind to order, and what is not told is never met. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { person } from '../../../test/make/list-records.ts';
import { OUTCOME_STATUSES, type OutcomeStatus, type PlanOutcome } from '../domain/plan-outcome.ts';
import { isNear, type OutcomeCounts, outcomesByChild } from './outcome-counts.ts';

const PERSONS = [
  { ...person('a', '2012-01'), caseKey: 'case-a', pupilKey: 'upn-a' },
  { ...person('b', '2012-01'), caseKey: 'case-b', pupilKey: 'upn-b' },
  // Two children of one number: who is meant cannot be told.
  { ...person('c', '2012-01'), pupilKey: 'upn-c' },
  { ...person('d', '2012-01'), pupilKey: 'upn-c' },
];
const STATUS = fc.constantFrom(null, ...OUTCOME_STATUSES);
const OUTCOME: fc.Arbitrary<PlanOutcome> = fc.record({
  caseKey: fc.constantFrom(null, 'case-a', 'case-b', 'case-nobody'),
  pupilKey: fc.constantFrom(null, 'upn-a', 'upn-b', 'upn-c'),
  number: fc.constantFrom('1', '2'),
  area: fc.constant(null),
  setOn: fc.constant(null),
  dueOn: fc.constant(null),
  status: STATUS,
  reviewedOn: fc.constantFrom(null, '2023-05-01', '2024-05-01'),
});

/** The child that a row names, looked up one by one. */
function childOf({ caseKey, pupilKey }: PlanOutcome): string | null {
  const by = (match: (one: (typeof PERSONS)[number]) => boolean) => PERSONS.filter(match);
  const cases = by((one) => caseKey !== null && one.caseKey === caseKey);
  const pupils = by((one) => pupilKey !== null && one.pupilKey === pupilKey);
  const [first] = cases.length > 0 ? cases : pupils.length === 1 ? pupils : [];
  const apart = cases.length > 0 && pupils.length === 1 && pupils[0] !== first;
  return first === undefined || apart ? null : first.personKey;
}

test('each outcome is counted once for its child or told as of nobody, whatever the order of rows', () => {
  fc.assert(
    fc.property(fc.array(OUTCOME, { maxLength: 14 }), (outcomes) => {
      const { byPerson, unplaced } = outcomesByChild(PERSONS, outcomes);
      assert.equal(unplaced, outcomes.filter((one) => childOf(one) === null).length);
      for (const { personKey } of PERSONS) {
        const own = outcomes.filter((one) => childOf(one) === personKey);
        const told = byPerson.get(personKey);
        assert.equal(told === undefined, own.length === 0, 'without rows a child is not told');
        for (const status of told === undefined ? [] : ([...OUTCOME_STATUSES, null] as const))
          assert.equal(told?.counts[status ?? 'not-told'], own.filter((one) => one.status === status).length);
        const days = own.flatMap(({ reviewedOn }) => reviewedOn ?? []).sort();
        assert.equal(told?.reviewedOn ?? null, days.at(-1) ?? null);
      }
      assert.deepEqual(new Map([...outcomesByChild(PERSONS, outcomes.toReversed()).byPerson]), byPerson);
    }),
    { numRuns: 100 },
  );
});

function countsOf(statuses: readonly (OutcomeStatus | null)[]): OutcomeCounts {
  const { byPerson } = outcomesByChild(
    PERSONS,
    statuses.map((status, at) => ({
      ...{ caseKey: 'case-a', pupilKey: null, number: String(at), area: null },
      ...{ setOn: null, dueOn: null, status, reviewedOn: null },
    })),
  );
  return byPerson.get('a')?.counts ?? assert.fail('a child with outcomes is told');
}

test('near is at least four fifths met or on course and half met; one more met takes none out, and not told is as not met', () => {
  fc.assert(
    fc.property(fc.array(STATUS, { minLength: 1, maxLength: 9 }), (statuses) => {
      const wanted = statuses.filter((status) => status !== 'no-longer-needed');
      const met = wanted.filter((status) => status === 'met').length;
      const well = wanted.filter((status) => status === 'met' || status === 'on-course').length;
      const near = isNear(countsOf(statuses));
      assert.equal(near, wanted.length > 0 && well / wanted.length >= 0.8 && met / wanted.length >= 0.5);
      if (near)
        for (const at of statuses.keys()) assert.ok(isNear(countsOf(statuses.toSpliced(at, 1, 'met'))));
      assert.equal(isNear(countsOf(statuses.map((status) => status ?? 'not-met'))), near);
    }),
    { numRuns: 100 },
  );
});
