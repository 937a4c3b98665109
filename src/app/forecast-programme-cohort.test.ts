/** A stored programme is forecast by cohorts: with permission, from its extract, as its folder is. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { addMonths } from '../core/base/time.ts';
import type { Vintage } from '../core/monitor/vintage.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { Scope, Store } from '../edge/store/store.ts';
import { chooseCohortBasis, readCohortBasis } from './cohort-basis-choice.ts';
import { COHORT_FACTOR, cohortRangeFactor } from './cohort-range-factor.ts';
import { type CohortForecastAnswer, forecastCohort } from './forecast-cohort.ts';
import { forecastProgrammeCohort } from './forecast-programme-cohort.ts';
import { loadProgrammeFolder } from './load-programme.ts';
import { keepAnswer } from './monitor/register-forecast.ts';
import { storeVintage } from './monitor/stored-vintages.ts';
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

test('a look-back is chosen with a reason, is in force from then on, and stands in the audit trail', async () => {
  const dependencies = { store, newId: () => 'choice' };
  const refused = async (request: { basis: string; reason: string }, actor: Actor, code: string) =>
    assert.rejects(
      chooseCohortBasis(dependencies, actor, scope, request),
      (error) => error instanceof ProblemError && error.problem.code === code,
    );
  const reason = 'the office has changed its ways';
  await refused({ basis: '1 year', reason: 'why' }, LEAD, 'look-back.reason-missing');
  await refused({ basis: 'gut feeling', reason }, LEAD, 'cohort.unknown-basis');
  await refused({ basis: '1 year', reason }, { ...LEAD, roles: ['partner'] }, 'access.refused');
  assert.equal(await readCohortBasis(store.read, scope), null);
  await chooseCohortBasis(dependencies, LEAD, scope, { basis: '1 year', reason });
  const chosen = await forecastProgrammeCohort(store.read, LEAD, scope, REQUEST);
  assert.ok(chosen.lookBacks.every((one) => one.chosen === '1 year' && one.reason.endsWith(reason)));
  const named = await forecastProgrammeCohort(store.read, LEAD, scope, { ...REQUEST, lookBack: '2 years' });
  assert.ok(named.lookBacks.every((one) => one.chosen === '2 years' && one.reason === 'asked for'));
  const [entry] = await store.read.audit.list(null, 1);
  assert.equal(entry?.action, 'look-back.chosen');
  assert.equal(entry?.subjectId, 'cohort');
  await chooseCohortBasis(dependencies, LEAD, scope, { basis: null, reason: 'back to the back-test' });
  const back = await forecastProgrammeCohort(store.read, LEAD, scope, REQUEST);
  assert.ok(back.lookBacks.every((one) => !one.reason.startsWith('chosen by')));
});

test('ranges are multiplied by what past outcomes ask for, and the answer says so', async () => {
  const plain = await forecastProgrammeCohort(store.read, LEAD, scope, REQUEST);
  assert.equal(plain.rangeFactor, 1);
  const came = (await store.read.rows.monthly(scope))
    .filter(({ record }) => record.measure === 'plans_n' && record.series === 'actual')
    .map(({ record }) => record);
  // four forecasts, each of the month after it, far too narrow and off
  for (const [at, { month, value }] of came.slice(1, 5).entries()) {
    const origin = came[at]?.month ?? '';
    const quantiles = {
      '0.025': value + 90,
      '0.1': value + 95,
      '0.5': value + 100,
      '0.9': value + 105,
      '0.975': value + 110,
    };
    const vintage: Vintage = {
      id: `made-up-${at}`,
      kind: 'cohort',
      series: 'plans_n',
      unit: 'plans',
      isCount: true,
      issuedAt: `${month}-28T09:00:00.000Z`,
      origin,
      method: { name: 'cohort', version: '0' },
      seed: 1,
      draws: 40,
      inputs: [],
      rangeFactor: 1,
      steps: [{ period: month, mean: value + 100, quantiles }],
    };
    await store.transaction((repositories) =>
      storeVintage(repositories, scope, vintage, {
        actor: 'lead',
        action: 'forecast.registered',
        correlationId: 'c',
      }),
    );
  }
  const wide = await forecastProgrammeCohort(store.read, LEAD, scope, REQUEST);
  assert.ok(wide.rangeFactor > 1.5, `${wide.rangeFactor}`);
  assert.match(wide.ranges.words, /times .* since 4 outcomes of 4 earlier forecasts lay further out/);
  const width = ({ steps }: CohortForecastAnswer) => {
    const quantiles: Readonly<Record<string, number>> = steps.at(-1)?.cuts[0]?.plans.quantiles ?? {};
    return (quantiles['0.9'] ?? 0) - (quantiles['0.5'] ?? 0);
  };
  assert.ok(Math.abs(width(wide) / width(plain) - wide.rangeFactor) < 0.01);
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

test('a changed factor is logged once with the forecast that it widened: old, new, and what it was learnt from', async () => {
  const wide = await forecastProgrammeCohort(store.read, LEAD, scope, REQUEST);
  assert.ok(wide.rangeFactor > 1.5, 'learnt from the outcomes of the test before');
  const learnt = await cohortRangeFactor(store.read, scope, addMonths(wide.start, -1));
  const factor = { id: COHORT_FACTOR, rangeFactor: wide.rangeFactor, learnt };
  const dependencies = { store, now: () => NOW, newId: () => 'kept' };
  const logged = async () =>
    (await store.read.audit.list(null, 50)).filter(({ action }) => action === 'range.adjusted');
  assert.deepEqual(await logged(), []);
  assert.ok((await keepAnswer(dependencies, LEAD, scope, wide, factor)) !== null);
  const [entry, more] = await logged();
  assert.equal(more, undefined);
  assert.equal(entry?.subjectId, 'cohort.plans_n');
  assert.deepEqual(
    [entry.detail['before'], entry.detail['factor'], entry.detail['origins']],
    [1, wide.rangeFactor, 4],
  );
  const again = await forecastProgrammeCohort(store.read, LEAD, scope, { ...REQUEST, seed: 2 });
  await keepAnswer(dependencies, LEAD, scope, again, factor);
  assert.equal((await logged()).length, 1, 'the same factor is no change');
});
