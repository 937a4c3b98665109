/** Words written by ear or in short are read as they are meant; others stay as they stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spelledPlainly } from './plain-spelling.ts';

test('children’s spelling and words in short are read as they are meant, and nothing else is changed', () => {
  assert.equal(
    spelledPlainly('wen dad gets mad u dunno wot he wud do 2 me, cos evry1 is skared'),
    'when dad gets mad you do not what he would do 2 me, because everyone is scared',
  );
  const plain = 'she said that her teacher was there at 9.15 and no one came';
  assert.equal(spelledPlainly(plain), plain);
});
