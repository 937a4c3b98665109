/** Keys that were written are known again; nothing else is taken for one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWrittenKey, writtenKey } from './written-key.ts';

const KEY = '0123456789abcdef'.repeat(2);

test('a written key comes back, in whatever case a program has put it', () => {
  assert.equal(readWrittenKey(writtenKey(KEY)), KEY);
  assert.equal(readWrittenKey(writtenKey(KEY).toUpperCase()), KEY);
});

test('identifiers of other forms are no keys', () => {
  for (const text of ['', '12', 'evk-12', KEY, `evk-${KEY}0`, `evk-${'g'.repeat(32)}`, 'E10009901'])
    assert.equal(readWrittenKey(text), null, text);
});
