/** The moves of the editor lose no word, and the writer goes on where they were. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CommentaryPart } from '../programme/programme.ts';
import {
  insertAfter,
  itemsOf,
  joinWithPrevious,
  keepKeys,
  movePart,
  partsOf,
  pasteInto,
  placeOfChange,
  removePart,
  splitParagraph,
} from './edit-parts.ts';

const said = (text: string): CommentaryPart => ({ kind: 'paragraph', text });

test('Enter parts a paragraph in two, Backspace at the beginning brings them together again', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 });
  fc.assert(
    fc.property(text, fc.nat(12), (words, caret) => {
      const items = itemsOf([said(words)]);
      const { items: two, focus } = splitParagraph(items, 1, Math.min(caret, words.length));
      assert.deepEqual(focus, { key: 2, caret: 0 });
      const { items: one, focus: back } = joinWithPrevious(two, 2);
      const letters = (parts: readonly CommentaryPart[]) => JSON.stringify(parts).replaceAll(' ', '');
      assert.equal(letters(partsOf(one)), letters(partsOf(items)));
      assert.ok(back?.key === 1 && back.caret <= words.length + 1);
    }),
  );
});

test('a list is not joined into a paragraph, and nothing is split but a paragraph', () => {
  const items = itemsOf([{ kind: 'list', items: ['One'] }, said('Two')]);
  assert.equal(joinWithPrevious(items, 2).items, items);
  assert.equal(splitParagraph(items, 1, 0).items, items);
  assert.equal(joinWithPrevious(items, 9).items, items);
});

test('moving goes to the edge and no further; what is removed leaves the writer in the part before', () => {
  const items = itemsOf([said('a'), said('bb'), said('c')]);
  assert.deepEqual(
    movePart(items, 1, 1).map(({ key }) => key),
    [2, 1, 3],
  );
  assert.equal(movePart(items, 1, -1), items);
  assert.equal(movePart(items, 3, 1), items);
  assert.deepEqual(removePart(items, 3).focus, { key: 2, caret: 2 });
  assert.deepEqual(removePart(items, 1).focus, { key: 2, caret: 2 });
  assert.equal(removePart(itemsOf([said('a')]), 1).focus, null);
  assert.deepEqual(
    insertAfter(items, 1, [said('x')]).items.map(({ key }) => key),
    [1, 4, 2, 3],
  );
});

test('one pasted paragraph goes into the text, more stand between what was before and after', () => {
  const items = itemsOf([said('Plans rose fast.')]);
  const one = pasteInto(items, 1, [6, 10], [said('fell')]);
  assert.deepEqual(partsOf(one.items), [said('Plans fell fast.')]);
  assert.deepEqual(one.focus, { key: 1, caret: 10 });
  const grid: CommentaryPart = { kind: 'grid', caption: 'Table', rows: [['a']] };
  const more = pasteInto(items, 1, [10, 10], [said('x'), grid]);
  assert.deepEqual(partsOf(more.items), [said('Plans rose'), said('x'), grid, said('fast.')]);
  const empty = pasteInto(itemsOf([said('')]), 1, [0, 0], [grid]);
  assert.deepEqual(partsOf(empty.items), [grid]);
});

test('parts that were there keep their keys, with what is being typed in them', () => {
  const items = itemsOf([said('One '), said('Two')]);
  const kept = keepKeys(items, [said('New'), said('One'), said('Two'), said('Two')]);
  assert.deepEqual(kept, [
    { key: 3, part: said('New') },
    { key: 1, part: said('One ') },
    { key: 2, part: said('Two') },
    { key: 4, part: said('Two') },
  ]);
});

test('after an undo the writer goes on where the change was', () => {
  const before = itemsOf([said('Plans rose.'), said('Two')]);
  const typed = [{ key: 1, part: said('Plans rose fast.') }, ...before.slice(1)];
  assert.deepEqual(placeOfChange(before, typed), { key: 1, caret: 15 });
  assert.deepEqual(placeOfChange(typed, before), { key: 1, caret: 10 });
  assert.deepEqual(placeOfChange(before, before.slice(0, 1)), { key: 1, caret: 0 });
  assert.equal(placeOfChange(before, []), null);
});
