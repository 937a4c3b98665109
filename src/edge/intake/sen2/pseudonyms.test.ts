/** Pseudonyms against the machine's own keyed hash. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { pseudonymMaker, pseudonymOfFile } from './pseudonyms.ts';

const hexKey = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

test('a pseudonym is the first half of HMAC-SHA256, for identifiers of any length and alphabet', () => {
  fc.assert(
    fc.property(hexKey, fc.string({ maxLength: 120, unit: 'grapheme' }), (key, id) => {
      const expected = createHmac('sha256', Buffer.from(key, 'hex')).update(`person:${id}`).digest('hex');
      assert.equal(pseudonymMaker(key)('person', id), expected.slice(0, 32));
    }),
    { numRuns: 300 },
  );
});

test('the same number in two tables, or under two keys, has different pseudonyms', () => {
  const [one, other] = [pseudonymMaker('01'.repeat(32)), pseudonymMaker('02'.repeat(32))];
  assert.equal(one('person', '12'), one('person', '12'));
  assert.notEqual(one('person', '12'), one('requests', '12'));
  assert.notEqual(one('person', '12'), other('person', '12'));
});

test('a key that is not 32 bytes is refused', () => {
  assert.throws(() => pseudonymMaker('abcd'), /32 bytes/);
});

test('identifiers of one file mean nothing in another, and numbers of children mean the same in all', () => {
  const base = pseudonymMaker('01'.repeat(32));
  const [one, other] = [pseudonymOfFile(base, 'a'), pseudonymOfFile(base, 'b')];
  assert.notEqual(one('requests', '1'), other('requests', '1'));
  assert.notEqual(one('requests', '1'), base('requests', '1'));
  for (const subject of ['upn', 'uln', 'case', 'name'])
    assert.equal(one(subject, '1'), other(subject, '1'), subject);
});
