/** A programme is measured from its store: with permission, from the extract in force, with a month cut off where asked. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { Scope, Store } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { importFiles } from './imports/import-files.ts';
import { loadProgrammeFolder } from './load-programme.ts';
import { type MeasuresAnswer, measureProgramme } from './measure-programme.ts';
import { passingKeys } from './open-keys.ts';
import { writeDemo } from './write-demo.ts';

const NOW = '2025-02-01T09:00:00.000Z';
const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: 'all' };
const ELSEWHERE: Actor = { id: 'elsewhere', roles: ['programme-lead'], authorities: ['E10009902'] };

let folder = '';
let store: Store;
let scope: Scope;
let answer: MeasuresAnswer;
let dependencies: AppDependencies;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-measures-'));
  const out = join(folder, 'county');
  await writeDemo({ out, plans: 1000 });
  store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  dependencies = {
    store,
    now: () => NOW,
    newId: () => `id-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel',
  };
  scope = await loadProgrammeFolder(dependencies, LEAD, out);
  answer = await measureProgramme(store.read, LEAD, scope);
});
after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test('the extract and the monthly actuals agree on requests and on old assessments, which the county makes alike', () => {
  for (const name of ['req_n', 'asmt_open_over20w_n']) {
    const ofExtract = answer.measures.filter((value) => value.name === name && value.basis === 'extract');
    const actuals = new Map(
      answer.measures
        .filter((value) => value.name === name && value.basis === 'monthly-actuals')
        .map(({ period, value }) => [period, value]),
    );
    const both = ofExtract.filter(({ period }) => actuals.has(period));
    assert.ok(both.length >= 10, name);
    for (const { period, value } of both) assert.equal(value, actuals.get(period), `${name} ${period}`);
  }
});

test('every figure names its sources, and every source a file', () => {
  const names = new Set(answer.sources.map(({ name }) => name));
  assert.ok(answer.measures.length > 500);
  for (const { name, sources } of answer.measures)
    for (const source of sources) assert.ok(names.has(source), `${name} comes from ${source}`);
  assert.ok(answer.sources.every(({ file }) => file !== ''));
  const requests = answer.measures.find(({ name, basis }) => name === 'req_n' && basis === 'extract');
  assert.deepEqual(requests?.sources, ['sen2']);
  assert.equal(answer.asAt, '2025-01');
  assert.equal(answer.sources.filter(({ name }) => name === 'sen2').length, 9);
});

test('a month leaves later actuals out and keeps the projection, which is of years to come', async () => {
  const early = await measureProgramme(store.read, LEAD, scope, '2024-06');
  assert.equal(early.asAt, '2024-06');
  for (const { basis, month } of early.measures) assert.ok(basis === 'projection' || month <= '2024-06');
  assert.ok(early.measures.some(({ basis, month }) => basis === 'projection' && month > '2024-06'));
});

test('the grant of stored allocations stands under the deficit, before recoupment, newest file first', async () => {
  const file = join(folder, 'grant.csv');
  const header =
    'financial_year,la_code,la_name,High needs block (£),Total DSG allocation (£),Total DSG allocation (after) (£)';
  await writeFile(file, `${header}\n2024-25,999,Marlshire,90000000,400000000,250000000\n`);
  const [report] = await importFiles(dependencies, LEAD, { paths: [file], scope });
  assert.equal(report?.kind, 'dsg-allocations');
  const { measures, sources, unsupported } = await measureProgramme(store.read, LEAD, scope);
  const share = measures.find(({ name }) => name === 'deficit_pct_dsg');
  assert.equal(share?.denominator, 400_000_000_00);
  assert.equal(
    share?.period,
    measures.find(({ name, period }) => name === 'hn_spend' && period.includes('2024'))?.period,
  );
  assert.ok(sources.some(({ name, file: from }) => name === 'dsg-total' && from === 'grant.csv'));
  assert.ok(!unsupported.some(({ name }) => name === 'deficit_pct_dsg'));
  assert.match(
    answer.unsupported.find(({ name }) => name === 'deficit_pct_dsg')?.missing.join() ?? '',
    /file kind dsg-allocations/,
  );
});

test('without the permission, or with a text that is no month, there is no answer', async () => {
  const refused = (code: string) => (error: unknown) =>
    error instanceof ProblemError && error.problem.code === code;
  await assert.rejects(measureProgramme(store.read, ELSEWHERE, scope), refused('access.refused'));
  await assert.rejects(measureProgramme(store.read, LEAD, scope, 'October'), refused('call.wrong'));
});
