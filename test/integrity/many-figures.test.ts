/** A text of figures without end is read to its end: what is compared pair by pair is bounded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from '../../src/core/integrity/check-document.ts';
import { readPlain } from '../../src/core/integrity/read-plain.ts';

test('a paragraph of ten thousand figures is checked, and no change is told of figures that are too many to pair', () => {
  const text = 'of the 12 of 13 of them, 40% of 20 of those, from 3 to 4 by 5% '.repeat(1500);
  const { findings, figuresRead } = checkDocument(readPlain('many.md', text));
  assert.ok(figuresRead > 5000);
  assert.deepEqual(
    findings.filter(({ rule }) => rule === 'change.over-new-value' || rule === 'unit.points-called-percent'),
    [],
  );
});
