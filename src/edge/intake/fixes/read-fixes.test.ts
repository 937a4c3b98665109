/** What reading an issue sheet back promises: each line is a fix, said again, refused with a sentence, or open. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { ProblemError } from '../../../core/base/problem.ts';
import { ISSUE_COLUMNS, type IssueColumn } from '../../../core/domain/issue.ts';
import { FileRefusal } from '../tables/reading.ts';
import { type FixSheet, readFixes } from './read-fixes.ts';

const COLUMNS = Object.keys(ISSUE_COLUMNS) as IssueColumn[]; // the keys of a constant
const LINE: Readonly<Record<IssueColumn, string>> = {
  code: 'cell.date-not-real',
  severity: 'Error',
  message: 'There is no such day in the calendar',
  advice: 'Correct the date.',
  file: 'requests.csv',
  sheet: '',
  row: '14',
  column: 'Received',
  record: 'a1'.repeat(16),
  action: '',
  value: '',
  note: '',
  table: 'requests',
  tableColumn: 'receiveddate',
  fingerprint: 'b2'.repeat(16),
  file256: 'c3'.repeat(32),
  schema: 'evenkeel/issues@1',
};
type Change = Partial<Record<IssueColumn, string>>;

function rowsOf(changes: readonly Change[], columns: readonly IssueColumn[] = COLUMNS): string[][] {
  const header = columns.map((column) => ISSUE_COLUMNS[column]);
  return [header, ...changes.map((change) => columns.map((column) => ({ ...LINE, ...change })[column]))];
}

function csvOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter));
  return `\ufeff${quoted.join('\r\n')}\r\n`;
}

async function readBack(content: string | Uint8Array): Promise<FixSheet> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    await writeFile(join(folder, 'issues'), content);
    return await readFixes(join(folder, 'issues'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function linesOf(changes: readonly Change[]): Promise<FixSheet> {
  const sheet = await readBack(csvOf(rowsOf(changes)));
  const parts = sheet.fixes.length + sheet.refused.length + sheet.linesOpen + sheet.linesRepeated;
  assert.equal(parts, sheet.linesRead, 'each line is counted once');
  return sheet;
}

const CORRECT = { action: 'Correct', value: '2024-02-29' } as const;

test('a correction is read with what binds it, and its note is masked', async () => {
  const { fixes } = await linesOf([{ ...CORRECT, note: 'Dr Quillfeather rang on 07700 900123' }]);
  assert.deepEqual(fixes, [
    {
      table: 'requests',
      recordKey: LINE.record,
      column: 'receiveddate',
      oldFingerprint: LINE.fingerprint,
      action: 'correct',
      value: '2024-02-29',
      isPersonal: false,
      note: '[name] rang on [number]',
    },
  ]);
});

test('leaving out and accepting need no value, in whatever case they are written', async () => {
  const { fixes } = await linesOf([
    { action: 'leave the row out' },
    { action: ' ACCEPT AS IT IS ', record: 'd4'.repeat(16) },
  ]);
  assert.deepEqual(
    fixes.map(({ action, value }) => [action, value]),
    [
      ['leave-out', null],
      ['accept', null],
    ],
  );
});

test('a line without an action is left open', async () => {
  const { fixes, refused, linesOpen } = await linesOf([{}, {}]);
  assert.deepEqual([fixes.length, refused.length, linesOpen], [0, 0, 2]);
});

test('a correction of a name, a number or a birth date is marked as personal', async () => {
  const columns = ['surname', 'upn', 'personbirthdate', 'Case Reference', 'receiveddate'];
  const { fixes } = await linesOf(columns.map((tableColumn) => ({ ...CORRECT, tableColumn })));
  assert.deepEqual(
    fixes.map(({ isPersonal }) => isPersonal),
    [true, true, true, true, false],
  );
});

test('(empty) makes a cell empty, and a sign kept from being run is taken as it was meant', async () => {
  const { fixes } = await linesOf([
    { action: 'Correct', value: '(Empty)' },
    { action: 'Correct', value: '-12', record: 'd4'.repeat(16) },
  ]);
  assert.deepEqual(
    fixes.map(({ value }) => value),
    ['', '-12'],
  );
});

const REFUSED: readonly (readonly [string, Change, string])[] = [
  ['a correction without a value', { action: 'Correct' }, 'fix.value-missing'],
  ['a value without an action', { value: '2024-02-29' }, 'fix.value-without-action'],
  [
    'a value beside another action',
    { action: 'Accept as it is', value: '2024-02-29' },
    'fix.value-without-action',
  ],
  ['an unknown action', { action: 'Delete' }, 'fix.unknown-action'],
  ['a formula', { action: 'Correct', value: '=1+1' }, 'fix.formula'],
  ['a formula behind an apostrophe', { action: 'Correct', value: "'=cmd()" }, 'fix.formula'],
  ['a value that is far too long', { action: 'Correct', value: 'x'.repeat(501) }, 'fix.value-too-long'],
  ['a record that is missing', { ...CORRECT, record: '' }, 'fix.key-missing'],
  ['a record that was changed', { ...CORRECT, record: '1.2E+31' }, 'fix.key-missing'],
  ['an old value that is missing', { ...CORRECT, fingerprint: '' }, 'fix.key-missing'],
  ['a correction of a whole row', { ...CORRECT, tableColumn: '' }, 'fix.no-column'],
  ['another form of sheet', { ...CORRECT, schema: 'evenkeel/issues@9' }, 'fix.other-form'],
];

for (const [what, change, code] of REFUSED)
  test(`refuses ${what}, with its row and a sentence, and reads on`, async () => {
    const { fixes, refused } = await linesOf([change, { ...CORRECT, record: 'd4'.repeat(16) }]);
    assert.deepEqual(
      refused.map((line) => [line.row, line.code]),
      [[2, code]],
    );
    assert.ok((refused[0]?.message.length ?? 0) > 10);
    assert.equal(fixes.length, 1);
  });

test('what the officer wrote is never in a refusal', async () => {
  const secret = '=Quillfeather';
  const { refused } = await linesOf([
    { action: 'Correct', value: secret },
    { action: secret },
    { value: secret },
  ]);
  assert.equal(refused.length, 3);
  assert.ok(!JSON.stringify(refused).includes('Quillfeather'));
});

test('a decision that is said twice counts once, and two that differ are both refused', async () => {
  const other = { record: 'd4'.repeat(16) };
  const { fixes, refused, linesRepeated } = await linesOf([
    CORRECT,
    CORRECT,
    { ...CORRECT, ...other },
    { ...CORRECT, ...other, value: '2024-03-01' },
  ]);
  assert.deepEqual([fixes.length, linesRepeated], [1, 1]);
  assert.deepEqual(
    refused.map(({ row, code }) => [row, code]),
    [
      [4, 'fix.contradiction'],
      [5, 'fix.contradiction'],
    ],
  );
});

test('a row cannot be both left out and corrected in another column', async () => {
  const { fixes, refused } = await linesOf([
    CORRECT,
    { action: 'Leave the row out', tableColumn: 'requestoutcome' },
  ]);
  assert.equal(fixes.length, 0);
  assert.deepEqual(
    refused.map(({ code }) => code),
    ['fix.contradiction', 'fix.contradiction'],
  );
});

test('columns may stand in another order and semicolons between them', async () => {
  const rows = rowsOf([CORRECT], [...COLUMNS].reverse());
  assert.equal((await readBack(csvOf(rows, ';'))).fixes.length, 1);
});

test('a workbook is read from its sheet of issues: days as days, numbers as text, formulas refused', async () => {
  const rows: (string | number | Date)[][] = rowsOf([
    CORRECT,
    { ...CORRECT, record: 'd4'.repeat(16) },
    { ...CORRECT, record: 'e5'.repeat(16) },
  ]);
  const place = COLUMNS.indexOf('value');
  const [, day, number] = rows;
  if (day !== undefined) day[place] = new Date(Date.UTC(2024, 1, 29));
  if (number !== undefined) number[place] = 9;
  const formula = { value: 1, type: 'formula', formula: 'A1+1', formulaResult: 1 } as const;
  const book = await writeXlsx({
    sheets: [
      { name: 'Mine', rows: [['x']] },
      { name: 'Issues', rows, cells: new Map([[`3,${place}`, formula]]) },
    ],
  });
  const { fixes, refused } = await readBack(book);
  assert.deepEqual(
    fixes.map(({ value }) => value),
    ['2024-02-29', '9'],
  );
  assert.deepEqual(
    refused.map(({ row, code }) => [row, code]),
    [[4, 'fix.formula']],
  );
});

test('a file that is no issue sheet is refused whole, and so is one whose hidden columns are gone', async () => {
  const isRefused = (fault: unknown) =>
    fault instanceof ProblemError && fault.problem.code === 'fix.not-an-issue-sheet';
  await assert.rejects(readBack('a,b,c\n1,2,3\n'), isRefused);
  const shown = COLUMNS.filter((column) => column !== 'fingerprint');
  await assert.rejects(readBack(csvOf(rowsOf([CORRECT], shown))), isRefused);
  await assert.rejects(readBack('%PDF-1.7'), FileRefusal);
});

test('a large file that is no issue sheet is known by its first lines and not read to its end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    const path = join(folder, 'large.csv');
    // A quotation mark that is never closed, far below, would refuse the file if it were read so far.
    await writeFile(path, `a,b\n${'1,2\n'.repeat(900_000)}"${'x'.repeat(2_000_000)}`);
    await assert.rejects(
      readFixes(path, { rowLength: 1_000_000 }),
      (error) => error instanceof ProblemError && error.problem.code === 'fix.not-an-issue-sheet',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
