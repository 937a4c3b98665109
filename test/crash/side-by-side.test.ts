/** The command line and a running server work on one store at the same time. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, startCommand, withFolder } from '../make/run-command.ts';

test('pages are answered while a command imports, and show what it brought', () =>
  withFolder(async (home) => {
    await loadedCounty(home);
    const server = startCommand(home, ['serve', '--port', '0']);
    try {
      const url = await new Promise<string>((done) => {
        let out = '';
        server.stdout?.on('data', (chunk: Buffer) => {
          out += chunk.toString();
          const found = /http:\/\/[^\s/]+/.exec(out)?.[0];
          if (found !== undefined) done(found);
        });
      });
      const overview = async () =>
        await (await fetch(`${url}/api/programmes/E10009901/marlshire/overview`)).text();
      assert.match(await overview(), /actual: 500 \(/);
      const file = join(home, 'monthly-actuals.csv');
      writeFileSync(file, 'month,measure,actual,agreed\n2024-10,plans_n,501,460\n');
      const importing = runCommand(home, ['import', file, '--into', 'marlshire', '--json']);
      const answers = await Promise.all(Array.from({ length: 10 }, overview));
      for (const answer of answers) assert.match(answer, /actual: 50[01] \(/);
      assert.equal((await importing).code, 0);
      assert.match(await overview(), /actual: 501 \(/);
    } finally {
      server.kill('SIGTERM');
      await new Promise((done) => server.once('close', done));
    }
  }));
