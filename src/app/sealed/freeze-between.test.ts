/** A return is worked out before it is kept: what changes between the two is in what is frozen, and no signature is given over it unseen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ProblemError } from '../../core/base/problem.ts';
import type { Store } from '../../edge/store/store.ts';
import { createApp } from '../create-app.ts';
import { passingKeys } from '../open-keys.ts';

const AT = '2024-25/3';
const WISH = { updateId: AT, correction: null };

/** The same store, where something is done once just before the next transaction begins. */
function betweenIn(store: Store) {
  let todo: (() => Promise<void>) | null = null;
  const watched: Store = {
    ...store,
    transaction: async (work) => {
      const first = todo;
      todo = null;
      await first?.();
      return await store.transaction(work);
    },
  };
  const once = (work: () => Promise<void>) => {
    todo = work;
  };
  return { watched, once };
}

function appOver(store: Store) {
  let id = 0;
  const { watched, once } = betweenIn(store);
  const app = createApp({
    store: watched,
    now: () => '2024-12-11T13:00:00.000Z',
    newId: () => `between-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel test',
  });
  return { app, once };
}

/** Another person changes a risk, which the return tells. */
async function changeRisk({ app, scope }: MarlshireStore): Promise<void> {
  const risk = { kind: 'risk', id: 'R5', basedOn: null, reason: 'two posts were filled' };
  await app.records.save(PEOPLE.lead, scope, { ...risk, fields: { likelihood: 3 } });
}

test('what changed after the return was worked out and before it was kept is in what is frozen', () =>
  withMarlshire(async (marlshire) => {
    const { app, once } = appOver(marlshire.store);
    once(async () => await changeRisk(marlshire));
    const frozen = await app.returns.freeze(PEOPLE.lead, marlshire.scope, WISH);
    assert.ok('file' in frozen, JSON.stringify(frozen));
    assert.match(JSON.stringify(frozen.file.content.return), /Likelihood 3 of 5 \(possible\), impact 4 of 5/);
    assert.equal(await app.returns.changedSince(PEOPLE.lead, marlshire.scope, frozen.file), null);
  }));

test('a signature and a seal are refused over what changed after it was looked at', () =>
  withMarlshire(async (marlshire) => {
    const { app, once } = appOver(marlshire.store);
    const { scope } = marlshire;
    const frozen = await app.returns.freeze(PEOPLE.lead, scope, WISH);
    assert.ok('file' in frozen);
    const key = { role: 's151', name: 'Rowan Example', key: { passphrase: 'ledger harbour candle seven' } };
    await app.returns.keepKey(PEOPLE.s151, scope, { ...key, role: 's151' });
    once(async () => await changeRisk(marlshire));
    const signature = {
      updateId: AT,
      role: 's151',
      key: 'stored',
      passphrase: 'ledger harbour candle seven',
      name: null,
      statement: null,
      contentHash: frozen.file.contentHash,
    } as const;
    await assert.rejects(
      app.returns.sign(PEOPLE.s151, scope, signature),
      (error) => error instanceof ProblemError && error.problem.code === 'seal.changed-since',
    );
    const [shelved] = await app.returns.list(PEOPLE.lead, scope);
    assert.equal(shelved?.stage.stage, 'frozen', 'nothing is signed');
  }));
