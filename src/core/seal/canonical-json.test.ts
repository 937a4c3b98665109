/** Canonical JSON gives one text for one value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('the order in which keys were written does not matter', () => {
  assert.equal(canonicalJson({ b: 1, a: [true, null, 'é'] }), '{"a":[true,null,"é"],"b":1}');
  assert.equal(canonicalJson({ a: [true, null, 'é'], b: 1 }), canonicalJson({ b: 1, a: [true, null, 'é'] }));
});

test('any JSON value reads back as itself, and writes the same text again', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(JSON.parse(text)), text);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a key without a value is left out, as JSON does', () => {
  assert.equal(canonicalJson({ a: undefined, b: 2 }), '{"b":2}');
});

test('what JSON would change in silence is refused', () => {
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    [undefined],
    undefined,
    10n,
    new Date(0),
    new Map(),
  ])
    assert.throws(() => canonicalJson(value), RangeError);
});
