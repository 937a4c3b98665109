/** What somebody waits for goes first, and no more than so many things go on at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeTurns } from './take-turns.ts';

test('two go on at once, who asks goes before what nobody asked for, and a failure gives its place on', async () => {
  const turns = takeTurns(2);
  const order: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string, isAsked: boolean) =>
    turns.take(isAsked, async () => {
      order.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      if (name === 'fails') throw new Error('no');
    });
  const all = [
    work('first', true),
    work('fails', false).catch(() => null),
    work('ahead', false),
    work('asked', true),
  ];
  await Promise.resolve();
  assert.deepEqual(order, ['first', 'fails']);
  ends.get('fails')?.();
  await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual(order, ['first', 'fails', 'asked']);
  ends.get('first')?.();
  await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual(order, ['first', 'fails', 'asked', 'ahead']);
  for (const end of ends.values()) end();
  await Promise.all(all);
});
