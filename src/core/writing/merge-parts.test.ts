/** Two people write in one section: each change is in the result, or both stand side by side. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CommentaryPart } from '../programme/programme.ts';
import { mergedWhole, mergeParts } from './merge-parts.ts';

const said = (...texts: readonly string[]): CommentaryPart[] =>
  texts.map((text) => ({ kind: 'paragraph', text }));

test('changes to different parts are both taken', () => {
  const merged = mergedWhole(mergeParts(said('a', 'b', 'c'), said('A', 'b', 'c'), said('a', 'b', 'c', 'd')));
  assert.deepEqual(merged, said('A', 'b', 'c', 'd'));
});

test('the same change by both is taken once; what one took out is out', () => {
  assert.deepEqual(mergedWhole(mergeParts(said('a'), said('b'), said('b'))), said('b'));
  assert.deepEqual(mergedWhole(mergeParts(said('a', 'b'), said('b'), said('a', 'b'))), said('b'));
});

test('two ways of saying one part stand side by side, and nothing is chosen', () => {
  const stretches = mergeParts(said('x', 'a', 'y'), said('x', 'mine', 'y'), said('x', 'theirs', 'y'));
  assert.equal(mergedWhole(stretches), null);
  assert.deepEqual(stretches, [
    { kind: 'agreed', parts: said('x') },
    { kind: 'both', mine: said('mine'), theirs: said('theirs') },
    { kind: 'agreed', parts: said('y') },
  ]);
});

const section = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 7 })
  .map((texts) => said(...texts));

test('nobody loses a new word, whatever was there before', () => {
  fc.assert(
    fc.property(section, section, section, fc.nat(7), fc.nat(7), (base, one, other, i, j) => {
      const mine = one.toSpliced(i, 0, ...said('new of mine'));
      const theirs = other.toSpliced(j, 0, ...said('new of theirs'));
      const all = JSON.stringify(mergeParts(base, mine, theirs));
      assert.ok(all.includes('new of mine') && all.includes('new of theirs'));
    }),
  );
});

test('where only one wrote, the result is what they wrote', () => {
  fc.assert(
    fc.property(section, section, (base, mine) => {
      assert.deepEqual(mergedWhole(mergeParts(base, mine, base)), mine);
      assert.deepEqual(mergedWhole(mergeParts(base, base, mine)), mine);
    }),
  );
});
