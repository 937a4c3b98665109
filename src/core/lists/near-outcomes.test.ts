/** Plans to ask about: each ground by its facts, and nothing by age, setting or silence alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assessment,
  inputs,
  namedPlan,
  person,
  placement,
  plan,
  request,
} from '../../../test/make/list-records.ts';
import type { OutcomeStatus, PlanOutcome } from '../domain/plan-outcome.ts';
import { askedAgain, nearOutcomes } from './near-outcomes.ts';

/** Children of whom each has its last review ten and a half months before, so that the next is due in 45 days. */
const DUE = { reviewMeetingOn: '2024-03-02' };

function found(
  cases: Readonly<Record<string, Parameters<typeof plan>[1]>>,
  more: Parameters<typeof inputs>[0] = {},
) {
  const names = Object.keys(cases);
  const given = inputs({
    requests: names.map((name) => request(name)),
    activePlans: names.map((name) => plan(name, cases[name])),
    ...more,
  });
  return nearOutcomes(given, []).byReturn.map(({ key, about }) => [key, about]);
}

test('a decision to cease that is not carried out stands in the list, whenever the next review is', () => {
  assert.deepEqual(
    found({
      decided: { reviewMeetingOn: '2024-12-20', reviewOutcome: 'C' },
      kept: { reviewMeetingOn: '2024-12-20', reviewOutcome: 'M' },
      untold: DUE,
    }),
    [['decided', 'its last review ended with a decision to cease; the plan is still in force']],
  );
});

test('over 18 is no ground alone: the plan was kept as it was and its next review is due', () => {
  const persons = ['2006-01', '2006-02'].map((month, at) => person(['adult', 'younger'][at] ?? '', month));
  const more = {
    persons: [
      ...persons,
      person('amended', '2000-01'),
      person('later', '2000-01'),
      person('untold', '2000-01'),
    ],
  };
  assert.deepEqual(
    found(
      {
        adult: { ...DUE, reviewOutcome: 'M' },
        younger: { ...DUE, reviewOutcome: 'M' },
        amended: { ...DUE, reviewOutcome: 'A' },
        later: { reviewMeetingOn: '2024-12-01', reviewOutcome: 'M' },
        untold: DUE,
      },
      more,
    ),
    [['adult', 'kept without amendment at its last review, and the young person is over 18']],
  );
});

test('of school age only a mainstream place without anything more is a ground', () => {
  const kept = { ...DUE, reviewOutcome: 'M' };
  const names = ['plain', 'unit', 'base', 'special', 'residential', 'second', 'nowhere'];
  const groups = new Map([
    ['1', 'MSMA'],
    ['2', 'SPMA'],
  ] as const);
  const rows = found(Object.fromEntries(names.map((name) => [name, kept])), {
    placements: [
      placement('plain', '1'),
      placement('unit', '1', { senUnit: true }),
      placement('base', '1', { resourcedProvision: true }),
      placement('special', '2'),
      placement('residential', '1', { residential: 'A' }),
      placement('second', '1'),
      placement('second', '1', { rank: 2 }),
    ],
    groupOf: ({ urn }) => groups.get(urn as '1' | '2') ?? null, // the two numbers above
  });
  assert.deepEqual(rows, [
    ['plain', 'kept without amendment at its last review, in a mainstream school without a unit'],
  ]);
});

test('requests after a plan ended as no longer needed are told beside the list, those before it are not', () => {
  const given = inputs({
    requests: [
      request('again', { receivedOn: '2023-01-01' }),
      { ...request('again', { receivedOn: '2024-11-01' }), requestKey: 'second' },
      request('once', { receivedOn: '2023-01-01' }),
      request('moved', { receivedOn: '2023-01-01' }),
    ],
    assessments: ['again', 'once', 'moved'].map((name) => assessment(name, 'Y')),
    namedPlans: [
      namedPlan('again', '2023-06-01', { ceasedOn: '2024-06-01', ceaseReason: '2' }),
      namedPlan('once', '2023-06-01', { ceasedOn: '2024-06-01', ceaseReason: '2' }),
      namedPlan('moved', '2023-06-01', { ceasedOn: '2024-06-01', ceaseReason: '5' }),
    ],
  });
  assert.deepEqual(askedAgain(given), { ended: 2, askedAgain: 1 });
  assert.deepEqual(askedAgain(inputs({})), { ended: 0, askedAgain: 0 });
});

