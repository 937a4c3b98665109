/** What is kept: the same until a change, never too much of it, and nothing that failed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../edge/store/open-store.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';

const scope = (programmeId: string) => ({ authorityCode: 'E10009901', programmeId });

test('large things are kept until together they are too large, the oldest are let go first', async () => {
  const store = await openStore({ sqlitePath: ':memory:', now: () => '2025-02-01T09:00:00.000Z' });
  try {
    const made: string[] = [];
    const sizes: Readonly<Record<string, number>> = { small: 3, middle: 4, large: 5, huge: 11 };
    const give = keepWhileUnchanged(
      store.read,
      async ({ programmeId }) => {
        made.push(programmeId);
        return sizes[programmeId] ?? 0;
      },
      { of: (size) => size, most: 10 },
    );
    for (const name of ['small', 'middle', 'small', 'middle']) await give(scope(name));
    assert.deepEqual(made, ['small', 'middle']);
    for (const name of ['large', 'middle', 'large', 'small']) await give(scope(name));
    assert.deepEqual(made, ['small', 'middle', 'large', 'small']);
    for (const name of ['huge', 'huge']) await give(scope(name));
    assert.deepEqual(made.slice(4), ['huge', 'huge']);
  } finally {
    await store.close();
  }
});

test('what failed is made again', async () => {
  const store = await openStore({ sqlitePath: ':memory:', now: () => '2025-02-01T09:00:00.000Z' });
  try {
    let times = 0;
    const give = keepWhileUnchanged(store.read, async () => {
      times++;
      if (times === 1) throw new Error('not yet');
      return times;
    });
    await assert.rejects(give(scope('one')));
    assert.equal(await give(scope('one')), 2);
    assert.equal(await give(scope('one')), 2);
  } finally {
    await store.close();
  }
});
