/** Working lists by hand: each case is found by the facts that the page tells, and by no others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessment, inputs, namedPlan, placement, plan, request } from '../../../test/make/list-records.ts';
import type { ListInputs } from './list-inputs.ts';
import { findWorkList } from './work-lists.ts';

const keys = (id: Parameters<typeof findWorkList>[0], given: ListInputs) =>
  findWorkList(id, given).map(({ key, daysLeft }) => [key, daysLeft]);

test('a review is due a year after the last meeting, or after the plan was made; without either it stands last', () => {
  const given = inputs({
    requests: ['late', 'soon', 'far', 'new', 'untold'].map((name) => request(name)),
    assessments: [assessment('new', 'Y')],
    namedPlans: [namedPlan('new', '2024-02-29')],
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

test('a step-down is asked about only at a review or transfer, and only from the two kinds of school', () => {
  const names = ['independent', 'special', 'left', 'quiet'];
  const groups = new Map([
    ['1', 'SPIN'],
    ['2', 'SPMA'],
  ] as const);
  const given = inputs({
    requests: names.map((name) => request(name)),
    activePlans: names.map((name) =>
      plan(name, { reviewMeetingOn: name === 'quiet' ? '2024-12-01' : '2024-02-01' }),
    ),
    placements: [
      placement('independent', '1'),
      placement('special', '2'),
      placement('left', '1', { leavingOn: '2024-07-01' }),
      placement('quiet', '1'),
    ],
    groupOf: ({ urn }) => groups.get(urn as '1' | '2') ?? null,
  });
  assert.deepEqual(
    findWorkList('step-down', given).map(({ key, about }) => [key, about]),
    [['independent', 'at the annual review']],
  );
});