/** Outcomes of a child of the given statuses, all reviewed on one day. */
function outcomesOf(
  name: string,
  statuses: readonly (OutcomeStatus | null)[],
  reviewedOn: string | null = '2024-03-02',
): PlanOutcome[] {
  return statuses.map((status, at) => ({
    ...{ caseKey: `case-${name}`, pupilKey: null, number: String(at + 1), area: null },
    ...{ setOn: null, dueOn: null, status, reviewedOn },
  }));
}

/** Plans of these children, all kept at a review that is due again, of adults, so that each has a weaker ground too. */
function registered(names: readonly string[], outcomes: readonly PlanOutcome[]) {
  const persons = names.map((name) => ({ ...person(name, '2005-01'), caseKey: `case-${name}` }));
  const kept = { ...DUE, reviewOutcome: 'M' };
  const requests = names.map((name) => request(name));
  return nearOutcomes(
    inputs({ persons, requests, activePlans: names.map((name) => plan(name, kept)) }),
    outcomes,
  );
}

test('where the register tells of a plan it decides: near ones by the oldest review, the others not at all', () => {
  const names = ['all', 'four', 'course', 'three', 'blank', 'untold', 'unwanted', 'undated'];
  const found = registered(names, [
    ...outcomesOf('all', ['met', 'met', 'no-longer-needed'], '2024-06-01'),
    ...outcomesOf('four', ['met', 'met', 'on-course', 'met', 'partly-met'], '2024-02-01'),
    ...outcomesOf('course', ['on-course', 'on-course', 'met']),
    ...outcomesOf('three', ['met', 'met', 'met', 'not-met']),
    ...outcomesOf('blank', ['met', 'met', 'met', null]),
    ...outcomesOf('unwanted', ['no-longer-needed']),
    ...outcomesOf('undated', ['met'], null),
    ...outcomesOf('ended', ['met', 'not-met']),
  ]);
  assert.deepEqual(
    found.near.map(({ key, reviewedOn, about, age }) => [key, reviewedOn, about, age]),
    [
      ['four', '2024-02-01', '4 of 5 outcomes met or on course, 3 of them met', 20],
      ['all', '2024-06-01', '2 of 2 outcomes met or on course, 2 of them met', 20],
      ['undated', null, '1 of 1 outcomes met or on course, 1 of them met', 20],
    ],
  );
  assert.deepEqual(
    found.byReturn.map(({ key }) => key),
    ['untold'],
  );
  assert.deepEqual(found.register, { plans: 7, noneWanted: 1, elsewhere: 2 });
  assert.equal(found.inForce, 8);
});

test('without a register every plan stands by the return alone, and that is told', () => {
  const found = registered(['one', 'two'], []);
  assert.equal(found.register, null);
  assert.deepEqual([found.near.length, found.byReturn.length], [0, 2]);
});

test('a decision to cease that is not carried out is told of plans of the register too, beside its counts where they are near', () => {
  const names = ['near', 'far'];
  const persons = names.map((name) => ({ ...person(name, '2012-01'), caseKey: `case-${name}` }));
  const activePlans = names.map((name) => plan(name, { ...DUE, reviewOutcome: 'C' }));
  const outcomes = [...outcomesOf('near', ['met']), ...outcomesOf('far', ['not-met'])];
  const given = inputs({ persons, requests: names.map((name) => request(name)), activePlans });
  const { near, byReturn } = nearOutcomes(given, outcomes);
  assert.match(near[0]?.about ?? '', /^1 of 1 outcomes .*; its last review ended with a decision to cease/);
  assert.deepEqual(
    byReturn.map(({ key }) => key),
    ['far'],
  );
});
