/** The check list of a month: late figures, breaches without a comment, the close, and what changed after it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MonthClosing, type MonthMeasure, monthEnd } from './month-end.ts';

const NOTE = { owner: 'SEND lead', due: '2025-01-31' };

function measure(name: string, state: MonthMeasure['state'], more: Partial<MonthMeasure> = {}): MonthMeasure {
  return { measure: name, title: name, state, actual: state === 'late' ? null : 10, note: null, ...more };
}

const CLOSED: MonthClosing = {
  month: '2024-10',
  isClosed: true,
  reason: '',
  figures: { plans_n: 10, req_n: null },
  late: ['req_n'],
  beyond: [],
};

test('a breach without a comment bars the close, a late figure alone does not', () => {
  const open = monthEnd('2024-10', [measure('plans_n', 'beyond'), measure('req_n', 'late')], null);
  assert.deepEqual([open.figures, open.comments, open.close], ['to-do', 'to-do', 'cannot-start']);
  const answered = monthEnd(
    '2024-10',
    [measure('plans_n', 'beyond', { note: NOTE }), measure('req_n', 'late')],
    null,
  );
  assert.deepEqual([answered.figures, answered.comments, answered.close], ['to-do', 'done', 'to-do']);
});

test('a figure that came or was corrected after the close is told, and a reopened month tells of none', () => {
  const now = [measure('plans_n', 'within', { actual: 11 }), measure('req_n', 'within', { actual: 3 })];
  const names = (last: MonthClosing | null) =>
    monthEnd('2024-10', now, last).changedSince.map((one) => one.measure);
  assert.deepEqual(names(CLOSED), ['plans_n', 'req_n']);
  assert.deepEqual(names({ ...CLOSED, isClosed: false }), []);
  assert.deepEqual(names(null), []);
});

test('whatever the measures, a month is closed or to be closed exactly where no breach is unanswered', () => {
  const state = fc.constantFrom<MonthMeasure['state']>('within', 'beyond', 'late', 'missing', 'no-agreed');
  const some = fc.array(fc.record({ state, note: fc.constantFrom(null, NOTE) }), { maxLength: 6 });
  fc.assert(
    fc.property(some, (list) => {
      const measures = list.map((one, at) => measure(`m${at}`, one.state, { note: one.note }));
      const end = monthEnd('2024-10', measures, null);
      const isBarred = list.some((one) => one.state === 'beyond' && one.note === null);
      assert.equal(end.close, isBarred ? 'cannot-start' : 'to-do');
      assert.equal(end.late.length + end.beyond.length <= measures.length, true);
    }),
  );
});
