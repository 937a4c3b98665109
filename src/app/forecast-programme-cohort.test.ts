/** A stored programme is forecast by cohorts: with permission, from its extract, as its folder is. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { Scope, Store } from '../edge/store/store.ts';
import { type CohortForecastAnswer, forecastCohort } from './forecast-cohort.ts';
import { forecastProgrammeCohort } from './forecast-programme-cohort.ts';
import { loadProgrammeFolder } from './load-programme.ts';
import { passingKeys } from './open-keys.ts';
import { readCohortFolder } from './read-cohort-folder.ts';
import { writeDemo } from './write-demo.ts';

const NOW = '2025-02-01T09:00:00.000Z';
const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: 'all' };
const ELSEWHERE: Actor = { id: 'elsewhere', roles: ['programme-lead'], authorities: ['E10009902'] };
const REQUEST = {
  horizon: 1,
  grain: 'year',
  seed: 1,
  draws: 40,
  lookBack: null,
  capacity: null,
  scenario: null,
  workers: 0,
  version: '0.0.0',
} as const;

let folder = '';
let store: Store;
let scope: Scope;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-cohort-'));
  const out = join(folder, 'county');
  await writeDemo({ out, plans: 400 });
  store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const dependencies = {
    store,
    now: () => NOW,
    newId: () => `id-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel',
  };
  scope = await loadProgrammeFolder(dependencies, LEAD, out);
});
after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test('a stored programme has the forecast of its folder, and names the files behind it', async () => {
  const stored = await forecastProgrammeCohort(store.read, LEAD, scope, REQUEST);
  const source = await readCohortFolder({ folder: join(folder, 'county'), area: scope.authorityCode });
  const direct = await forecastCohort({ ...REQUEST, source });
  const figures = ({ steps, rates, startPlans }: CohortForecastAnswer) => ({ steps, rates, startPlans });
  assert.deepEqual(figures(stored), figures(direct));
  const hashes = ({ inputs }: CohortForecastAnswer) => new Set(inputs.map(({ sha256 }) => sha256));
  assert.deepEqual(hashes(stored), hashes(direct));
});

test('who may not read the programme gets no forecast', async () => {
  await assert.rejects(
    forecastProgrammeCohort(store.read, ELSEWHERE, scope, REQUEST),
    (error) => error instanceof ProblemError && error.problem.code === 'access.refused',
  );
});

test('a programme without an extract is refused in words', async () => {
  const empty = { authorityCode: scope.authorityCode, programmeId: 'empty' };
  await assert.rejects(
    forecastProgrammeCohort(store.read, LEAD, empty, REQUEST),
    (error) => error instanceof ProblemError && error.problem.code === 'cohort.nothing-to-read',
  );
});
