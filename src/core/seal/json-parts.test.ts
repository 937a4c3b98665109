/** A change anywhere in a value is found in the part it lies in; a hash is read the same by everyone. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';
import { firstDifference } from './first-difference.ts';
import { firstChangedPart, partsOf } from './json-parts.ts';
import { pointerTo } from './json-pointer.ts';
import { readableHash } from './readable-hash.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const json = () => fc.jsonValue({ maxDepth: 4 });
/** As the value is after it was written and read: minus nought is nought. */
const written = (value: unknown): unknown => JSON.parse(canonicalJson(value));

test('no part changed exactly where the canonical JSON is the same', () => {
  fc.assert(
    fc.property(json(), json(), (one, other) => {
      const isSame = canonicalJson(one) === canonicalJson(other);
      assert.equal(firstChangedPart(written(other), partsOf(one, sha256), sha256) === null, isSame);
      assert.equal(firstDifference(written(one), written(other)) === null, isSame);
    }),
  );
});

test('the part that is named holds the first difference or is held by it', () => {
  const list = fc.array(fc.record({ id: fc.string(), n: fc.nat() }), { minLength: 30, maxLength: 60 });
  fc.assert(
    fc.property(list, fc.nat(29), (rows, k) => {
      const changed = rows.map((row, place) => (place === k ? { ...row, n: row.n + 1 } : row));
      const named = firstChangedPart({ rows: changed }, partsOf({ rows }, sha256), sha256);
      assert.ok(`/rows/${k}/n`.startsWith(named ?? 'none'), `${named} for row ${k}`);
      assert.equal(firstDifference({ rows }, { rows: changed }), `/rows/${k}/n`);
    }),
  );
});

test('a part is small, so that its place says enough', () => {
  const parts = partsOf(
    { rows: Array.from({ length: 500 }, (_, id) => ({ id, text: 'some words' })) },
    sha256,
  );
  assert.equal(parts.length, 500);
  assert.equal(parts[3]?.at, '/rows/3');
});

test('slashes and tildes in a key are written as the standard has it', () => {
  assert.equal(pointerTo('/a', 'b/c~d'), '/a/b~1c~0d');
});

test('the readable form is the first eighty bits, without letters taken for digits', () => {
  assert.equal(readableHash('0'.repeat(64)), '0000-0000-0000-0000');
  assert.equal(readableHash('f'.repeat(64)), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  const hash = sha256('any');
  const bits = [...readableHash(hash).replaceAll('-', '')]
    .map((sign) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  assert.equal(BigInt(`0b${bits}`), BigInt(`0x${hash.slice(0, 20)}`));
});
