/** What is loaded beside the county's pages: a server that ends before it is begun loads none of it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { machineActor } from '../core/access/access.ts';
import { loadBeside } from './load-beside.ts';
import { openPassingApp } from './open-app.ts';

test('told to stop while it waits, it ends at once and loads nothing', async () => {
  const app = await openPassingApp({ version: 'test' });
  try {
    const stop = new AbortController();
    const said: string[] = [];
    const folder = join(tmpdir(), `evenkeel-unwritten-${process.pid}`);
    const scope = { authorityCode: 'E10009901', programmeId: 'marlshire' };
    const loading = loadBeside(app, machineActor('visitor'), {
      scope,
      folder,
      say: (text) => said.push(text),
      told: stop.signal,
    });
    const from = performance.now();
    stop.abort();
    await loading;
    assert.ok(performance.now() - from < 3000);
    assert.deepEqual(said, []);
    assert.ok(!existsSync(folder));
  } finally {
    await app.close();
  }
});
