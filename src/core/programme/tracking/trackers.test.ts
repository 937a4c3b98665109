/** Trackers: counts by month, what was not known yet, lateness in days and in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ProgrammeRecord } from '../records/programme-record.ts';
import { daysFrom, isLate, latenessInWords, latenessOf } from './lateness.ts';
import { readTrackers } from './read-trackers.ts';
import { inPostAt, staffingPath } from './staffing-path.ts';
import { type Post, stageNumber, type TrackedItem } from './trackers.ts';
import { trackersAsAt } from './trackers-as-at.ts';

function record(
  kind: string,
  id: string,
  fields: ProgrammeRecord['fields'],
  about?: string,
): ProgrammeRecord {
  return {
    kind,
    id,
    title: id,
    owner: 'Lead',
    fields,
    links: about === undefined ? [] : [{ kind: 'about', to: { kind: 'post', id: about } }],
    isWithdrawn: false,
    version: 1,
    reason: '',
    recordedAt: '2024-11-01T00:00:00Z',
    recordedBy: 'lead',
  };
}

const ADVISERS = record('post', 'advisers', { fullTime: 6, due: '2024-08-31', forecast: '2025-01-31' });
const COUNTS = [
  record('in-post', 'a', { month: '2024-04', filled: 0 }, 'advisers'),
  record('in-post', 'b', { month: '2024-09', filled: 2.5 }, 'advisers'),
];

test('people in post follow the newest count, planned follows the day due, and the rest is expected when it is said', () => {
  const { posts } = readTrackers([ADVISERS, ...COUNTS]);
  const path = staffingPath(posts, '2024-10');
  assert.deepEqual([path[0]?.month, path.at(-1)?.month], ['2024-04', '2025-01']);
  const at = (month: string) => path.find((one) => one.month === month);
  assert.deepEqual(at('2024-07'), { month: '2024-07', planned: 0, inPost: 0, expected: null });
  assert.deepEqual(at('2024-09'), { month: '2024-09', planned: 6, inPost: 2.5, expected: null });
  assert.deepEqual(at('2024-10'), { month: '2024-10', planned: 6, inPost: 2.5, expected: 2.5 });
  assert.deepEqual(at('2024-12'), { month: '2024-12', planned: 6, inPost: null, expected: 2.5 });
  assert.deepEqual(at('2025-01'), { month: '2025-01', planned: 6, inPost: null, expected: 6 });
});

test('a month for which nobody counted one of the posts has no number: never nought, and no sum of the others', () => {
  const silent = record('post', 'silent', { fullTime: 1, filled: 1, due: '2024-06-30' });
  const path = staffingPath(readTrackers([ADVISERS, ...COUNTS, silent]).posts, '2024-10');
  assert.deepEqual([...new Set(path.map(({ inPost }) => inPost))], [null]);
  assert.equal(path.find(({ month }) => month === '2024-06')?.planned, 1);
});

test('without counts a post is empty before the day it is in post since, and as full as the register says after', () => {
  const [post] = readTrackers([record('post', 'p', { fullTime: 2, filled: 2, started: '2024-09-23' })]).posts;
  assert.ok(post);
  assert.deepEqual([inPostAt(post, '2024-08'), inPostAt(post, '2024-09')], [0, 2]);
});

test('a withdrawn record is not followed', () => {
  assert.deepEqual(readTrackers([{ ...ADVISERS, isWithdrawn: true }]).posts, []);
});

test('as at an earlier day nothing later has happened: counts, starting, awards and the stage that came with them', () => {
  const won = record('procurement', 'c', { stage: 'awarded', due: '2024-07-31', done: '2024-08-21' });
  const trackers = readTrackers([ADVISERS, ...COUNTS, won]);
  const then = trackersAsAt(trackers, '2024-07-31', new Set());
  assert.deepEqual(then.posts[0]?.counts, [{ month: '2024-04', filled: 0 }]);
  assert.deepEqual([then.items[0]?.done, then.items[0]?.stage], [null, null]);
  assert.deepEqual(trackersAsAt(trackers, '2024-08-31', new Set()), {
    ...trackers,
    posts: [{ ...trackers.posts[0], counts: [{ month: '2024-04', filled: 0 }], filled: null }],
  });
});

test('a promise is known from its own update on, and neither kept nor broken before it is due', () => {
  const made = { said: 'Soon.', madeIn: '2024-25/2', due: '2024-10-31', outcome: 'broken', told: 'Late.' };
  const trackers = readTrackers([record('promise', 'p', made, 'advisers')]);
  assert.deepEqual(trackersAsAt(trackers, '2024-07-31', new Set(['2024-25/1'])).promises, []);
  const rounds = new Set(['2024-25/1', '2024-25/2']);
  const [open] = trackersAsAt(trackers, '2024-07-31', rounds).promises;
  assert.deepEqual([open?.outcome, open?.told, open?.about], ['open', null, ['post/advisers']]);
  assert.deepEqual(trackersAsAt(trackers, '2024-10-31', rounds).promises, trackers.promises);
});

test('lateness is said in words, and what is late is late whatever the colour', () => {
  const say = (due: string | null, forecast: string | null, done: string | null) =>
    latenessInWords(latenessOf({ due, forecast, done }, '2024-10-31'));
  assert.equal(say('2024-08-31', null, '2024-08-21'), 'done 10 days early');
  assert.equal(say('2024-08-31', null, '2024-09-01'), 'done 1 day late');
  assert.equal(say('2024-08-31', null, '2024-08-31'), 'done on the day');
  assert.equal(say('2024-09-01', '2025-02-01', null), 'late by 153 days');
  assert.equal(say('2024-11-30', '2025-02-14', null), 'late by 76 days');
  assert.equal(say('2024-09-30', null, null), 'overdue by 31 days');
  assert.equal(say('2024-09-01', '2024-09-30', null), 'overdue by 60 days');
  assert.equal(say('2025-09-01', null, null), 'not yet due');
  assert.equal(say(null, '2025-02-01', null), 'no day was set');
});

test('a stage that ended the way has no number, nor has one that nobody recorded', () => {
  const item = (stage: string | null): TrackedItem => {
    return {
      kind: 'registration',
      id: 'r',
      title: 'r',
      owner: '',
      stage,
      due: null,
      forecast: null,
      done: null,
    };
  };
  assert.deepEqual(
    ['prepared', 'registered', 'refused', null].map((one) => stageNumber(item(one))),
    [1, 4, null, null],
  );
});

const DAY = fc
  .integer({ min: 0, max: 1200 })
  .map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10));

test('for any days: done late, done early and not done agree with the calendar', () => {
  fc.assert(
    fc.property(DAY, DAY, DAY, (due, done, asAt) => {
      assert.equal(daysFrom(due, done) + daysFrom(done, due), 0);
      assert.equal(isLate(latenessOf({ due, forecast: null, done }, asAt)), done > due);
      assert.equal(isLate(latenessOf({ due, forecast: null, done: null }, asAt)), due < asAt);
    }),
  );
});

test('for any posts: no month has a number in post after the cut-off, and what is planned never falls', () => {
  const post = fc.record({
    fullTime: fc.integer({ min: 1, max: 40 }),
    due: DAY,
    forecast: DAY,
    filled: fc.integer({ min: 0, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(post, { minLength: 1, maxLength: 6 }), (all) => {
      const posts: Post[] = all.map((one, k) => ({
        ...one,
        id: `p${k}`,
        title: '',
        owner: '',
        started: null,
        counts: [],
      }));
      const path = staffingPath(posts, '2024-10');
      for (const [k, { month, planned, inPost }] of path.entries()) {
        if (month > '2024-10') assert.equal(inPost, null);
        assert.ok(planned >= (path[k - 1]?.planned ?? 0));
      }
    }),
  );
});
