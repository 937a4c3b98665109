/** Quotes of a plain text stand in it letter for letter. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from './check-document.ts';
import { readPlain } from './read-plain.ts';

test('a quote across a line end and marks of emphasis is word for word that of the file', () => {
  const text = '# County\n\nThe rolling average of ceases **rose** from 32\nto 28 a month.\n';
  const [finding] = checkDocument(readPlain('return.md', text)).findings;
  const quote = finding?.spots[0]?.quote ?? '';
  assert.ok(quote.includes('**rose** from 32\nto 28'));
  assert.ok(text.includes(quote));
});
