/** The examples of docs/guide/api.md, each run as it stands with curl against a listening server that has the county. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import type { App } from '../../src/app/app.ts';
import type { Actor } from '../../src/core/access/access.ts';
import { createServer } from '../../src/server/create-server.ts';
import { listen } from '../../src/server/listen.ts';
import { addPerson, INSTALLER } from '../make/identity.ts';
import { PEOPLE, withMarlshire } from '../make/marlshire-store.ts';

const run = promisify(execFile);
const PAGE = readFileSync(resolve(import.meta.dirname, '../../docs/guide/api.md'), 'utf8');

/** Each command of the page with the answer shown right below it; null where none is shown. */
const EXAMPLES = [...PAGE.matchAll(/```sh\n(.+?)\n```(?:\n\n```json\n(.+?)\n```)?/gs)].map(
  ([, command = '', shown]) => ({ command, shown: shown === undefined ? null : JSON.parse(shown) }),
);

function serverFor(app: App, actor: Actor | null) {
  return createServer({
    app,
    actor,
    log: (line) => assert.fail(line),
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: tmpdir(),
  });
}

/** A token as an administrator makes it for a programme lead. */
async function makeToken({ identity }: App): Promise<string> {
  const { account } = await addPerson(identity, 'casey@example.org', [
    { role: 'programme-lead', authority: 'E10009901' },
  ]);
  const scope = { authority: 'E10009901', programmeId: 'marlshire' };
  const wish = { accountId: account.id, name: 'Guide', role: 'programme-lead', ...scope, days: 1 } as const;
  return (await identity.makeToken(INSTALLER, wish)).secret;
}

/** Run a command in a shell that knows where the server is, and read its answer. */
async function answerOf(command: string, url: string, token: string): Promise<object> {
  const { stdout } = await run('sh', ['-c', command], {
    env: { ...process.env, EVENKEEL: url, EVENKEEL_TOKEN: token, no_proxy: '*' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const answer: unknown = JSON.parse(stdout);
  assert.ok(typeof answer === 'object' && answer !== null, command);
  return answer;
}

test('every example of the guide works as it stands and answers what the guide shows', async (t) => {
  const hasCurl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
  if (!hasCurl) return t.skip('curl is not installed');
  assert.equal(EXAMPLES.length, 8);
  await withMarlshire(async ({ app }) => {
    const started = (actor: Actor | null) =>
      listen({ server: serverFor(app, actor), host: '127.0.0.1', port: 0 });
    const [open, guarded] = [await started(PEOPLE.lead), await started(null)];
    const token = await makeToken(app);
    try {
      assert.deepEqual(await answerOf('curl -s "$EVENKEEL/ready"', open.url, ''), { status: 'ready' });
      for (const { command, shown } of EXAMPLES) {
        const { url } = command.includes('$EVENKEEL_TOKEN') ? guarded : open;
        const answer = await answerOf(command, url, token);
        if (shown === null)
          assert.ok(!('code' in answer), `${command} ${JSON.stringify(answer).slice(0, 300)}`);
        else assert.partialDeepStrictEqual(answer, shown);
      }
    } finally {
      await Promise.all([open.close(), guarded.close()]);
    }
  });
});
