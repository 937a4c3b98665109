/** What was read stays good while people only sign in and look, and not a moment longer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleAct } from '../../test/store/store-samples.ts';
import type { AuditAction } from '../core/audit/audit-entry.ts';
import { openStore } from '../edge/store/open-store.ts';
import { newestChange } from './newest-change.ts';

test('signing in and looking pass by, a change counts, and after very many looks the newest does', async () => {
  const store = await openStore({ sqlitePath: ':memory:', now: () => '2026-03-02T09:00:00.000Z' });
  const act = (...actions: readonly AuditAction[]) =>
    store.transaction(async ({ audit }) => {
      for (const action of actions) await audit.append({ ...sampleAct('i1'), action });
    });
  const newest = async () => (await newestChange(store.read))?.sequence;
  assert.equal(await newest(), undefined);
  await act('import.accepted', 'sign-in.done', 'list.shown');
  assert.equal(await newest(), 1);
  await act('import.undone', 'token.used', 'return.built');
  assert.equal(await newest(), 4);
  await act(...Array.from({ length: 120 }, (): AuditAction => 'sign-in.done'));
  assert.equal(await newest(), 126);
  await store.close();
});
