/** The real published files, where they are at hand: each is read without a right row refused, or refused in words that help. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { before, test } from 'node:test';
import { readAll, rowsAccounted } from '../../../test/make/read-text.ts';
import type { FileReport } from '../../core/domain/intake.ts';
import { problemText } from './problem-texts.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/data');
const skip = existsSync(SHARED) ? false : 'the shared data is not at hand';
const TABLE = join(import.meta.dirname, '../../../test/data/intake/published/shared-files.csv');

/** One line of the table: what a file is read as, or the code with which it is refused. */
type Expected = {
  readonly file: string;
  readonly outcome: string;
  readonly read: number;
  readonly accepted: number;
  readonly errors: number;
  /** Codes of errors and warnings. */
  readonly told: readonly string[];
};

function readExpected(): Expected[] {
  const [, ...lines] = readFileSync(TABLE, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [file = '', outcome = '', read, accepted, errors, told = ''] = line.split(',');
    const codes = told.split(' ').filter((code) => code !== '');
    return {
      file,
      outcome,
      read: Number(read),
      accepted: Number(accepted),
      errors: Number(errors),
      told: codes,
    };
  });
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(SHARED, join(entry.parentPath, entry.name)));
}

const isReadme = (file: string) => /(^|\/)README\.md$/.test(file);
const EXPECTED = readExpected();
const reports = new Map<string, FileReport>();
const refused = EXPECTED.filter(({ outcome }) => outcome.startsWith('file.'));
const readable = EXPECTED.filter(({ outcome }) => !outcome.startsWith('file.'));

before(async () => {
  if (skip !== false) return;
  for (const file of listFiles(SHARED)) {
    const { report } = await readAll(join(SHARED, file));
    reports.set(file, report);
  }
});

function reportOf(file: string): FileReport {
  const report = reports.get(file);
  assert.ok(report !== undefined, `${file} was not read`);
  return report;
}

function codes(report: FileReport): string[] {
  const told = report.problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
  return [...new Set(told)].sort();
}

test('every file that is there stands in the table, and every file of the table is there', { skip }, () => {
  const files = listFiles(SHARED).filter((file) => !isReadme(file));
  assert.deepEqual(files.sort(), EXPECTED.map(({ file }) => file).sort());
});

test('every file that can be read is of its kind, surely, and none is taken for another', { skip }, () => {
  for (const { file, outcome } of readable) {
    const report = reportOf(file);
    assert.equal(report.kind, outcome, file);
    assert.ok(report.confidence >= 0.9, file);
  }
});

test('every row of every file is counted once, and each reason for passing over has its count', {
  skip,
}, () => {
  for (const { file, read, accepted, errors } of readable) {
    const report = reportOf(file);
    assert.ok(rowsAccounted(report), file);
    assert.deepEqual(
      [report.rowsRead, report.recordsAccepted, report.rowsWithErrors],
      [read, accepted, errors],
      file,
    );
  }
});

test('rows with errors are the two of the register that are wrong, and what else is told is meant', {
  skip,
}, () => {
  for (const { file, told } of readable) assert.deepEqual(codes(reportOf(file)), [...told], file);
  const wrong = readable.filter(({ errors }) => errors > 0).map(({ file, errors }) => `${file} ${errors}`);
  assert.deepEqual(wrong, [
    'gias-sample/example_bad_schools_data.csv 1',
    'gias-sample/example_schools_data.csv 1',
  ]);
});

test('every other file is refused with the code that says what it is, and keeps nothing', { skip }, () => {
  for (const { file, outcome } of refused) {
    const report = reportOf(file);
    assert.deepEqual([report.kind, codes(report)], ['unknown', [outcome]], file);
    assert.equal(report.rowsRead, 0, file);
  }
});

test('no refusal is the one that only says that nothing was recognised', { skip }, () => {
  for (const { file, outcome } of refused) {
    assert.notEqual(outcome, 'file.unknown-kind', file);
    const [problem] = reportOf(file).problems;
    assert.ok(problem !== undefined, file);
    assert.equal(problem.message, problemText(outcome as Parameters<typeof problemText>[0]).message); // the table holds codes of the catalogue
    assert.ok(problem.advice.length > 15, file);
  }
});

test('a note for people is refused as one, whatever its sentences look like', { skip }, () => {
  for (const file of listFiles(SHARED).filter(isReadme))
    assert.deepEqual(codes(reportOf(file)), ['file.not-a-table'], file);
});
