/** A return build killed at any moment leaves whole files or none, and a store that opens by itself. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createStream } from '../../src/core/num/random.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, startCommand, withFolder } from '../make/run-command.ts';

const FORMATS = ['html', 'json', 'xlsx'] as const;

test('twelve kills of a build: every file that stands is whole, and the trail is whole', () =>
  withFolder(async (home) => {
    await loadedCounty(home);
    const build = (out: string) => [
      'return',
      'build',
      'marlshire',
      '--update',
      '2024-25/3',
      '--out',
      out,
      '--formats',
      FORMATS.join(','),
    ];
    const whole = join(home, 'whole');
    const started = performance.now();
    assert.equal((await runCommand(home, build(whole))).code, 0);
    const usual = performance.now() - started;
    const chance = createStream('kill a build', 1);
    let built = 0;
    for (let attempt = 0; attempt < 12; attempt++) {
      const out = join(home, `out-${attempt}`);
      const child = startCommand(home, build(out));
      const closed = new Promise<number | null>((done) => child.once('close', done));
      await wait(usual * (0.3 + 0.8 * chance.next()));
      child.kill('SIGKILL');
      if ((await closed) === 0) built++;
      for (const format of FORMATS) {
        const file = join(out, `return.${format}`);
        if (existsSync(file))
          assert.ok(readFileSync(file).equals(readFileSync(join(whole, `return.${format}`))), file);
      }
    }
    const store = await openStore({
      sqlitePath: join(home, 'store.sqlite'),
      now: () => '2024-12-11T12:00:00.000Z',
    });
    assert.equal(await store.read.audit.firstBroken(), null);
    const builds = (await store.read.audit.list('E10009901', 1000)).filter(
      ({ action }) => action === 'return.built',
    );
    assert.ok(builds.length >= 1 + built, 'every build that ended well is in the trail');
    await store.close();
  }));
