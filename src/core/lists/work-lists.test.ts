/** Working lists by hand: each case is found by the facts that the page tells, and by no others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sen2ActivePlan, Sen2Assessment, Sen2Request } from '../domain/sen2.ts';
import { findWorkList, type ListInputs, weekOfClock } from './work-lists.ts';

const AS_AT = '2025-01-16';

function request(name: string, more: Partial<Sen2Request> = {}): Sen2Request {
  return {
    ...{ requestKey: `request-${name}`, personKey: name, receivedOn: '2024-12-01', source: null },
    ...{ outcome: 'Y', outcomeOn: null, mediation: null, tribunal: null },
    ...{ inYouthAccommodation: null, exportedTo: null },
    ...more,
  } as Sen2Request;
}

function plan(name: string, more: Partial<Sen2ActivePlan> = {}): Sen2ActivePlan {
  return {
    ...{ activePlanKey: `plan-${name}`, requestKey: `request-${name}`, transferredFrom: null },
    ...{ reviewMeetingOn: null, reviewDecisionOn: null, reviewOutcome: null, reviewDraftOn: null },
    ...{ phaseTransferDueOn: null, phaseTransferFinalOn: null, residential: null, workBased: null },
    ...more,
  };
}

function assessment(name: string, outcome: Sen2Assessment['outcome'], excepted = false): Sen2Assessment {
  return {
    ...{ assessmentKey: `assessment-${name}`, requestKey: `request-${name}`, outcome, outcomeOn: null },
    ...{ exceptionToTwentyWeeks: excepted, mediation: null, tribunal: null },
    ...{ otherMediation: null, otherTribunal: null },
  } as Sen2Assessment;
}

function inputs(more: Partial<ListInputs>): ListInputs {
  const none = { requests: [], assessments: [], namedPlans: [], activePlans: [], placements: [] };
  return { asAt: AS_AT, ...none, groupOf: () => null, ...more };
}

const keys = (id: Parameters<typeof findWorkList>[0], given: ListInputs) =>
  findWorkList(id, given).map(({ key, daysLeft }) => [key, daysLeft]);

test('a review is due a year after the last meeting, or after the plan was made; without either it stands last', () => {
  const given = inputs({
    requests: ['late', 'soon', 'far', 'new', 'untold'].map((name) => request(name)),
    assessments: [assessment('new', 'Y')],
    namedPlans: [
      {
        ...{ namedPlanKey: 'n', assessmentKey: 'assessment-new', startsOn: '2024-02-29', ceasedOn: null },
        ...{ ceaseReason: null, residential: null, workBased: null, personalBudget: null },
      } as unknown as ListInputs['namedPlans'][number], // the fields that lists read
    ],
    activePlans: [
      plan('untold'),
      plan('soon', { reviewMeetingOn: '2024-03-17' }),
      plan('late', { reviewMeetingOn: '2023-12-16' }),
      plan('far', { reviewMeetingOn: '2024-03-18' }),
      plan('new'),
    ],
  });
  // due 16 December, 28 February, 17 March (60 days); 18 March is a day too far
  assert.deepEqual(keys('reviews-due', given), [
    ['late', -31],
    ['new', 43],
    ['soon', 60],
    ['untold', null],
  ]);
});

test('a transfer leaves the list when its final plan is told, and one of a later year is not in it', () => {
  const given = inputs({
    requests: ['open', 'done', 'later', 'past'].map((name) => request(name)),
    activePlans: [
      plan('open', { phaseTransferDueOn: '2025-02-15' }),
      plan('done', { phaseTransferDueOn: '2025-02-15', phaseTransferFinalOn: '2025-01-10' }),
      plan('later', { phaseTransferDueOn: '2026-02-15' }),
      plan('past', { phaseTransferDueOn: '2024-02-15' }),
    ],
  });
  assert.deepEqual(keys('phase-transfers', given), [
    ['past', -336],
    ['open', 30],
  ]);
});

test('the backlog holds what is open, by its week; what ended, moved or has a plan is out', () => {
  const given = inputs({
    requests: [
      request('waiting', { outcome: 'A' }),
      request('refused', { outcome: 'N' }),
      request('withdrawn', { outcome: 'W' }),
      request('moved', { outcome: 'A', exportedTo: '998' }),
      request('assessed', { receivedOn: '2024-08-01' }),
      request('planned'),
      request('declined'),
    ],
    assessments: [assessment('assessed', 'A', true), assessment('declined', 'N')],
    activePlans: [plan('planned')],
  });
  const cases = findWorkList('backlog', given);
  assert.deepEqual(
    cases.map(({ key, due, about }) => [key, due, about]),
    [
      ['assessed', '2024-12-19', 'week 25: being assessed, an exception to the limit is told'],
      ['waiting', '2025-04-20', 'week 7: no decision whether to assess'],
    ],
  );
  assert.deepEqual([weekOfClock(AS_AT, AS_AT), weekOfClock('2025-01-09', AS_AT)], [1, 2]);
});

test('a step-down is asked about only at a review or transfer, and only from the two kinds of school', () => {
  const names = ['independent', 'special', 'left', 'quiet'];
  const groups = new Map([
    ['1', 'SPIN'],
    ['2', 'SPMA'],
  ] as const);
  const placement = (name: string, urn: string, leavingOn: string | null = null) =>
    ({
      ...{ activePlanKey: `plan-${name}`, urn, ukprn: null, settingCode: null, rank: 1 },
      ...{ senUnit: null, resourcedProvision: null, entryOn: '2022-09-01', leavingOn },
      ...{ residential: null, workBased: null },
    }) as unknown as ListInputs['placements'][number]; // the fields that lists read
  const given = inputs({
    requests: names.map((name) => request(name)),
    activePlans: names.map((name) =>
      plan(name, { reviewMeetingOn: name === 'quiet' ? '2024-12-01' : '2024-02-01' }),
    ),
    placements: [
      placement('independent', '1'),
      placement('special', '2'),
      placement('left', '1', '2024-07-01'),
      placement('quiet', '1'),
    ],
    groupOf: ({ urn }) => groups.get(urn as '1' | '2') ?? null,
  });
  assert.deepEqual(
    findWorkList('step-down', given).map(({ key, about }) => [key, about]),
    [['independent', 'at the annual review']],
  );
});
