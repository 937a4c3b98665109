/** A chain shows where it was altered. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type ChainHead, type ChainLink, EMPTY_CHAIN, isWhole, sealEntry } from './hash-chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chainOf(words: readonly string[]): (ChainLink & { word: string })[] {
  const chain: (ChainLink & { word: string })[] = [];
  for (const word of words) chain.push(sealEntry({ word }, chain.at(-1) ?? EMPTY_CHAIN, sha256));
  return chain;
}

function firstBroken(chain: readonly ChainLink[]): number | null {
  let head: ChainHead = EMPTY_CHAIN;
  for (const entry of chain) {
    if (!isWhole(entry, head, sha256)) return head.sequence + 1;
    head = entry;
  }
  return null;
}

test('a chain as it was written is whole', () => {
  assert.equal(firstBroken(chainOf(['one', 'two', 'three'])), null);
  assert.deepEqual(
    chainOf(['one', 'two']).map((entry) => entry.sequence),
    [1, 2],
  );
});

test('an altered, missing or swapped entry is found at its place', () => {
  const [one, two, three] = chainOf(['one', 'two', 'three']);
  assert.ok(one && two && three);
  assert.equal(firstBroken([one, { ...two, word: 'other' } as typeof two, three]), 2);
  assert.equal(firstBroken([one, three]), 2);
  assert.equal(firstBroken([two, one, three]), 1);
});

test('an entry hashed again after it was altered breaks the one behind it', () => {
  const [one, two, three] = chainOf(['one', 'two', 'three']);
  assert.ok(one && two && three);
  assert.equal(firstBroken([one, sealEntry({ word: 'other' }, one, sha256), three]), 3);
});
