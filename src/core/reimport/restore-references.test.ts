/** References come back where the figure was left alone, and never where somebody typed over it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { marlshireFacts } from '../../../test/make/marlshire-facts.ts';
import { plainText } from '../report/block-walk.ts';
import { buildFigureBook } from '../report/figures/build-figure-book.ts';
import { referencesIn, resolveText } from '../report/resolve-text.ts';
import { plainAsStored, restoreReferences } from './restore-references.ts';

const BOOK = buildFigureBook(marlshireFacts());
const STORED = 'There were {plans_n.actual.2024-10} plans, {plans_n.gap.2024-10} more than {{agreed}}.';
const restore = (edited: string) => restoreReferences(STORED, edited, BOOK);
const shown = (stored: string) => plainText(resolveText(stored, BOOK, '').content);

test('words around a figure change, the reference stays, braces stay literal', () => {
  const { text, dropped, unlinked } = restore('In all there were 6,161 plans, or 492 more than {agreed}.');
  assert.equal(
    text,
    'In all there were {plans_n.actual.2024-10} plans, or {plans_n.gap.2024-10} more than {{agreed}}.',
  );
  assert.deepEqual([dropped, unlinked], [[], []]);
});

test('a figure whose punctuation alone changed is linked again', () => {
  assert.match(
    restore('There were 6,161; plans, 492 more than {agreed}.').text,
    /\{plans_n\.actual\.2024-10\};/,
  );
});

test('a number typed over a figure is told with the figure that it took the place of', () => {
  const { text, dropped, unlinked } = restore('There were 6,160 plans, 492 more than {agreed}.');
  assert.deepEqual([dropped, unlinked], [['plans_n.actual.2024-10'], ['6,160']]);
  assert.ok(text.includes('6,160') && !text.includes('plans_n.actual'));
});

test('a figure that goes with its sentence leaves no question, and a new number has no figure behind it', () => {
  assert.deepEqual(restore('There were many.').unlinked, []);
  assert.deepEqual(plainAsStored('Up £1.5m, or 8.7%, by 2026.').unlinked, ['£1.5m', '8.7%', '2026']);
});

test('whatever words are put in, the restored text shows exactly what was edited', () => {
  const word = fc.constantFrom('6,161', '492', 'plans', '{', '}', 'x', '6,160', 'more');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const edited = words.join(' ');
      const { text } = restore(edited);
      assert.equal(shown(text), edited);
      for (const id of referencesIn(text)) assert.ok(referencesIn(STORED).includes(id));
    }),
  );
});
