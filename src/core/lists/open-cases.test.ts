/** Open cases on the clock: who is open, in which week, and how many in each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AS_AT, assessment, inputs, plan, request } from '../../../test/make/list-records.ts';
import { countByWeek, weekOfClock } from './open-cases.ts';
import { findWorkList } from './work-lists.ts';

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
      ['assessed', '2024-12-19', 'week 24: being assessed, an exception to the limit is told'],
      ['waiting', '2025-04-20', 'week 7: no decision whether to assess'],
    ],
  );
});

test('day 140 is the last of week 20: the week after it is past its day, and no other is', () => {
  const weeks = ['2025-01-16', '2025-01-09', '2025-01-08', '2024-08-29', '2024-08-28'].map((received) =>
    weekOfClock(received, AS_AT),
  );
  assert.deepEqual(weeks, [1, 1, 2, 20, 21]);
  const received = ['2024-08-29', '2024-08-28'];
  const given = inputs({
    requests: received.map((receivedOn) => request(receivedOn, { outcome: 'A', receivedOn })),
  });
  assert.deepEqual(
    findWorkList('backlog', given).map(({ daysLeft }) => daysLeft),
    [-1, 0],
  );
});

test('weeks run without a gap, each case once, by where it stands', () => {
  const given = inputs({
    requests: [
      request('new', { receivedOn: '2025-01-10', outcome: 'A' }),
      request('second', { receivedOn: '2025-01-15', outcome: 'A' }),
      request('assessed', { receivedOn: '2024-12-31' }),
      request('agreed', { receivedOn: '2024-12-31' }),
      request('tomorrow', { receivedOn: '2025-01-17', outcome: 'A' }),
    ],
    assessments: [assessment('assessed', 'A', true), assessment('agreed', 'Y')],
  });
  assert.deepEqual(countByWeek(given), [
    { week: 1, isTold: true, byStage: [2, 0, 0], excepted: 0 },
    { week: 2, isTold: true, byStage: [0, 0, 0], excepted: 0 },
    { week: 3, isTold: true, byStage: [0, 1, 1], excepted: 1 },
  ]);
  const sum = countByWeek(given).reduce(
    (total, { byStage }) => total + byStage.reduce((a, b) => a + b, 0),
    0,
  );
  assert.equal(sum, findWorkList('backlog', given).length);
  assert.deepEqual(countByWeek(inputs({})), []);
});

test('weeks after the newest request of the records are not told, whatever became of that request', () => {
  const given = inputs({
    requests: [
      request('open', { receivedOn: '2024-12-01', outcome: 'A' }),
      request('refused', { receivedOn: '2024-12-31', outcome: 'N' }),
    ],
  });
  assert.deepEqual(
    countByWeek(given).map(({ isTold }) => isTold),
    [false, false, true, true, true, true, true],
  );
});
