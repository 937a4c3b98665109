/** The server is killed while it makes a long answer: nothing half-made is kept, what was made before stays, and the next server makes it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../src/edge/store/open-store.ts';
import { loadedCounty } from '../make/loaded-county.ts';
import { withFolder } from '../make/run-command.ts';
import { kill, serving } from '../make/serve-command.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
/** Nothing is made ahead of what the test asks for. */
const AHEAD = { EVENKEEL_AHEAD: 'off' };
const COUNTY = `/api/programmes/${SCOPE.authorityCode}/${SCOPE.programmeId}`;
/** Made beside the requests, with what it is kept under. */
const ON_RECORDS = {
  path: `${COUNTY}/plan/on-records`,
  name: '/api/programmes/:authority/:programme/plan/on-records',
};

/** Ask until it is there. */
async function whenThere(address: string): Promise<object> {
  for (;;) {
    const response = await fetch(address);
    assert.ok(response.status === 200 || response.status === 202, await response.clone().text());
    if (response.status === 200) return (await response.json()) as object;
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** What is kept under these names, each whole; and that nothing of the store is broken. */
async function kept(home: string, names: readonly string[]): Promise<readonly boolean[]> {
  const store = await openStore({
    sqlitePath: join(home, 'store.sqlite'),
    now: () => '2024-12-11T12:00:00.000Z',
  });
  try {
    assert.equal(await store.read.audit.firstBroken(), null, 'the audit chain is whole');
    const found = [];
    for (const name of names) {
      const answer = await store.read.prepared.find(SCOPE, name);
      if (answer !== null) JSON.parse(answer.body);
      found.push(answer !== null);
    }
    return found;
  } finally {
    await store.close();
  }
}

test('killed while an answer is made, the store has what was made before and nothing half-made; the next server makes it', () =>
  withFolder(async (folder) => {
    const home = join(folder, 'home');
    await loadedCounty(home, join(folder, 'demo'));
    const first = await serving(home, AHEAD);
    await whenThere(`${first.url}${COUNTY}/plan/figure`);
    const asked = await fetch(`${first.url}${ON_RECORDS.path}`);
    assert.equal(asked.status, 202, 'it is still being made');
    await kill(first.server);
    assert.deepEqual(await kept(home, ['plan-forecast', ON_RECORDS.name]), [true, false]);
    const second = await serving(home, AHEAD);
    try {
      const figure = await fetch(`${second.url}${COUNTY}/plan/figure`);
      assert.equal(figure.status, 200, 'what was made before is there at once');
      const told = (await whenThere(`${second.url}${ON_RECORDS.path}`)) as { readonly kind?: unknown };
      assert.equal(told.kind, 'beside');
    } finally {
      await kill(second.server);
    }
    assert.deepEqual(await kept(home, ['plan-forecast', ON_RECORDS.name]), [true, true]);
  }));
