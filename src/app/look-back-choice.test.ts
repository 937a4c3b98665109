/** Choosing a look-back: the reason, the evidence and the actor are kept; who may not is refused, and nothing is recorded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import type { RowBatch } from '../core/domain/records.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { AppDependencies } from './dependencies.ts';
import { chooseLookBack, openLookBack, readLookBackChoices } from './look-back-choice.ts';
import { passingKeys } from './open-keys.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const NOW = '2024-12-11T12:00:00.000Z';
const ANALYST: Actor = { id: 'rowan', roles: ['analyst'], authorities: ['E10009901'] };

/** Twelve Januaries of one authority and of another, as published rows. */
function publishedRows(): RowBatch {
  const rows = Array.from({ length: 12 }, (_, place) => place).flatMap((place) =>
    [SCOPE.authorityCode, 'E10009902'].map((areaCode, which) => ({
      row: 2 + 2 * place + which,
      record: {
        dataset: 'plans-by-authority',
        timePeriod: String(2013 + place),
        geographicLevel: 'Local authority',
        areaCode,
        areaName: areaCode,
        breakdownTopic: 'Total',
        breakdown: 'Total',
        values: { ehcplans: 1000 + 10 * place + (which + 80) * Math.max(0, place - 4) },
        marks: {},
      },
    })),
  );
  return { table: 'published', rows };
}

async function inStore(work: (dependencies: AppDependencies) => Promise<void>): Promise<void> {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const dependencies = {
    store,
    now: () => NOW,
    newId: () => `id-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel',
  };
  try {
    await store.transaction(async ({ imports, rows }) => {
      const kind = 'dfe-la-panel';
      const counts = { rowsRead: 24, recordsAccepted: 24, rowsWithErrors: 0, rowsSkipped: 0 };
      const report = { file: 'a.csv', kind, confidence: 1, sha256: 'aa', ...counts, problems: [] } as const;
      const by = { importedAt: NOW, importedBy: 'tester', undoneAt: null };
      await imports.add({ ...SCOPE, importId: 'i1', kind, report, asAt: null, ...by });
      await rows.add(SCOPE, 'i1', publishedRows());
    });
    await work(dependencies);
  } finally {
    await store.close();
  }
}

const codeOf = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;
const POOR = { series: 'published', basis: 'last-5', reason: 'It was agreed so in 2021.' } as const;

test('a choice is kept with reason, actor and warning, and stands in the audit trail', async () => {
  await inStore(async (dependencies) => {
    const choice = await chooseLookBack(dependencies, ANALYST, SCOPE, POOR);
    assert.equal(choice.chosenBy, 'rowan');
    assert.equal(choice.chosenAt, NOW);
    assert.match(choice.warning ?? '', /not the best basis/);
    assert.notEqual(choice.best, 'last-5');
    const open = await openLookBack(dependencies.store.read, SCOPE, 'published');
    assert.deepEqual(open.choice, choice);
    assert.equal(open.found.rows[0]?.all?.series, 2);
    const [entry] = await dependencies.store.read.audit.list(SCOPE.authorityCode, 1);
    assert.equal(entry?.action, 'look-back.chosen');
    assert.equal(entry?.actor, 'rowan');
    assert.deepEqual(
      [entry?.detail['basis'], entry?.detail['reason'], entry?.detail['isBest'], entry?.detail['version']],
      ['last-5', POOR.reason, false, 1],
    );
  });
});

test('a second choice takes the place of the first, which is kept', async () => {
  await inStore(async (dependencies) => {
    const first = await chooseLookBack(dependencies, ANALYST, SCOPE, POOR);
    assert.ok(first.best !== null);
    const better = { ...POOR, basis: first.best, reason: 'The back-test names it best.' };
    const second = await chooseLookBack(dependencies, ANALYST, SCOPE, better);
    assert.equal(second.warning, null);
    const inForce = await readLookBackChoices(dependencies.store.read, SCOPE);
    assert.deepEqual(
      inForce.map(({ basis }) => basis),
      [first.best],
    );
    const kept = await dependencies.store.read.documents.history(SCOPE, 'look-back-choice', 'published');
    assert.equal(kept.length, 2);
  });
});

test('without permission, a reason or counts nothing is chosen and nothing recorded', async () => {
  await inStore(async (dependencies) => {
    const board: Actor = { ...ANALYST, roles: ['board-member'] };
    const elsewhere: Actor = { ...ANALYST, authorities: ['E10009902'] };
    for (const actor of [board, elsewhere])
      await assert.rejects(chooseLookBack(dependencies, actor, SCOPE, POOR), codeOf('access.refused'));
    await assert.rejects(
      chooseLookBack(dependencies, ANALYST, SCOPE, { ...POOR, reason: ' why ' }),
      codeOf('look-back.reason-missing'),
    );
    await assert.rejects(
      chooseLookBack(dependencies, ANALYST, SCOPE, { ...POOR, series: 'plans_n' }),
      codeOf('look-back.nothing-stored'),
    );
    assert.deepEqual(await readLookBackChoices(dependencies.store.read, SCOPE), []);
    const entries = await dependencies.store.read.audit.list(null, 50);
    assert.ok(entries.every(({ action }) => action !== 'look-back.chosen'));
  });
});
