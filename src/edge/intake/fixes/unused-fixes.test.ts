/** What is told of fixes that met no record. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileReport } from '../../../core/domain/intake.ts';
import type { Fix } from '../../../core/domain/issue.ts';
import { FixBook } from './fix-book.ts';
import { withUnusedTold } from './unused-fixes.ts';

const fixOf = (table: string): Fix => ({
  ...{ table, recordKey: 'k', column: null, oldFingerprint: 'f', action: 'accept' },
  ...{ value: null, isPersonal: false, note: null },
});

const reportOf = (file: string, kind: FileReport['kind']): FileReport => ({
  ...{ file, kind, confidence: 1, sha256: '', rowsRead: 0, recordsAccepted: 0 },
  ...{ rowsWithErrors: 0, rowsSkipped: 0, problems: [] },
});

const toldIn = (reports: readonly FileReport[]) =>
  reports.flatMap(({ file, problems }) => problems.map(({ code, count }) => `${file} ${code} ${count}`));

const [SHEET, PERSON, COSTS] = [
  reportOf('issues.xlsx', 'sen2-issues'),
  reportOf('person.csv', 'sen2-csv'),
  reportOf('costs.csv', 'placement-costs'),
];

test('only fixes of tables that were read and that met no record are counted', () => {
  const met = fixOf('person');
  const book = new FixBook([met, fixOf('person'), fixOf('senneed')]);
  assert.deepEqual(toldIn(withUnusedTold([PERSON], book)), [], 'nothing was read');
  book.of('person');
  book.meet(met);
  assert.deepEqual(toldIn(withUnusedTold([SHEET, PERSON], book)), ['issues.xlsx fix.unused 1']);
});

test('without an issue sheet they are told with the last file of the return, and with no other file', () => {
  const book = new FixBook([fixOf('person')]);
  book.of('person');
  assert.deepEqual(toldIn(withUnusedTold([PERSON, COSTS], book)), ['person.csv fix.unused 1']);
  assert.deepEqual(toldIn(withUnusedTold([COSTS], book)), []);
});

test('reports stay as they are where each fix met its record', () => {
  const reports = [SHEET, PERSON];
  assert.equal(withUnusedTold(reports, new FixBook([])), reports);
});
