/** What is pasted becomes plain words in paragraphs, lists and tables; nothing of a script, style or picture is left. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPasted } from './read-pasted.ts';

test('paragraphs, lists and tables of a page stay what they are', () => {
  const html =
    '<p>One &amp; two</p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><table><tr><th>Year</th><th>Plans</th></tr><tr><td><p>2024</p></td><td>5</td></tr></table>after';
  assert.deepEqual(readPasted(html), [
    { kind: 'paragraph', text: 'One & two' },
    { kind: 'list', items: ['a', 'b', 'c'] },
    {
      kind: 'grid',
      caption: 'Table',
      rows: [
        ['Year', 'Plans'],
        ['2024', '5'],
      ],
    },
    { kind: 'paragraph', text: 'after' },
  ]);
});

test('what Word puts on the clipboard is read: its style sheet goes, its lists are lists', () => {
  const html =
    '<html><head><style><!-- p {mso-x:1} --></style></head><body><!--StartFragment--><p class=MsoListParagraph><span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span>first</p><p class=MsoListParagraph><span>·&nbsp;</span>second<o:p></o:p></p><p class=MsoNormal>end</p><!--EndFragment--></body></html>';
  assert.deepEqual(readPasted(html), [
    { kind: 'list', items: ['first', 'second'] },
    { kind: 'paragraph', text: 'end' },
  ]);
});

test('a pasted brace is a brace and never a reference', () => {
  assert.deepEqual(readPasted('{plans_n.actual.2024-10}'), [
    { kind: 'paragraph', text: '{{plans_n.actual.2024-10}}' },
  ]);
});

test('hostile markup leaves its plain words at most', () => {
  for (const html of [
    '<script>alert(1)</script>',
    '<ScRiPt src=x>alert(1)</sCrIpT >',
    '<img src=x onerror=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<style>@import "x"</style>',
    '<iframe srcdoc="<p>alert(1)</p>"></iframe>',
    '<p title="a>b" onclick="alert(1)"></p>',
    '<!-- <p>alert(1)</p> -->',
    '<math><mtext><script>alert(1)</script></mtext></math>',
    '<script>alert(1)',
    '<p onclick=\'alert("',
  ])
    assert.deepEqual(readPasted(html), [], html);
  assert.deepEqual(readPasted('<a href="javascript:alert(1)">here</a>'), [
    { kind: 'paragraph', text: 'here' },
  ]);
});

test('whatever is pasted: no tag that opens, no handler, no control character comes through, and nothing throws', () => {
  const piece = fc.constantFrom(
    '<script>',
    '</script>',
    '<p ',
    '>',
    '<',
    '"',
    "'",
    'evil()',
    '<td>',
    '<table>',
    '</table>',
    '<li>',
    '<ul>',
    '&lt;',
    '\u202e',
    '\u0000',
    '<!--',
    '-->',
    '{',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const parts = readPasted(pieces.join(''));
      for (const part of parts) assert.ok(['paragraph', 'list', 'grid'].includes(part.kind));
      const texts = JSON.stringify(parts);
      assert.doesNotMatch(texts, /\\u0000|\u202e/);
      const open = pieces.indexOf('<script>');
      if (open === 0 && !pieces.includes('</script>')) assert.deepEqual(parts, []);
    }),
  );
});

test('a pasted table as wide as a street keeps its words in as many columns as a page holds', () => {
  const wide = `<table><tr>${'<td>a</td>'.repeat(2000)}</tr>${'<tr><td>b</td></tr>'.repeat(500)}</table>`;
  const [part] = readPasted(wide);
  assert.ok(part?.kind === 'grid');
  assert.equal(part.rows.length, 501);
  assert.ok(part.rows.every((row) => row.length <= 40));
  assert.equal(part.rows[0]?.join(' ').match(/a/g)?.length, 2000);
});

test('a paste of many megabytes is cut, not followed', () => {
  const [part] = readPasted('x'.repeat(3_000_000));
  assert.ok(part?.kind === 'paragraph' && part.text.length === 400_000);
  const table = readPasted(`<table>${'<tr><td>1</td></tr>'.repeat(50_000)}</table>`);
  assert.ok(table[0]?.kind === 'grid' && table[0].rows.length <= 5000);
});
