/** A return is checked as a whole when it is in; one corrected table is checked with the others that stand in force. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Actor } from '../../core/access/access.ts';
import { CHECKS } from '../../core/checks/catalogue.ts';
import type { FileReport } from '../../core/domain/intake.ts';
import { openStore } from '../../edge/store/open-store.ts';
import { passingKeys } from '../open-keys.ts';
import { writeDemo } from '../write-demo.ts';
import type { ImportDependencies } from './import-call.ts';
import { importFiles } from './import-files.ts';
import { issueLines } from './kept-lines.ts';

const ACTOR: Actor = { id: 'tester', roles: ['programme-lead'], authorities: 'all' };
const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const NOW = '2025-02-03T12:00:00.000Z';
const CODES = new Set(CHECKS.map(({ code }) => code));

async function withCounty(
  work: (dependencies: ImportDependencies, sen2: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const newId = () => `id-${String(++id).padStart(4, '0')}`;
  try {
    await writeDemo({ plans: 500, out: join(folder, 'demo') });
    await work({ store, now: () => NOW, newId, keys: passingKeys() }, join(folder, 'demo', 'sen2'));
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function findings(reports: readonly FileReport[]): string[] {
  return reports
    .flatMap(({ problems }) => problems.map(({ code }) => code))
    .filter((code) => CODES.has(code));
}

/** Give the second person the pupil number of the first, and write the table under another name. */
async function withOneNumberTwice(sen2: string): Promise<string> {
  const text = await readFile(join(sen2, 'Blade-Export_16-01-2025_person.csv'), 'utf8');
  const lines = text.split('\n');
  const place = (lines[0] ?? '').split(',').indexOf('upn');
  const numbers = lines.map((line) => line.split(',')[place] ?? '');
  const [first = 0, second = 0] = numbers.flatMap((number, at) => (at > 0 && number !== '' ? [at] : []));
  const cells = (lines[second] ?? '').split(',');
  cells[place] = numbers[first] ?? '';
  lines[second] = cells.join(',');
  const path = join(sen2, 'person-corrected.csv');
  await writeFile(path, lines.join('\n'));
  return path;
}

test('a whole return is checked, what could not be checked is said, and the trail tells it', () =>
  withCounty(async (dependencies, sen2) => {
    const reports = await importFiles(dependencies, ACTOR, { paths: [sen2], scope: SCOPE });
    const told = reports.flatMap(({ problems }) => problems.filter(({ code }) => code === 'check.not-run'));
    assert.equal(told.length, 1);
    assert.match(told[0]?.message ?? '', /earlier extract/);
    const trail = await dependencies.store.read.audit.list(null, 50);
    const [checked] = trail.filter(({ action }) => action === 'import.checked');
    assert.equal(checked?.subjectId, '2025-01-16');
    assert.ok(Number(checked?.detail['checksRun']) > 90);
    assert.equal((await dependencies.store.read.documents.all(SCOPE, 'extract-summary')).length, 1);
  }));

test('one table imported again is checked with the others in force, and what is found takes the place of what was', () =>
  withCounty(async (dependencies, sen2) => {
    const before = findings(await importFiles(dependencies, ACTOR, { paths: [sen2], scope: SCOPE }));
    assert.ok(!before.includes('sen2.pupil-number-shared'));
    const path = await withOneNumberTwice(sen2);
    const [report] = await importFiles(dependencies, ACTOR, { paths: [path], scope: SCOPE });
    const found = report?.problems.filter(({ code }) => code === 'sen2.pupil-number-shared') ?? [];
    assert.equal(found.length, 1);
    assert.deepEqual([found[0]?.severity, found[0]?.isKept], ['error', true]);
    const kept = (await dependencies.store.read.imports.list(SCOPE)).flatMap(
      ({ report: one }) => one.problems,
    );
    const sorts = kept.filter(({ code, row }) => CODES.has(code) && row !== null);
    const places = sorts.map(({ code, row, count }) => `${code} ${row} ${count}`);
    assert.equal(new Set(places).size, places.length, 'no finding stands twice');
  }));

test('a finding on a row is bound to its record on the issue sheet, and holds no value of it', () =>
  withCounty(async (dependencies, sen2) => {
    const path = await withOneNumberTwice(sen2);
    await rm(join(sen2, 'Blade-Export_16-01-2025_person.csv'));
    await importFiles(dependencies, ACTOR, { paths: [sen2], scope: SCOPE });
    const records = await dependencies.store.read.imports.list(SCOPE);
    const record = records.find(({ report }) => path.endsWith(report.file));
    assert.ok(record !== undefined);
    const lines = await issueLines(dependencies.store.read, record);
    const [line] = lines.filter(({ code }) => code === 'sen2.pupil-number-shared');
    assert.match(line?.recordKey ?? '', /^[0-9a-f]{32}$/);
    assert.equal(line?.table, 'person');
    const persons = await dependencies.store.read.rows.where(
      SCOPE,
      'persons',
      'personKey',
      line?.recordKey ?? '',
    );
    assert.equal(persons.length, 1);
    assert.equal(persons[0]?.origin.row, line?.row);
  }));

test('a trial of one table alone says that it was not checked with the others', () =>
  withCounty(async (dependencies, sen2) => {
    const path = await withOneNumberTwice(sen2);
    const [report] = await importFiles(dependencies, ACTOR, { paths: [path], scope: SCOPE, dryRun: true });
    assert.deepEqual(
      report?.problems.filter(({ code }) => code.startsWith('check.')).map(({ code }) => code),
      ['check.incomplete'],
    );
    assert.deepEqual(findings(report === undefined ? [] : [report]), []);
  }));
