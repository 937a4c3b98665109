/** The flat run of parts: headings in step, charts named once, their figures in an annex. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampleReport } from '../../../test/make/sample-report.ts';
import type { Block } from '../../core/report/blocks.ts';
import { ANNEX_TITLE, printItems } from './print-items.ts';

test('headings never skip a level, whatever the order of blocks', () => {
  const block = fc.oneof(
    fc
      .constantFrom(1 as const, 2 as const, 3 as const)
      .map((level): Block => ({ kind: 'heading', level, id: 'h', text: 'H' })),
    fc.constant<Block>({ kind: 'question', id: 'q', question: 'Q', answer: null, details: [] }),
    fc.constant<Block>({
      kind: 'rating-row',
      id: 'c',
      number: '1',
      title: 'T',
      text: '',
      ratings: [],
      details: [],
    }),
  );
  fc.assert(
    fc.property(fc.array(block), (blocks) => {
      let last = 0;
      for (const item of printItems({ ...sampleReport(), blocks })) {
        if (item.kind !== 'heading' && item.kind !== 'row-heading') continue;
        assert.ok(item.level >= 1 && item.level <= last + 1);
        last = item.level;
      }
    }),
  );
});

test('a chart that stands twice has one name and one table in the annex', () => {
  const { blocks } = sampleReport();
  const items = printItems({ ...sampleReport(), blocks: [...blocks, ...blocks] });
  const names = items.flatMap((item) => (item.kind === 'chart' ? [item.name] : []));
  assert.equal(names.length, 12);
  assert.equal(new Set(names).size, 6);
  const start = items.findIndex((item) => item.kind === 'heading' && item.text === ANNEX_TITLE);
  assert.equal(items.length - start - 1, 6);
});

test('every kind of block of the sample leaves something to print', () => {
  const kinds = new Set(printItems(sampleReport()).map(({ kind }) => kind));
  assert.equal(kinds.size, 13);
});
