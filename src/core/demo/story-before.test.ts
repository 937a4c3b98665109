/** The county's months before its story: they lead to it without a plan lost, no month tells of more plans than began in it, and requests come before their plans. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayNumberOf, monthOfDay } from '../base/day-number.ts';
import { createStream } from '../num/random.ts';
import { tellStory } from './county-story.ts';
import { makeStarts, takeStart } from './earlier-starts.ts';
import { besideBefore, receiptBefore } from './receipts-before.ts';
import { PLAN_SHARE } from './request-pipeline.ts';

const someSize = fc.integer({ min: 100, max: 50_000 });

test('month by month: open before + new - ceased = open after, and the last month is what the story opens with', () => {
  fc.assert(
    fc.property(someSize, (plans) => {
      const { before, opening } = tellStory({ plans });
      let open = before.opening;
      before.months.forEach((month, at) => {
        open += (before.newPlans[at] ?? 0) - (before.ceases[at] ?? 0);
        assert.equal(before.plans[at], open, month);
      });
      assert.deepEqual([open, before.months.at(-1), before.months.length], [opening, '2022-03', 51]);
    }),
  );
});

test('starts fill no month beyond the plans that began in it, and nobody has a plan before the age of three', () => {
  const { before } = tellStory({ plans: 6161 });
  const stream = createStream(1, 'starts');
  const starts = makeStarts(before, 3000);
  const byMonth = new Map<number, number>();
  for (let k = 0; k < 3000; k++) {
    const born = dayNumberOf(2000 + (k % 17), 1 + (k % 12), 1);
    const start = takeStart(stream, starts, born);
    assert.ok(start >= born + 1096);
    byMonth.set(monthOfDay(start), (byMonth.get(monthOfDay(start)) ?? 0) + 1);
  }
  before.months.forEach((month, at) => {
    const own =
      byMonth.get(monthOfDay(dayNumberOf(Number(month.slice(0, 4)), Number(month.slice(5)), 1))) ?? 0;
    assert.ok(own <= (before.newPlans[at] ?? 0), `${month}: ${own}`);
  });
});

test('where no month has room left, a start is still within reach of the person’s age', () => {
  const starts = makeStarts(tellStory({ plans: 100 }).before, 0).map((span) => ({ ...span, left: 0 }));
  const start = takeStart(createStream(2, 'starts'), starts, dayNumberOf(2017, 5, 1));
  assert.ok(start >= dayNumberOf(2020, 5, 1) && start <= dayNumberOf(2022, 3, 31));
});

test('a request comes 14 weeks or more before its plan; half are just ready, and the oldest wait more than a year', () => {
  const { before } = tellStory({ plans: 6161 });
  const start = dayNumberOf(2021, 6, 15);
  const waits = Array.from({ length: 1000 }, (_, k) => start - receiptBefore(before, start, k / 1000));
  assert.ok(Math.min(...waits) >= 98);
  assert.equal(waits.filter((days) => days <= 140).length, 500);
  assert.ok(waits.filter((days) => days > 365).length === 500);
});

test('of a thousand requests beside plans so many lead to none that plans are their share of all', () => {
  const beside = Array.from({ length: 10_000 }, (_, number) => besideBefore(0, number)).filter(
    (one) => one !== null,
  );
  assert.ok(Math.abs(10_000 / (10_000 + beside.length) - PLAN_SHARE) < 0.002);
  assert.ok(beside.every(({ fate }) => fate !== 'plan'));
});
