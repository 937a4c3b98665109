/** A programme under watch, from its store: warnings from what was known, forecasts kept for ever, cards and audit entries. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { Scope, Store } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { loadProgrammeFolder } from '../load-programme.ts';
import { passingKeys } from '../open-keys.ts';
import { writeDemo } from '../write-demo.ts';
import { forecastCard } from './forecast-card.ts';
import { issueForecast } from './issue-forecast.ts';
import { monitorProgramme } from './monitor-programme.ts';
import { registerForecast } from './register-forecast.ts';
import { vintageBody } from './stored-vintages.ts';

const NOW = '2025-02-01T09:00:00.000Z';
const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: 'all' };
const PARTNER: Actor = { id: 'partner', roles: ['partner'], authorities: 'all' };
const ELSEWHERE: Actor = { id: 'elsewhere', roles: ['programme-lead'], authorities: ['E10009902'] };
const REQUEST = { horizon: 3, seed: 1, draws: 200, version: '0.0.0' };

let folder = '';
let store: Store;
let scope: Scope;
let dependencies: AppDependencies;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-monitor-'));
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
});
after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('the fictional county warns of its plans by June 2024, and the answer as at June knows nothing of October', async () => {
  const at = (asAt: string) => monitorProgramme(store.read, LEAD, scope, { asAt, limits: { plans_n: 1100 } });
  const june = await at('2024-06');
  const [plans] = june.measures;
  assert.equal(plans?.measure, 'plans_n');
  assert.equal(plans.warning.side, 'above');
  assert.equal(plans.warning.months.at(-1)?.month, '2024-06');
  assert.match(plans.sentence, /^Early warning since/);
  assert.ok(plans.yearEnd.miss.low > 0 && plans.yearEnd.month === '2025-03');
  assert.ok(plans.limit?.point !== undefined);
  const october = (await at('2024-10')).measures[0];
  assert.deepEqual(october?.warning.months.slice(0, 3), plans.warning.months);
  assert.ok(october?.follows.some((sentence) => /new forecast is due/.test(sentence)));
});

test('the parts of the gap are whole numbers that sum to it', async () => {
  const { measures } = await monitorProgramme(store.read, LEAD, scope, { asAt: '2024-10', limits: {} });
  const why = measures[0]?.why;
  assert.ok(why !== null && why !== undefined);
  assert.equal(
    why.parts.reduce((sum, { shown }) => sum + shown, 0),
    why.whole,
  );
  assert.equal(why.whole, Math.round(measures[0]?.warning.months.at(-1)?.gap ?? Number.NaN));
  assert.match(why.text, /What raised them/);
});

test('flows say whether they are steady, and a month that is no month is refused', async () => {
  const { flows } = await monitorProgramme(store.read, LEAD, scope, { asAt: null, limits: {} });
  assert.deepEqual(flows.map(({ measure }) => measure).sort(), ['cease_n', 'plans_new_n', 'req_n']);
  for (const { steadiness, control } of flows) assert.ok(steadiness !== null && control !== null);
  await assert.rejects(
    monitorProgramme(store.read, LEAD, scope, { asAt: 'June', limits: {} }),
    isProblem('call.wrong'),
  );
});

test('nobody watches or issues for an authority that is not theirs, and reading does not bring issuing', async () => {
  await assert.rejects(
    monitorProgramme(store.read, ELSEWHERE, scope, { asAt: null, limits: {} }),
    isProblem('access.refused'),
  );
  await assert.rejects(forecastCard(store.read, ELSEWHERE, scope), isProblem('access.refused'));
  await assert.rejects(issueForecast(dependencies, PARTNER, scope, REQUEST), isProblem('access.refused'));
});

test('the forecasts that the county issued are scored against what was published after', async () => {
  const card = await forecastCard(store.read, PARTNER, scope);
  assert.equal(card.vintages.length, 6);
  const ahead = card.groups.map(({ yearsAhead, forecasts }) => [yearsAhead, forecasts]);
  assert.deepEqual(ahead, [
    [1, 6],
    [2, 5],
    [3, 4],
  ]);
  for (const { period, origin } of card.scored) assert.ok(period > origin);
  assert.match(card.sentence, /^Our 8-in-10 ranges have held \d+ times in 15/);
});

test('a forecast is issued once, with its audit entry; the same again adds nothing', async () => {
  const first = await issueForecast(dependencies, LEAD, scope, REQUEST);
  const entries = (await store.read.audit.list(scope.authorityCode, 100)).length;
  const again = await issueForecast(dependencies, LEAD, scope, REQUEST);
  assert.deepEqual([first.isNew, again.isNew], [true, false]);
  assert.deepEqual(again.vintage, first.vintage);
  assert.equal((await store.read.audit.list(scope.authorityCode, 100)).length, entries);
  const act = (await store.read.audit.list(scope.authorityCode, 5)).find(
    ({ action }) => action === 'forecast.issued',
  );
  assert.equal(act?.subjectId, first.vintage.id);
  assert.equal((await store.read.documents.history(scope, 'vintage', first.vintage.id)).length, 1);
  assert.ok(first.vintage.inputs.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256)));
});

test('a forecast from a file is kept; another under its id, one of later than now, or a broken one is refused', async () => {
  const { vintage } = await issueForecast(dependencies, LEAD, scope, { ...REQUEST, seed: 7 });
  const file = join(folder, 'vintage.json');
  const write = (changes: object) =>
    writeFile(file, JSON.stringify({ ...vintageBody(vintage), id: 'ours-2025', ...changes }));
  await write({});
  assert.equal((await registerForecast(dependencies, LEAD, scope, { path: file })).isNew, true);
  assert.equal((await registerForecast(dependencies, LEAD, scope, { path: file })).isNew, false);
  await write({ seed: 8 });
  await assert.rejects(
    registerForecast(dependencies, LEAD, scope, { path: file }),
    isProblem('forecast.already-issued'),
  );
  await write({ id: 'later', issuedAt: '2025-03-01T09:00:00.000Z' });
  await assert.rejects(
    registerForecast(dependencies, LEAD, scope, { path: file }),
    isProblem('forecast.issued-later'),
  );
  await write({ id: 'falls', steps: [{ period: '2026-01', mean: 1, quantiles: { '0.1': 2, '0.9': 1 } }] });
  await assert.rejects(
    registerForecast(dependencies, LEAD, scope, { path: file }),
    isProblem('programme.wrong-record'),
  );
  await writeFile(file, await readFile(join(folder, 'county', 'programme', 'agreement.json'), 'utf8'));
  await assert.rejects(
    registerForecast(dependencies, LEAD, scope, { path: file }),
    isProblem('forecast.not-a-vintage'),
  );
  await assert.rejects(
    registerForecast(dependencies, LEAD, scope, { path: join(folder, 'none') }),
    isProblem('file.cannot-read'),
  );
});

test('the answers of the forecast commands are kept as forecasts of this authority, once each', async () => {
  const facts = {
    version: '1.0.0',
    seed: 1,
    draws: 10,
    inputs: [{ file: 'a.csv', sha256: 'ab'.repeat(32) }],
  };
  const spread = { mean: 10, quantiles: { '0.1': 8, '0.5': 10, '0.9': 13 } };
  const answers = {
    panel: {
      schema: 'evenkeel/panel-forecast@1',
      until: 2024,
      forecasts: [
        { la: 'E10009901', year: 2025, ...spread },
        { la: 'E10009902', year: 2025, ...spread },
      ],
    },
    cohort: {
      schema: 'evenkeel/cohort-forecast@1',
      steps: [
        { period: '2025', cuts: [{ by: 'total', key: 'all', plans: spread }] },
        { period: '2025-03', cuts: [{ by: 'total', key: 'all', plans: spread }] },
      ],
    },
    plan: { schema: 'evenkeel/plan-forecast@1', years: [{ year: '2024/25', inYearDeficitPence: spread }] },
  };
  const periods: Record<string, readonly string[]> = {};
  for (const [name, answer] of Object.entries(answers)) {
    const path = join(folder, `${name}.json`);
    await writeFile(path, JSON.stringify({ ...answer, ...facts }));
    const request = { path, origin: '2024-10' };
    const { vintage, isNew } = await registerForecast(dependencies, LEAD, scope, request);
    assert.deepEqual([vintage.kind, isNew, vintage.issuedAt], [name, true, NOW]);
    assert.equal((await registerForecast(dependencies, LEAD, scope, request)).isNew, false);
    periods[name] = vintage.steps.map(({ period }) => period);
  }
  assert.deepEqual(periods, { panel: ['2025-01'], cohort: ['2025-01', '2025-03'], plan: ['2025-03'] });
  const noOrigin = registerForecast(dependencies, LEAD, scope, { path: join(folder, 'plan.json') });
  await assert.rejects(noOrigin, isProblem('forecast.no-origin'));
  await writeFile(join(folder, 'panel.json'), JSON.stringify({ ...answers.panel, ...facts, forecasts: [] }));
  const none = registerForecast(dependencies, LEAD, scope, { path: join(folder, 'panel.json') });
  await assert.rejects(none, isProblem('forecast.not-a-vintage'));
});

test('a programme folder with a changed forecast under a stored id is refused whole', async () => {
  const path = join(folder, 'county', 'programme', 'forecasts', '2020-01.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"seed": 1', '"seed": 2'));
  await assert.rejects(
    loadProgrammeFolder(dependencies, LEAD, join(folder, 'county')),
    isProblem('forecast.already-issued'),
  );
  await writeFile(path, text);
});
