/** Saved scenarios: name, reason, actor and versions are kept and audited; out of bounds and without the right nothing is kept. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { flowLeftAlone } from '../core/lab/lab-flows.ts';
import { labFromText, labToText } from '../core/lab/lab-link.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { AppDependencies } from './dependencies.ts';
import { listScenarios, saveScenario, withdrawScenario } from './lab-scenarios.ts';
import { passingKeys } from './open-keys.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const NOW = '2024-12-11T12:00:00.000Z';
const ANALYST: Actor = { id: 'rowan', roles: ['analyst'], authorities: ['E10009901'] };
const PARTNER: Actor = { id: 'sam', roles: ['partner'], authorities: ['E10009901'] };
const PLAN = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../data/demo/marlshire/plan.json'), 'utf8'),
) as Record<string, unknown>; // our own file
const FEWER = { ...flowLeftAlone('requests'), low: -0.3, size: -0.2, high: -0.1 };
const textOf = (flow = FEWER, money = [{ id: 'hnbGrowth', value: 1.04 }]) =>
  labToText([{ name: 'x', flows: [flow], money }]);
const WISH = { settings: textOf(), name: ' Fewer  requests ', reason: 'Asked for by the board.' };

async function inStore(work: (dependencies: AppDependencies) => Promise<void>): Promise<void> {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  try {
    await store.transaction(({ documents }) =>
      documents.put(SCOPE, { kind: 'plan', id: 'plan', body: PLAN }, 'tester'),
    );
    const newId = () => `id-${++id}`;
    await work({ store, now: () => NOW, newId, keys: passingKeys(), product: 'Evenkeel' });
  } finally {
    await store.close();
  }
}

const codeOf = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('a scenario is saved with name, reason and actor, saved again as a version, and stands in the audit trail', () =>
  inStore(async (dependencies) => {
    const saved = await saveScenario(dependencies, ANALYST, SCOPE, WISH);
    assert.deepEqual(
      [saved.id, saved.name, saved.reason, saved.savedBy, saved.savedAt],
      ['fewer requests', 'Fewer requests', WISH.reason, 'rowan', NOW],
    );
    assert.deepEqual(labFromText(saved.settings), [
      { name: 'Fewer requests', flows: [FEWER], money: [{ id: 'hnbGrowth', value: 1.04 }] },
    ]);
    const again = { ...WISH, settings: textOf({ ...FEWER, size: -0.25 }) };
    assert.equal((await saveScenario(dependencies, ANALYST, SCOPE, again)).version, 2);
    const listed = await listScenarios(dependencies.store.read, ANALYST, SCOPE);
    assert.deepEqual(
      listed.map(({ version }) => version),
      [2],
    );
    await withdrawScenario(dependencies, ANALYST, SCOPE, saved.id);
    assert.deepEqual(await listScenarios(dependencies.store.read, ANALYST, SCOPE), []);
    const history = await dependencies.store.read.documents.history(SCOPE, 'lab-scenario', saved.id);
    assert.equal(history.length, 3);
    const actions = (await dependencies.store.read.audit.list(null, 3)).map(({ action }) => action);
    assert.deepEqual(actions.toSorted(), ['scenario.saved', 'scenario.saved', 'scenario.withdrawn']);
    await assert.rejects(
      withdrawScenario(dependencies, ANALYST, SCOPE, saved.id),
      codeOf('scenario.unknown'),
    );
  }));

test('out of bounds, without a name or reason, or without the right nothing is kept', () =>
  inStore(async (dependencies) => {
    const save = (more: Partial<typeof WISH>, actor = ANALYST) =>
      saveScenario(dependencies, actor, SCOPE, { ...WISH, ...more });
    const outside = [
      'no text of a lab',
      textOf({ ...FEWER, low: -0.9 }),
      textOf({ ...FEWER, start: 61 }),
      textOf(FEWER, [{ id: 'hnbGrowth', value: 2 }]),
      textOf(FEWER, [{ id: 'no-such', value: 1 }]),
      labToText([...labFromText(textOf()), ...labFromText(textOf())]),
    ];
    for (const settings of outside)
      await assert.rejects(save({ settings }), codeOf('scenario.out-of-bounds'), settings);
    await assert.rejects(save({ name: '  ' }), codeOf('scenario.name-missing'));
    await assert.rejects(save({ reason: 'so' }), codeOf('plan.reason-missing'));
    await assert.rejects(save({}, PARTNER), codeOf('access.refused'));
    await assert.rejects(listScenarios(dependencies.store.read, PARTNER, SCOPE), codeOf('access.refused'));
    assert.deepEqual(await listScenarios(dependencies.store.read, ANALYST, SCOPE), []);
    const acts = await dependencies.store.read.audit.list(null, 10);
    assert.ok(acts.every(({ action }) => action !== 'scenario.saved'));
  }));

test('what names a child is masked in name and reason', () =>
  inStore(async (dependencies) => {
    const wish = { ...WISH, name: 'For A123456789012', reason: 'Asked by jo.bloggs@example.org today.' };
    const saved = await saveScenario(dependencies, ANALYST, SCOPE, wish);
    assert.ok(
      !JSON.stringify(saved).includes('A123456789012') && !JSON.stringify(saved).includes('jo.bloggs'),
    );
  }));
