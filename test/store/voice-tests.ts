/** What must hold of votes and voting codes in any store, told once and run against each database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Vote } from '../../src/core/voice/vote.ts';
import type { Store } from '../../src/edge/store/store.ts';
import { MARLSHIRE, SECOND } from './store-samples.ts';

const HASH = 'a'.repeat(64);
const VOTE: Vote = { item: 'charter', phase: 'before', sector: 'health', score: 3, pair: 'p', entry: 'code' };

/** Declare the tests of votes; `withStore` gives each an empty store and takes it away again. */
export function declareVoiceTests(
  name: string,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
): void {
  const it = (claim: string, work: (store: Store) => Promise<void>) =>
    test(`${name}: ${claim}`, () => withStore(work));

  it('votes come back as they were given, of their own programme only', async (store) => {
    const votes: readonly Vote[] = [
      VOTE,
      { ...VOTE, phase: 'after', score: 5 },
      { ...VOTE, pair: null, entry: 'paper', score: 1 },
      { ...VOTE, pair: null, entry: 'loaded', sector: 'care' },
    ];
    await store.transaction(({ voice }) => voice.addVotes(MARLSHIRE, votes));
    const key = (vote: Vote) => JSON.stringify([vote.sector, vote.phase, vote.score, vote.pair, vote.entry]);
    const found = await store.read.voice.votes(MARLSHIRE);
    assert.deepEqual(found.map(key).sort(), votes.map(key).sort());
    assert.deepEqual(await store.read.voice.votes(SECOND), []);
  });

  it('a code is found by its hash alone, and votes once on an item before and once after', async (store) => {
    await store.transaction(async ({ voice }) => {
      await voice.addCodes(MARLSHIRE, { meetingId: 'm', sector: 'health', hashes: [HASH, 'b'.repeat(64)] });
      await voice.markUsed(MARLSHIRE.authorityCode, HASH, VOTE);
      await voice.markUsed(MARLSHIRE.authorityCode, HASH, { item: 'charter', phase: 'after' });
    });
    const { voice } = store.read;
    assert.deepEqual(await voice.findCode(HASH), { scope: MARLSHIRE, meetingId: 'm', sector: 'health' });
    assert.equal(await voice.findCode('c'.repeat(64)), null);
    assert.deepEqual(await voice.countCodes(MARLSHIRE, 'm'), { health: 2 });
    const uses = await voice.usesOf(MARLSHIRE.authorityCode, HASH);
    assert.deepEqual(uses.map(({ phase }) => phase).sort(), ['after', 'before']);
    await assert.rejects(
      store.transaction((inside) => inside.voice.markUsed(MARLSHIRE.authorityCode, HASH, VOTE)),
    );
    await assert.rejects(store.transaction((inside) => inside.voice.addVotes(MARLSHIRE, [VOTE, VOTE])));
    assert.deepEqual(await voice.votes(MARLSHIRE), []);
  });
}
