/** Reminders from the command line: told first, sent once each through a mail server that really runs. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadedCounty } from '../make/loaded-county.ts';
import { withMailServer } from '../make/mail-server.ts';
import { runCommand, startCommand, withFolder } from '../make/run-command.ts';

async function run(home: string, words: readonly string[], environment: NodeJS.ProcessEnv) {
  const child = startCommand(home, words, environment);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out };
}

test('a token that ends is told of, sent once, and the trail and the answers hold no address', () =>
  withMailServer(({ address, kept }) =>
    withFolder(async (home) => {
      const county = join(home, 'county');
      await loadedCounty(home, county);
      const environment = {
        EVENKEEL_MAIL_RELAY: address.href,
        EVENKEEL_MAIL_FROM: 'evenkeel@example.gov.uk',
      };
      const grant = ['--role', 'partner', '--authority', 'E10009901'];
      await runCommand(home, ['accounts', 'invite', 'casey@example.org', '--name', 'Casey', ...grant]);
      const early = ['token', 'make', 'casey@example.org', '--name', 'Feed', ...grant, '--days', '5'];
      assert.match((await runCommand(home, early)).err, /open account/);
      await openAccount(home);
      assert.equal((await runCommand(home, early)).code, 0);
      const dry = await run(home, ['remind'], {});
      assert.match(dry.out, /^Would be sent:\n {2}\S+: The token “Feed” ends in 5 days\n$/);
      assert.match((await run(home, ['remind', '--send'], {})).out, /No mail relay is set up/);
      const sent = await run(home, ['remind', '--send'], environment);
      assert.match(sent.out, /^Sent:\n/);
      assert.deepEqual(
        kept.map(({ to }) => to),
        [['casey@example.org']],
      );
      assert.match((await run(home, ['remind', '--send'], environment)).out, /nothing to remind/);
      assert.equal(kept.length, 1);
      assert.ok(![dry, sent].some(({ out }) => out.includes('casey@')));
      assert.equal((await runCommand(home, ['audit', 'verify'])).code, 0);
      const wrong = await run(home, ['remind'], { ...environment, EVENKEEL_MAIL_RELAY: 'http://x' });
      assert.match(wrong.out, /smtp:\/\//);
    }),
  ));

/** Take the invitation up, as the page does. */
async function openAccount(home: string): Promise<void> {
  const { out } = await runCommand(home, ['accounts', 'link', 'casey@example.org']);
  const token = /set-up#(\S+)/.exec(out)?.[1] ?? '';
  const child = startCommand(home, ['serve', '--port', '0'], {
    EVENKEEL_SIGN_IN: 'accounts',
    EVENKEEL_LOG: 'faults',
  });
  const url = await new Promise<string>((ready) => {
    child.stdout?.on('data', (text: Buffer) => {
      const found = /ready at (\S+)/.exec(text.toString())?.[1];
      if (found !== undefined) ready(found);
    });
  });
  const answer = await fetch(`${url}/api/identity/link/take`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ token, email: '', name: '', password: 'meadow copper window nine' }),
  });
  assert.equal(answer.status, 200);
  child.kill('SIGTERM');
  await new Promise((gone) => child.on('exit', gone));
}
