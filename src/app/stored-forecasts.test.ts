/** A stored plan whose caseload is simulated: from the programme's own records, kept while nothing changes, told where it cannot be. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Actor } from '../core/access/access.ts';
import { showShare } from '../core/base/show.ts';
import { centralCase } from '../core/lab/central-case.ts';
import { forecastSavings } from '../core/workbook/forecast-savings-sheet.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { Scope, Store } from '../edge/store/store.ts';
import { loadProgrammeFolder } from './load-programme.ts';
import { passingKeys } from './open-keys.ts';
import { labOpener } from './open-lab.ts';
import { storedPlansOnRecords } from './plan-on-records.ts';
import { PLAN_RECORD } from './plans/plan-record.ts';
import { storedPlanSource } from './plans/plan-source.ts';
import { readValuing } from './records/programme-nodes.ts';
import { storedCaseloads, storedFlowMeans } from './stored-caseloads.ts';
import { storedForecasts } from './stored-forecasts.ts';
import { planOnRecordsView } from './views/plan-on-records-view.ts';
import { planView } from './views/plan-view.ts';
import { writeDemo } from './write-demo.ts';

const NOW = '2025-02-01T09:00:00.000Z';
const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: 'all' };

let folder = '';
let store: Store;
let scope: Scope;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-stored-plan-'));
  const out = join(folder, 'county');
  await writeDemo({ out, plans: 400 });
  store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const keys = passingKeys();
  const given = { store, now: () => NOW, newId: () => `id-${++id}`, keys, product: 'Evenkeel' };
  scope = await loadProgrammeFolder(given, LEAD, out);
});
after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Put another caseload in the stored plan, and mitigations where given, with an entry in the trail as every change has. */
async function setCaseload(caseload: unknown, mitigations?: readonly object[]): Promise<void> {
  const record = await store.read.documents.newest(scope, PLAN_RECORD.kind, PLAN_RECORD.id);
  const put = mitigations === undefined ? { caseload } : { caseload, mitigations };
  const body = { ...Object.fromEntries(Object.entries(record?.body ?? {})), ...put };
  await store.transaction(async ({ documents, audit }) => {
    await documents.put(scope, { ...PLAN_RECORD, body }, LEAD.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: LEAD.id,
      action: 'plan.assumption-set',
      subjectKind: 'assumption',
      subjectId: 'caseload',
      detail: {},
      correlationId: 'test',
    });
  });
}

test('a plan with mean and spread of its own is not simulated', async () => {
  const caseloads = storedCaseloads(store.read);
  assert.equal(await caseloads(scope), null);
  const stored = await storedForecasts(store.read, caseloads)(scope);
  assert.ok(stored.kind === 'forecast');
  assert.equal(stored.caseloadFrom, null);
});

test('a plan with numbers of its own is held against those of the records, kept while nothing changes', async () => {
  const onRecords = storedPlansOnRecords(store.read);
  const held = await onRecords(scope);
  assert.ok(held.kind === 'beside');
  const { told, from } = held;
  assert.equal(from.start, '2025-01');
  assert.ok((told.plans.at(-1)?.high80 ?? 0) > (told.plans.at(-1)?.low80 ?? 0));
  const view = planOnRecordsView(held);
  assert.match(
    view.sentences[0] ?? '',
    /^The records foretell .* plans at 31 March 2031 .* the plan counts on/,
  );
  assert.deepEqual(
    view.conditions?.rows.map(({ cells }) => cells[1]),
    told.conditions.map(({ condition: { probability } }) => showShare(probability, 0)),
  );
  assert.equal(await onRecords(scope), held);
});

test('a plan that names records has the range of their simulation, never a false certainty, and says where it comes from', async () => {
  await setCaseload({ cohort: 'sen2' });
  const caseloads = storedCaseloads(store.read);
  const stored = await storedForecasts(store.read, caseloads)(scope);
  assert.ok(stored.kind === 'forecast');
  const { quantiles = [] } = stored.forecast.years.at(-1)?.inYear ?? {};
  assert.ok(
    (quantiles.at(-1) ?? 0) - (quantiles[0] ?? 0) > 1_000_000_00,
    'a range of more than a million pounds',
  );
  assert.equal(stored.caseloadFrom?.start, '2025-01');
  assert.equal(stored.caseloadFrom?.types['SPMA'], 'stateSpecial');
  assert.deepEqual(await storedPlansOnRecords(store.read)(scope), { kind: 'same' });
  const { note } = planView(stored);
  assert.match(
    note,
    /Plan numbers are simulated from the programme’s own records up to the beginning of January 2025\./,
  );
  assert.match(note, /so the ranges are the model’s own/);
  assert.equal(await caseloads(scope), await caseloads(scope), 'kept while nothing has changed');
  const before = await caseloads(scope);
  await setCaseload({ cohort: { folder: 'sen2', lookBack: '1 year' } });
  assert.notEqual(await caseloads(scope), before);
});

const EARLY_HELP = {
  ...{
    id: 'early-help',
    name: 'early help',
    flow: 'requests',
    change: 'relative',
    size: 0.2,
    low: 0.1,
    high: 0.3,
  },
  ...{ start: '2025-09', ramp: 6, delay: 2, pWorks: 0.8 },
};
const FEWER = {
  ...{ id: 'fewer', name: 'fewer plans', flow: 'caseload', size: 1, low: 0, high: 1 },
  ...{ start: '2025-09', ramp: 0, delay: 0, pWorks: 1, plans: { mainstream: [0, 0, 3, 6, 9, 12, 15, 18] } },
};

