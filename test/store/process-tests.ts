/** What must hold where several processes share a store and one of them may be killed, told once for each database. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../src/edge/store/open-store.ts';
import type { Store } from '../../src/edge/store/store.ts';
import { MARLSHIRE, now } from './store-samples.ts';

const PROGRAM = join(import.meta.dirname, 'write-until-killed.ts');
const DOCUMENTS = 40;
const BATCHES = 20;
const ROWS = BATCHES * 500;

function start(place: string, what: string, name: string, count: number): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', PROGRAM, place, what, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function openPlace(place: string): Promise<Store> {
  return openStore(place.includes('://') ? { databaseUrl: place, now } : { sqlitePath: place, now });
}

/** Declare the tests; `withPlace` gives each an empty place, a file or an address. */
export function processTests(
  name: string,
  withPlace: (work: (place: string) => Promise<void>) => Promise<void>,
): void {
  test(`${name}: processes that open a new store and write at once lose nothing`, () =>
    withPlace(async (place) => {
      const children = ['one', 'two'].map((child) => start(place, 'documents', child, DOCUMENTS));
      const codes = await Promise.all(
        children.map(async (child) => (await once(child, 'close'))[0] as unknown),
      );
      assert.deepEqual(codes, [0, 0]);
      const store = await openPlace(place);
      const { documents, audit } = store.read;
      assert.equal((await documents.all(MARLSHIRE, 'risks')).length, 2 * DOCUMENTS);
      assert.equal((await documents.history(MARLSHIRE, 'plan', 'shared')).length, 2 * DOCUMENTS);
      assert.equal((await audit.list(null, 1000)).length, 2 * DOCUMENTS);
      assert.equal(await audit.firstBroken(), null);
      await store.close();
    }));

  test(`${name}: a process killed amid a large transaction leaves the state before or after, and it opens again`, () =>
    withPlace(async (place) => {
      for (const [turn, delay] of [0, 3, 15, 40, 90, 160].entries()) {
        const child = start(place, 'rows', `turn${turn}`, BATCHES);
        await once(child.stdout ?? child, 'data');
        await wait(delay);
        child.kill('SIGKILL');
        await once(child, 'close');
        const store = await openPlace(place);
        const imports = await store.read.imports.list(MARLSHIRE);
        const counts = await store.read.rows.counts(MARLSHIRE);
        assert.equal(counts['sen2_needs'], imports.length * ROWS);
        assert.equal((await store.read.audit.list(null, 1000)).length, imports.length);
        assert.equal(await store.read.audit.firstBroken(), null);
        await store.close();
      }
    }));
}
