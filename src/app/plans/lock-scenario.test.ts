/** A scenario of the lab locked: a version that reads as a plan, the live plan untouched, the trail told; refused where it must be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeLab } from '../../../test/make/fake-lab.ts';
import { tenAMonth } from '../../../test/make/management-plan.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { flowLeftAlone } from '../../core/lab/lab-flows.ts';
import type { LabInput } from '../../core/lab/lab-input.ts';
import { labToText } from '../../core/lab/lab-link.ts';
import { COUNTED } from '../../core/lab/money-settings.ts';
import { forecastPlan } from '../../core/plan/forecast-plan.ts';
import { planInputsJson } from '../../core/sealed-return/plan-json.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { passingKeys } from '../open-keys.ts';
import { LIVE, planBody, planOf } from './live-plan.ts';
import { type LockScenarioRequest, lockScenario } from './lock-scenario.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const NOW = '2024-12-11T12:00:00.000Z';
const FINANCE: Actor = { id: 'finn', roles: ['finance-lead'], authorities: ['E10009901'] };
const PARTNER: Actor = { id: 'sam', roles: ['partner'], authorities: ['E10009901'] };
const FEWER = { ...flowLeftAlone('requests'), low: -0.5, size: -0.4, high: -0.3 };
const LAB = fakeLab();
const SETTINGS = labToText([
  { name: 'Fewer requests', flows: [FEWER], money: [{ id: 'hnbGrowth', value: 1.04 }] },
]);
const WISH: LockScenarioRequest = {
  name: 'fewer-requests-1',
  reason: 'The board asked what it would do.',
  settings: SETTINGS,
};
/** The lab's plan as a file, with a block that is of the live plan alone. */
const BODY = { finance: planInputsJson(LAB.plan.finance), note: 'ours' };

async function inStore(work: (dependencies: AppDependencies) => Promise<void>): Promise<void> {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  try {
    await put(store, BODY);
    const newId = () => `id-${++id}`;
    await work({ store, now: () => NOW, newId, keys: passingKeys(), product: 'Evenkeel' });
  } finally {
    await store.close();
  }
}

async function put({ transaction }: AppDependencies['store'], body: object): Promise<void> {
  await transaction(({ documents }) => documents.put(SCOPE, { kind: 'plan', id: 'plan', body }, 'tester'));
}

const opens = (lab: LabInput) => () => Promise.resolve(lab);
const codeOf = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('a locked scenario reads as a plan with fewer plans and the growth as set; the live plan is the same to the byte', () =>
  inStore(async (dependencies) => {
    const { read } = dependencies.store;
    const before = JSON.stringify(await planBody(read, SCOPE, LIVE));
    const locked = await lockScenario(dependencies, opens(LAB), FINANCE, SCOPE, WISH);
    assert.deepEqual(
      [locked.id, locked.planVersion, locked.lockedBy, locked.reason],
      [WISH.name, 1, 'finn', WISH.reason],
    );
    assert.equal(JSON.stringify(await planBody(read, SCOPE, LIVE)), before);
    const plan = planOf(await planBody(read, SCOPE, WISH.name), WISH.name);
    assert.deepEqual(plan.finance.hnbGrowth, { n: 104n, d: 100n });
    assert.match(plan.sources['caseload'] ?? '', /Fewer requests.*1000 simulations with seed 7/);
    assert.equal(plan.sources['scenario'], SETTINGS);
    const forecast = forecastPlan(plan, { seed: 1, draws: 200, levels: [0.1, 0.5, 0.9], caseload: null });
    const [low = 0, , high = 0] = forecast.years.at(-1)?.inYear.quantiles ?? [];
    assert.ok(high > low, 'the plan keeps the range of the simulations');
    assert.ok(!forecast.risks.some(({ code }) => code === 'plan.no-spread'));
    const [entry] = await read.audit.list(null, 1);
    assert.equal(entry?.action, 'plan.locked');
    assert.equal(entry?.detail['scenario'], SETTINGS);
    assert.equal(entry?.detail['sha256'], locked.sha256);
  }));

test('locked twice it is the same plan: the same settings give the same hash under another name', () =>
  inStore(async (dependencies) => {
    const first = await lockScenario(dependencies, opens(LAB), FINANCE, SCOPE, WISH);
    const again = { ...WISH, name: 'fewer-requests-2' };
    assert.equal((await lockScenario(dependencies, opens(LAB), FINANCE, SCOPE, again)).sha256, first.sha256);
    await assert.rejects(
      lockScenario(dependencies, opens(LAB), FINANCE, SCOPE, WISH),
      codeOf('plan.version-name'),
    );
  }));

test('without the right, a reason or a name that can stand, out of bounds, or with prices left out nothing is kept', () =>
  inStore(async (dependencies) => {
    const lock = (more: Partial<LockScenarioRequest>, actor = FINANCE, lab = LAB) =>
      lockScenario(dependencies, opens(lab), actor, SCOPE, { ...WISH, ...more });
    await assert.rejects(lock({}, PARTNER), codeOf('access.refused'));
    await assert.rejects(lock({ reason: 'so' }), codeOf('plan.reason-missing'));
    for (const name of ['live', 'With Spaces', ''])
      await assert.rejects(lock({ name }), codeOf('plan.version-name'));
    await assert.rejects(lock({ settings: 'no text of a lab' }), codeOf('scenario.out-of-bounds'));
    const cheaper = tenAMonth('cheaper', { flow: 'unit-cost', size: 0.05, low: 0, high: 0.1 });
    const priced = { ...LAB, plan: { ...LAB.plan, mitigations: [cheaper] } };
    const settings = labToText([{ name: 'x', flows: [], money: [{ id: COUNTED.mitigations, value: 0 }] }]);
    await assert.rejects(lock({ settings }, FINANCE, priced), codeOf('scenario.prices-left-out'));
    assert.deepEqual(await dependencies.store.read.plans.versions(SCOPE), []);
  }));

test('a plan that somebody changes while the scenario is simulated is not locked over', () =>
  inStore(async (dependencies) => {
    const opensLate = async () => {
      await put(dependencies.store, { ...BODY, note: 'changed meanwhile' });
      return LAB;
    };
    await assert.rejects(
      lockScenario(dependencies, opensLate, FINANCE, SCOPE, WISH),
      codeOf('plan.moved-meanwhile'),
    );
    assert.deepEqual(await dependencies.store.read.plans.versions(SCOPE), []);
  }));
