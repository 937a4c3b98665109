/** What the issue sheet promises: a line each, a drop-down, hidden bindings, no text that runs, same bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { partsOf } from '../../../test/make/text-of.ts';
import { ISSUE_COLUMNS, type IssueLine } from '../../core/domain/issue.ts';
import { safeCell } from './safe-cell.ts';
import { writeIssueSheet } from './write-issue-sheet.ts';

const LINE: IssueLine = {
  code: 'cell.date-not-real',
  severity: 'error',
  message: 'There is no such day in the calendar',
  advice: 'Correct the date.',
  file: 'requests.csv',
  sheet: null,
  row: 14,
  column: 'receiveddate',
  table: 'requests',
  tableColumn: 'receiveddate',
  recordKey: 'a1'.repeat(16),
  fingerprint: 'b2'.repeat(16),
};
const ABOUT = {
  importId: 'import-7',
  files: [{ file: 'requests.csv', sha256: 'c3'.repeat(32) }],
  writtenAt: '2024-12-11T09:00:00Z',
};
const BYTES = await writeIssueSheet(
  [LINE, { ...LINE, row: null, column: null, tableColumn: null, recordKey: null }],
  ABOUT,
);
const BOOK = await readXlsx(BYTES, { readStyles: true });

test('each problem is a line under the headers, which are frozen and filtered', () => {
  const [issues] = BOOK.sheets;
  assert.equal(issues?.name, 'Issues');
  assert.deepEqual(issues?.rows[0], Object.values(ISSUE_COLUMNS));
  assert.equal(issues?.rows.length, 3);
  assert.deepEqual(issues?.rows[1]?.slice(0, 9), [
    'cell.date-not-real',
    'Error',
    'There is no such day in the calendar',
    'Correct the date.',
    'requests.csv',
    null,
    14,
    'receiveddate',
    LINE.recordKey,
  ]);
  assert.equal(issues?.freezePane?.rows, 1);
  assert.equal(issues?.autoFilter?.range, 'A1:Q3');
});

test('the action is chosen from a list and what the officer writes is kept as text', () => {
  const xml = partsOf(BYTES, /worksheets\/sheet1\.xml$/);
  assert.match(xml, /dataValidation [^>]*type="list"[^>]*sqref="J2:J3"/);
  assert.match(xml, /Correct,Leave the row out,Accept as it is/);
});

test('what binds a correction is in hidden columns and on a hidden sheet', () => {
  const xml = partsOf(BYTES, /worksheets\/sheet1\.xml$/);
  assert.equal(xml.match(/<col [^>]*hidden="(1|true)"/g)?.length, 5);
  assert.deepEqual(BOOK.sheets[0]?.rows[1]?.slice(12), [
    'requests',
    'receiveddate',
    LINE.fingerprint,
    'c3'.repeat(32),
    'evenkeel/issues@1',
  ]);
  assert.deepEqual(
    BOOK.sheets.map(({ name, hidden }) => [name, hidden === true]),
    [
      ['Issues', false],
      ['How to use this sheet', false],
      ['Evenkeel', true],
    ],
  );
  assert.deepEqual(BOOK.sheets[2]?.rows.slice(0, 2), [
    ['Schema', 'evenkeel/issues@1'],
    ['Import', 'import-7'],
  ]);
});

test('the same lines give the same bytes', async () => {
  const again = await writeIssueSheet(
    [LINE, { ...LINE, row: null, column: null, tableColumn: null, recordKey: null }],
    ABOUT,
  );
  assert.deepEqual(again, BYTES);
});

test('an import without problems gives a sheet with its headers', async () => {
  const book = await readXlsx(await writeIssueSheet([], ABOUT));
  assert.equal(book.sheets[0]?.rows.length, 1);
});

test('a file or column that is named like a formula is no formula in the sheet', async () => {
  const nasty = '=HYPERLINK("https://example.org","x")';
  const bytes = await writeIssueSheet([{ ...LINE, file: nasty, column: '+cmd|calc' }], ABOUT);
  const row = (await readXlsx(bytes)).sheets[0]?.rows[1];
  assert.equal(row?.[4], `'${nasty}`);
  assert.equal(row?.[7], "'+cmd|calc");
  assert.ok(!partsOf(bytes, /worksheets\/sheet\d\.xml$/).includes('<f>'));
});

test('plain numbers and words stay as they are, and what a program could run gets an apostrophe', () => {
  for (const plain of ['', '12', '-12.5', '+3', '-3%', 'a=b', 'Fern Lane', '£12', '2024-10-31'])
    assert.equal(safeCell(plain), plain);
  for (const nasty of ['=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '\rx', ' =1', '＝1', '-1+1', '--1', '|x'])
    assert.equal(safeCell(nasty), `'${nasty}`);
});

test('whatever the text, no cell begins as a formula does unless it is a plain number', () => {
  const text = fc.tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', ' =', '\u0000='), fc.string());
  fc.assert(
    fc.property(text, ([start, rest]) => {
      const safe = safeCell(start + rest);
      assert.ok(!/^[=+\-@\t\r]/.test(safe) || /^[+-]?(\d+(\.\d+)?|\.\d+)%?$/.test(safe));
    }),
  );
});
