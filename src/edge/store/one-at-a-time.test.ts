/** One piece of work ends before the next begins. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { oneAtATime } from './one-at-a-time.ts';

test('work runs in the order in which it was asked for, one after the other', async () => {
  const queue = oneAtATime();
  const seen: string[] = [];
  const work = (name: string, delay: number) => async () => {
    seen.push(`${name} begins`);
    await wait(delay);
    seen.push(`${name} ends`);
  };
  await Promise.all([queue.run(work('slow', 10)), queue.run(work('quick', 0))]);
  assert.deepEqual(seen, ['slow begins', 'slow ends', 'quick begins', 'quick ends']);
});

test('work that outlives its turn may ask for another; work inside its turn may not', async () => {
  const queue = oneAtATime();
  let later: Promise<number> = Promise.resolve(0);
  await queue.run(async () => {
    await assert.rejects(
      queue.run(async () => 1),
      /inside a transaction/,
    );
    later = wait(5).then(() => queue.run(async () => 2));
  });
  assert.equal(await later, 2);
});

test('idle waits for work that fails too', async () => {
  const queue = oneAtATime();
  const failing = queue.run(() => Promise.reject(new Error('on purpose')));
  await Promise.all([assert.rejects(failing, /on purpose/), queue.idle()]);
  assert.equal(await queue.run(async () => 3), 3);
});
