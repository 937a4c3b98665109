/** The data page's words: in, fresh and clean; what an undoing does; every kind named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeOpenProgramme } from '../../../test/make/fake-programme.ts';
import { FILE_KINDS, type RowProblem } from '../../core/domain/intake.ts';
import type { ImportRecord } from '../../edge/store/store.ts';
import { readableKinds } from './file-kind-words.ts';
import { importLine, importsView, type Reach, reachOf } from './imports-view.ts';

const PROBLEM: RowProblem = {
  code: 'date.not-a-day',
  severity: 'error',
  row: 2,
  column: 'Start date',
  count: 3,
  message: 'There is no such day',
  advice: 'Correct the date.',
};

const REACHED: Reach = { monthly: '2024-10', asked: '2024-10' };

function imported(
  id: string,
  changes: Partial<ImportRecord> = {},
  problems: RowProblem[] = [],
): ImportRecord {
  return {
    authorityCode: 'E10009977',
    programmeId: 'dunmere',
    importId: id,
    kind: 'sen2-csv',
    report: {
      file: `${id}.csv`,
      kind: 'sen2-csv',
      confidence: 1,
      sha256: 'ab'.repeat(32),
      rowsRead: 1204,
      recordsAccepted: 1200,
      rowsWithErrors: 3,
      rowsSkipped: 1,
      problems,
    },
    asAt: null,
    importedAt: '2024-12-11T09:15:30.000Z',
    importedBy: 'local:rowan',
    undoneAt: null,
    ...changes,
  };
}

test('without an import in force the answer is that nothing is in, however many were undone', () => {
  const undone = imported('one', { undoneAt: '2024-12-12T10:00:00.000Z' }, [PROBLEM]);
  for (const records of [[], [undone]]) {
    const { answer, facts } = importsView(records, REACHED);
    assert.equal(answer.word, 'Not in yet');
    assert.equal(facts.find(({ label }) => label === 'Errors open')?.value, '0');
  }
});

test('the answer counts each problem as often as it arises, and names the newest day of data', () => {
  const { answer, imports } = importsView(
    [
      imported('person', { asAt: '2024-10-31' }, [PROBLEM]),
      imported('requests', { asAt: '2024-09-30' }, [{ ...PROBLEM, severity: 'warning', count: 1 }]),
    ],
    REACHED,
  );
  assert.equal(answer.word, 'In, with errors');
  assert.equal(
    answer.sentence,
    '2 files are in force; the newest data is of 31 October 2024; monthly figures reach October 2024, as far as the newest update asks; 3 errors and 1 warning are open.',
  );
  assert.deepEqual(
    imports.map(({ importId }) => importId),
    ['requests', 'person'],
  );
});

test('a day that no file tells is said to be missing and is never guessed from the day of the import', () => {
  const { answer, facts } = importsView([imported('one')], REACHED);
  assert.match(
    answer.sentence,
    /^1 file is in force; none of them says which day it is of; monthly figures reach October 2024, as far as the newest update asks; no error or warning is open\.$/,
  );
  assert.equal(facts.find(({ label }) => label === 'Newest day of data')?.value, 'Not told by any file');
  assert.equal(answer.word, 'In and clean');
});

test('monthly figures that stop short of what the newest update asks for are told, and so is their absence', () => {
  const answer = (reach: Reach) => importsView([imported('one')], reach).answer;
  const behind = answer({ monthly: '2024-08', asked: '2024-10' });
  assert.equal(behind.word, 'In, not up to date, clean');
  assert.match(behind.sentence, /reach August 2024, but the newest update asks for them to October 2024/);
  assert.match(answer({ monthly: null, asked: '2024-10' }).sentence, /there are no monthly figures, but/);
  assert.equal(answer({ monthly: null, asked: null }).word, 'In and clean');
});

test('the reach is that of what happened, never of a forecast', () => {
  const open = fakeOpenProgramme();
  const actual = open.monthly
    .filter(({ record }) => record.series === 'actual')
    .map(({ record }) => record.month);
  const all = open.monthly.map(({ record }) => record.month);
  assert.equal(reachOf(open).monthly, actual.sort().at(-1));
  assert.ok((all.sort().at(-1) ?? '') >= (reachOf(open).monthly ?? ''));
  assert.equal(reachOf({ ...open, monthly: [] }).monthly, null);
  assert.equal(reachOf(open).asked, open.programme.updates.at(-1)?.dataCutOff);
});

test('undoing names the earlier file of the same kind that counts again, and only one in force', () => {
  const first = imported('first');
  const second = imported('second', { undoneAt: '2024-12-12T10:00:00.000Z' });
  const third = imported('third');
  const all = [first, second, third];
  assert.match(importLine(third, all).undoing, /Its 1,200 rows .*earlier file first\.csv/);
  assert.match(importLine(first, all).undoing, /No earlier file of its kind is in force/);
  assert.equal(importLine(second, all).undoing, '');
  assert.equal(importLine(second, all).undoneAt, '12 December 2024, 10:00 UTC');
  assert.equal(importLine(third, all).importedBy, 'rowan (at this machine)');
});

test('every kind that can be read has a name and says what it is for', () => {
  const kinds = readableKinds();
  assert.deepEqual(kinds.map(({ kind }) => kind).sort(), [...FILE_KINDS].sort());
  for (const { name, purpose } of kinds) assert.ok(name !== '' && purpose.endsWith('.'));
});
