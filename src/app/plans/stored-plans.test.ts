/** Versions and assumptions of a stored plan: what is locked stays, what is set is traced, and nothing is kept of what is refused. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { Actor } from '../../core/access/access.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { Store } from '../../edge/store/store.ts';
import { passingKeys } from '../open-keys.ts';
import { type StoredPlans, storedPlans } from './stored-plans.ts';
import { refusalOf } from '../../../test/make/refusal.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const PLAN: unknown = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../data/demo/marlshire/plan.json'), 'utf8'),
);
const LEAD: Actor = { id: 'user:lead', roles: ['finance-lead'], authorities: ['E10009901'] };
const ANALYST: Actor = { id: 'user:analyst', roles: ['analyst'], authorities: ['E10009901'] };
const GROWTH = {
  cell: 'finance.hnbGrowth',
  value: { n: 105, d: 100 },
  reason: 'settlement of December',
  source: 'DSG settlement tables',
  grade: 'published',
};

async function withPlan(work: (plans: StoredPlans, store: Store) => Promise<void>): Promise<void> {
  let day = 10;
  const now = () => `2024-12-${day++}T09:00:00.000Z`;
  const store = await openStore({ sqlitePath: ':memory:', now });
  try {
    await store.transaction(({ documents }) =>
      documents.put(SCOPE, { kind: 'plan', id: 'plan', body: PLAN }, 'user:loader'),
    );
    let id = 0;
    const newId = () => `id-${++id}`;
    await work(storedPlans({ store, now, newId, keys: passingKeys(), product: 'Evenkeel' }), store);
  } finally {
    await store.close();
  }
}

test('a locked version stays as it was while the live plan moves on, and the bridge tells the movement', async () => {
  await withPlan(async (plans) => {
    const locked = await plans.lock(LEAD, SCOPE, { name: 'agreement', reason: 'signed in March 2024' });
    const same = await plans.bridge(LEAD, SCOPE, 'agreement', 'live');
    assert.ok(same.years.every(({ fromPence, toPence }) => fromPence === toPence));
    await plans.set(LEAD, SCOPE, GROWTH);
    const { live, locked: versions } = await plans.versions(LEAD, SCOPE);
    assert.equal(live.planVersion, 2);
    assert.deepEqual(versions, [locked]);
    const { years } = await plans.bridge(LEAD, SCOPE, 'agreement', 'live');
    // £80.301m in 2025/26 grows by 5 instead of 3 in a hundred; nothing else moves.
    const moved = years.find(({ year }) => year === '2026/27');
    assert.equal(moved?.partsPence.income, 8_271_003_000n - 8_431_605_000n);
    for (const { fromPence, toPence, partsPence } of years)
      assert.equal(fromPence + Object.values(partsPence).reduce((sum, part) => sum + part, 0n), toPence);
  });
});

test('an assumption that is set tells who, when, why, from what source and on what evidence, and so does the audit trail', async () => {
  await withPlan(async (plans, store) => {
    await plans.set(LEAD, SCOPE, GROWTH);
    await plans.set(LEAD, SCOPE, {
      ...GROWTH,
      cell: 'finance.transferRate.2026/27',
      value: { n: 1, d: 200 },
    });
    const [loaded, set, ...others] = await plans.history(ANALYST, SCOPE, 'finance.hnbGrowth');
    assert.deepEqual(others, []);
    assert.deepEqual([loaded?.setBy, loaded?.reason, loaded?.grade], ['user:loader', null, null]);
    assert.deepEqual(
      [set?.setBy, set?.reason, set?.source, set?.grade, set?.oldValue, set?.newValue],
      ['user:lead', GROWTH.reason, GROWTH.source, 'published', { n: 1030, d: 1000 }, { n: 105, d: 100 }],
    );
    const [audit] = await store.read.audit.list(SCOPE.authorityCode, 1);
    assert.equal(audit?.action, 'plan.assumption-set');
    assert.equal(audit?.subjectId, 'finance.transferRate.2026/27');
    assert.equal(audit?.detail['after'], '{"d":200,"n":1}');
    assert.equal(await store.read.audit.firstBroken(), null);
  });
});

test('a plan that was loaded anew shows its changes with nobody’s reason', async () => {
  await withPlan(async (plans, store) => {
    const body = structuredClone(PLAN) as { finance: { otherHighNeedsBasePence: number } }; // our own file
    body.finance.otherHighNeedsBasePence += 100;
    await store.transaction(({ documents }) =>
      documents.put(SCOPE, { kind: 'plan', id: 'plan', body }, 'user:other'),
    );
    const [change, ...others] = await plans.history(LEAD, SCOPE, null);
    assert.deepEqual(others, []);
    assert.equal(change?.cell, 'finance.otherHighNeedsBasePence');
    assert.deepEqual([change?.setBy, change?.reason], ['user:other', null]);
  });
});

test('what is refused is refused by name and leaves no trace', async () => {
  await withPlan(async (plans, store) => {
    const set = (change: Partial<typeof GROWTH>) =>
      refusalOf(plans.set(LEAD, SCOPE, { ...GROWTH, ...change }));
    assert.equal(await refusalOf(plans.set(ANALYST, SCOPE, GROWTH)), 'access.refused');
    assert.equal(await set({ cell: 'finance.hnbGroth' }), 'plan.unknown-cell');
    assert.equal(await set({ value: { n: 1030, d: 1000 } }), 'plan.unchanged');
    assert.equal(await set({ value: { n: 1030, d: 0 } }), 'plan.wrong-value');
    assert.equal(await set({ reason: 'so' }), 'plan.reason-missing');
    assert.equal(await set({ source: '' }), 'plan.source-missing');
    assert.equal(await set({ grade: 'certain' }), 'plan.unknown-grade');
    const lock = (name: string) => refusalOf(plans.lock(LEAD, SCOPE, { name, reason: 'for the forum' }));
    assert.equal(await lock('live'), 'plan.version-name');
    assert.equal(await lock('first'), 'done');
    assert.equal(await lock('first'), 'plan.version-name');
    assert.equal(await refusalOf(plans.bridge(LEAD, SCOPE, 'second', 'live')), 'plan.unknown-version');
    assert.deepEqual(await plans.history(LEAD, SCOPE, null), []);
    assert.equal((await store.read.audit.list(null, 10)).length, 1, 'only the version that was locked');
  });
});