test('a mitigation that names a flow acts on it, one given as plans fewer is taken off, and the page says which is which', async () => {
  await setCaseload({ cohort: 'sen2' }, [EARLY_HELP, FEWER]);
  const stored = await storedForecasts(store.read, storedCaseloads(store.read))(scope);
  assert.ok(stored.kind === 'forecast');
  const { mitigations, fewerPlans, gap } = planView(stored);
  assert.deepEqual(
    mitigations?.rows.map(({ cells }) => [cells[0], cells.at(-1)]),
    [
      ['Early help', 'On the flow: requests for an assessment'],
      ['Fewer plans', 'As counted'],
    ],
  );
  assert.match(mitigations?.note ?? '', /On a flow: .*As counted: plans fewer as the plan counts them/);
  const [planned, turned] = fewerPlans?.rows.map(({ cells }) => Number(cells.at(-1))) ?? [];
  assert.ok(planned !== undefined && turned !== undefined && planned > turned && turned > 0);
  assert.ok(gap?.rows.some(({ cells }) => cells[0] === 'Fewer plans that no mitigation explains'));
});

test('what a saving is worth in the records and in the workbook is its share in the forecast, to the penny', async () => {
  await setCaseload({ cohort: 'sen2' }, [EARLY_HELP, FEWER]);
  const stored = await storedForecasts(store.read, storedCaseloads(store.read))(scope);
  assert.ok(stored.kind === 'forecast');
  const { mitigations } = stored.forecast;
  assert.deepEqual(
    mitigations.map(({ reckoned }) => reckoned.basis),
    ['flow', 'count'],
  );
  const valuing = await readValuing(store.read, scope, storedFlowMeans(store.read));
  assert.ok(valuing.kind === 'known');
  const source = await storedPlanSource(store.read, scope, 'Evenkeel');
  const { values, reckoned, why } = forecastSavings(source.plan, await source.flows());
  assert.equal(why, null);
  for (const [place, { id, share, reckoned: how }] of mitigations.entries()) {
    const whole = share.reduce((sum, amount) => sum + amount, 0n);
    assert.equal(valuing.worthOf([id]).pence, whole, id);
    assert.deepEqual(values.values[place]?.share, share, id);
    assert.deepEqual(reckoned[place], how);
  }
});

test('the lab’s central case is the finance page’s to the penny, and the lab says how its mitigations are reckoned', async () => {
  const rate = { flow: 'new-plans', change: 'absolute', size: 2, low: 1, high: 3 };
  for (const [caseload, mitigations, said] of [
    [
      { cohort: 'sen2' },
      [EARLY_HELP, FEWER],
      /^The plan’s own mitigations that name a flow act on it in every/,
    ],
    [
      null,
      [{ ...EARLY_HELP, ...rate, mix: { mainstream: 1 } }, FEWER],
      /here and on the finance page, counts all of its mitig/,
    ],
  ] as const) {
    await setCaseload(caseload, mitigations);
    const stored = await storedForecasts(store.read, storedCaseloads(store.read))(scope);
    assert.ok(stored.kind === 'forecast');
    const { central, jointValue } = stored.forecast;
    const lab = await labOpener(store.read)(LEAD, scope);
    const years = centralCase(lab, []);
    assert.deepEqual(
      years.map(({ asPlanned }) => asPlanned),
      central.years.map(({ inYearDeficitPence }) => inYearDeficitPence),
    );
    assert.deepEqual(
      years.map(({ brings }) => brings),
      jointValue,
    );
    assert.match(lab.mitigationsNote ?? '', said);
    assert.match(
      lab.mitigationsNote ?? '',
      /As planned they leave [\d,]+ plans fewer at the plan’s end in the lab’s steps of a year, [\d,]+ in the months of the forecast\./,
    );
  }
  await setCaseload({ cohort: 'sen2' }, [FEWER]);
  assert.equal((await labOpener(store.read)(LEAD, scope)).mitigationsNote, null);
});

test('a mitigation on a flow or a scope that records do not have is told by name in place of a forecast', async () => {
  const scoped = { ...EARLY_HELP, scope: { needs: ['ASD'] } };
  const nowhere = { ...EARLY_HELP, flow: 'moves', mix: { inmss: 1 }, to: {} };
  for (const [one, code, place] of [
    [scoped, 'plan.scope-not-of-flow', 'mitigations.early-help.scope'],
    [nowhere, 'plan.nobody-in-scope', 'mitigations.early-help'],
  ] as const) {
    await setCaseload({ cohort: 'sen2' }, [FEWER, one]);
    const stored = await storedForecasts(store.read, storedCaseloads(store.read))(scope);
    assert.ok(stored.kind === 'refused');
    assert.deepEqual([stored.problem.code, stored.problem.place], [code, place]);
  }
  await setCaseload({ cohort: 'sen2' }, []);
});

test('records that cannot be paid under the plan’s types are told in place of a forecast', async () => {
  await setCaseload({ cohort: { folder: 'sen2', types: { SPMA: 'castles' } } });
  const stored = await storedForecasts(store.read, storedCaseloads(store.read))(scope);
  assert.ok(stored.kind === 'refused');
  assert.equal(stored.problem.code, 'plan.setting-not-mapped');
});
