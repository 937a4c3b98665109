/** Accounts looked after from the command line, by whoever has the machine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { fakeApp } from '../../test/make/fake-app.ts';
import { openIdentity, refusedWith, WORDS } from '../../test/make/identity.ts';
import { machineActor } from '../core/access/access.ts';
import { registerAccounts } from './accounts.ts';
import type { CommandContext } from './context.ts';

async function opened() {
  const { identity } = await openIdentity();
  const app = fakeApp({ identity });
  const run = async (...words: string[]): Promise<string> => {
    const said: string[] = [];
    const context = {
      actor: machineActor('root'),
      openApp: async () => app,
      out: (text: string) => said.push(text),
    };
    const program = new Command().exitOverride();
    registerAccounts(program, context as unknown as CommandContext); // only what the command uses
    await program.parseAsync(['accounts', ...words], { from: 'user' });
    return said.join('\n');
  };
  return { identity, run };
}

const HERE = ['--role', 'partner', '--authority', 'E10009901'];

test('somebody is invited, opens the account by the printed link, gets a role more and one less', async () => {
  const { identity, run } = await opened();
  const made = await run('invite', 'Casey@example.org', '--name', 'Casey', ...HERE);
  const token = /\/set-up#(\S+)/.exec(made)?.[1] ?? '';
  await identity.takeLink({ token, email: '', name: '', password: WORDS, device: 'x' });
  assert.match(
    await run('list'),
    /casey@example\.org {2}Casey, active, without second factor\n {4}partner for E10009901/,
  );
  await run('give', 'casey@example.org', '--role', 'analyst', '--authority', 'E10009901');
  await run('give', 'casey@example.org', '--role', 'analyst', '--authority', 'E10009901');
  const both = JSON.parse(await run('list', '--json')) as { accounts: { grants: unknown[] }[] }; // just made
  assert.equal(both.accounts[0]?.grants.length, 2);
  assert.doesNotMatch(await run('take', 'casey@example.org', ...HERE), /partner/);
  assert.match(await run('close', 'casey@example.org'), /closed/);
  assert.match(await run('reopen', 'casey@example.org'), /active/);
  assert.match(await run('link', 'casey@example.org'), /\/set-up#[\w-]{43}/);
});

test('a role that does not exist and a person without an account are refused in words', async () => {
  const { run } = await opened();
  await refusedWith(
    'call.wrong',
    run('invite', 'c@example.org', '--name', 'C', '--role', 'king', '--authority', 'all'),
  );
  await refusedWith('account.not-found', run('close', 'nobody@example.org'));
  assert.equal(await run('list'), 'Nobody has an account yet.');
});

test('every role is listed with what it may do', async () => {
  const { run } = await opened();
  assert.match(await run('roles'), /s151-officer\n {4}.*return\.sign-s151/);
});
