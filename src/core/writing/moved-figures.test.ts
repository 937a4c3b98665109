/** A figure that moved stays amber through every later save, until somebody says that it was read again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommentaryPart } from '../programme/programme.ts';
import { type FigureBook, FigureBookWriter } from '../report/figure-book.ts';
import { carryForward } from './carry-forward.ts';
import { movedFigures, seenFigures } from './moved-figures.ts';

function bookOf(shown: Readonly<Record<string, string>>): FigureBook {
  const writer = new FigureBookWriter();
  for (const [id, words] of Object.entries(shown))
    writer.add({ id, label: id, value: 1, unit: '', shown: words, source: { kind: 'stored', record: 'x' } });
  return writer.close();
}

const said = (text: string): CommentaryPart => ({ kind: 'paragraph', text });

test('a later save of other words leaves a moved figure amber; a figure that is new to the text is plain', () => {
  const first = [said('Plans were {plans}.')];
  const seen = seenFigures(first, bookOf({ plans: '6,161' }));
  const now = bookOf({ plans: '6,170', gap: '492' });
  const second = [...first, said('The gap is {gap}.')];
  const again = seenFigures(second, now, seen);
  assert.deepEqual(again, { plans: '6,161', gap: '492' });
  assert.deepEqual(movedFigures(second, again, now), [{ id: 'plans', before: '6,161', now: '6,170' }]);
  assert.deepEqual(seenFigures([said('Nothing.')], now, again), {});
  assert.deepEqual(movedFigures(second, again, bookOf({ gap: '492' })), [
    { id: 'plans', before: '6,161', now: null },
  ]);
});

test('carried forward, a figure of the earlier month becomes that of the new one, and what has none is told', () => {
  const book = bookOf({
    'plans.actual.2024-10': '6,161',
    'plans.actual.2024-06': '6,001',
    'old.2024-06': '3',
  });
  const parts: CommentaryPart[] = [
    said('{plans.actual.2024-06|pounds} and {{plans.actual.2024-06}} in June.'),
    { kind: 'list', items: ['{old.2024-06}', '{plans.actual.2024-05}'] },
    { kind: 'grid', caption: 'June', rows: [['{plans.actual.2024-06}']] },
    { kind: 'chart', id: 'places-delivered' },
  ];
  const { parts: carried, left } = carryForward(parts, { from: '2024-06', to: '2024-10', book });
  assert.deepEqual(carried, [
    said('{plans.actual.2024-10|pounds} and {{plans.actual.2024-06}} in June.'),
    { kind: 'list', items: ['{old.2024-06}', '{plans.actual.2024-05}'] },
    { kind: 'grid', caption: 'June', rows: [['{plans.actual.2024-10}']] },
    { kind: 'chart', id: 'places-delivered' },
  ]);
  assert.deepEqual(left, ['old.2024-06']);
  assert.deepEqual(carryForward(parts, { from: '2024-06', to: '2024-06', book }), { parts, left: [] });
});
