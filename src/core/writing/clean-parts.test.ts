/** What is saved is clean: nothing invisible, nothing empty, and cleaning it again changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CommentaryPart } from '../programme/programme.ts';
import { cleanParts, tidyText } from './clean-parts.ts';

test('invisible characters go, and a word that was broken by one is whole', () => {
  assert.equal(
    tidyText('co\u00adoperate \u202eno\u202c\u200b yes\u0000\ttab\u00a0end '),
    'cooperate no yes tab end',
  );
  assert.equal(tidyText('half \ud83d'), 'half \ufffd');
});

test('parts without a word are left out; a table keeps its empty cells and gets a caption', () => {
  const parts: CommentaryPart[] = [
    { kind: 'paragraph', text: ' \u200b ' },
    { kind: 'list', items: ['', 'One', ' '] },
    { kind: 'list', items: [''] },
    {
      kind: 'grid',
      caption: ' ',
      rows: [
        ['a', ''],
        ['', ''],
        ['', 'b'],
      ],
    },
    { kind: 'chart', id: 'places-delivered' },
  ];
  assert.deepEqual(cleanParts(parts), [
    { kind: 'list', items: ['One'] },
    {
      kind: 'grid',
      caption: 'Table',
      rows: [
        ['a', ''],
        ['', 'b'],
      ],
    },
    { kind: 'chart', id: 'places-delivered' },
  ]);
});

test('cleaning twice is cleaning once, and no control or invisible character is left', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const part: fc.Arbitrary<CommentaryPart> = fc.oneof(
    text.map((words): CommentaryPart => ({ kind: 'paragraph', text: words })),
    fc.array(text, { maxLength: 4 }).map((items): CommentaryPart => ({ kind: 'list', items })),
    fc
      .tuple(text, fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 3 }))
      .map(([caption, rows]): CommentaryPart => ({ kind: 'grid', caption, rows })),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const once = cleanParts(parts);
      assert.deepEqual(cleanParts(once), once);
      for (const words of JSON.stringify(once).matchAll(/[\p{Cc}\p{Cf}]/gu)) assert.fail(words[0]);
    }),
  );
});
