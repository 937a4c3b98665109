/** Tokens of programs from the command line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { fakeApp } from '../../test/make/fake-app.ts';
import { addPerson, HERE, openIdentity, refusedWith } from '../../test/make/identity.ts';
import { machineActor } from '../core/access/access.ts';
import type { CommandContext } from './context.ts';
import { registerToken } from './token.ts';

async function opened() {
  const { identity, dependencies } = await openIdentity();
  await addPerson(identity, 'casey@example.org', [{ role: 'board-member', authority: HERE }]);
  const run = async (...words: string[]): Promise<string> => {
    const said: string[] = [];
    const context = {
      actor: machineActor('root'),
      openApp: async () => fakeApp({ identity }),
      now: dependencies.now,
      out: (text: string) => said.push(text),
    };
    const program = new Command().exitOverride();
    registerToken(program, context as unknown as CommandContext); // only what the command uses
    await program.parseAsync(['token', ...words], { from: 'user' });
    return said.join('\n');
  };
  return { identity, run };
}

const MAKE = ['make', 'casey@example.org', '--name', 'Board feed', '--authority', HERE];

test('a token is made and shown once, listed without its secret, and revoked', async () => {
  const { identity, run } = await opened();
  assert.equal(await run('list'), 'There is no token yet.');
  const secret = /evk_[\w-]{43}$/.exec(await run(...MAKE, '--role', 'board-member'))?.[0] ?? '';
  const use = { route: 'GET /api/programmes', isChange: false };
  assert.deepEqual((await identity.whoByToken(secret, use))?.roles, ['board-member']);
  const listed = await run('list');
  assert.match(
    listed,
    /Board feed \(Casey Example\)\n {4}board-member for E10009901, until 2026-05-31, last used 2026-03-02T09:00/,
  );
  assert.ok(!listed.includes(secret));
  assert.match(await run('revoke', listed.split(' ')[0] ?? ''), /serves no more/);
  assert.equal(await identity.whoByToken(secret, use), null);
  assert.match(await run('list'), /revoked 2026-03-02/);
});

test('a role above the owner’s, one that does not exist, and a stranger are refused in words', async () => {
  const { run } = await opened();
  await refusedWith('token.too-high', run(...MAKE, '--role', 'analyst'));
  await refusedWith('call.wrong', run(...MAKE, '--role', 'king'));
  await refusedWith('token.time-wrong', run(...MAKE, '--role', 'board-member', '--days', '400'));
  await refusedWith('token.not-found', run('revoke', 'none'));
  await refusedWith(
    'account.not-found',
    run('make', 'x@example.org', '--name', 'X', '--role', 'partner', '--authority', HERE),
  );
});
