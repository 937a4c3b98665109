/** What must hold of accounts in any store, told once and run against each database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/edge/store/store.ts';

const SIGN_IN = {
  tokenHash: 'a'.repeat(64),
  accountId: 'id-1',
  stage: 'whole',
  startedAt: '2026-03-02T09:00:00.000Z',
  seenAt: '2026-03-02T09:00:00.000Z',
  endsAt: '2026-03-02T21:00:00.000Z',
  device: 'Firefox on Linux',
} as const;

const LINK = {
  tokenHash: 'b'.repeat(64),
  purpose: 'invitation',
  accountId: 'id-1',
  body: '',
  endsAt: '2026-03-09T09:00:00.000Z',
} as const;

async function addCasey(store: Store): Promise<void> {
  await store.transaction(async ({ accounts }) => {
    await accounts.add({ id: 'id-1', email: 'casey@example.org', name: 'Casey Example' }, 'tester');
  });
}

/** Declare the tests of accounts; `withStore` gives each an empty store and takes it away again. */
export function declareAccountTests(
  name: string,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
): void {
  const it = (claim: string, work: (store: Store) => Promise<void>) =>
    test(`${name}: ${claim}`, () => withStore(work));

  it('an account is kept with its roles, changed in parts, and found by address and by provider', async (store) => {
    await addCasey(store);
    await store.transaction(async ({ accounts }) => {
      await accounts.setGrants('id-1', [{ role: 'analyst', authority: 'E10009901' }]);
      await accounts.setGrants('id-1', [
        { role: 'partner', authority: 'E10009902' },
        { role: 'analyst', authority: 'all' },
      ]);
      await accounts.change('id-1', { state: 'active', passwordHash: 'x', failures: 3, factorStep: 7 });
      await accounts.change('id-1', { hasSecondFactor: true, waitsUntil: '2026-03-02T09:01:00.000Z' });
      await accounts.change('id-1', {});
      await accounts.addIdentity('id-1', 'https://id.example.org', 's-1');
    });
    const found = await store.read.accounts.findByEmail('casey@example.org');
    assert.deepEqual([...(found?.grants ?? [])].map(({ role, authority }) => `${role}@${authority}`).sort(), [
      'analyst@all',
      'partner@E10009902',
    ]);
    assert.deepEqual(
      [found?.state, found?.passwordHash, found?.failures, found?.factorStep, found?.hasSecondFactor],
      ['active', 'x', 3, 7, true],
    );
    assert.deepEqual(await store.read.accounts.findByIdentity('https://id.example.org', 's-1'), found);
    assert.equal(await store.read.accounts.findByIdentity('https://id.example.org', 's-2'), null);
    assert.deepEqual(await store.read.accounts.list(), [found]);
    assert.equal(await store.read.accounts.count(), 1);
  });

  it('a token is kept by its hash, found by it, used and revoked, and listed newest first', async (store) => {
    await addCasey(store);
    const token = {
      id: 't-1',
      accountId: 'id-1',
      name: 'Feed',
      role: 'analyst',
      authority: 'E10009901',
      programmeId: null,
      endsAt: '2026-06-02T09:00:00.000Z',
    } as const;
    await store.transaction(async ({ tokens }) => {
      await tokens.add(token, 'd'.repeat(64), 'tester');
      await tokens.add({ ...token, id: 't-2', programmeId: 'marlshire' }, 'e'.repeat(64), 'tester');
      await tokens.touch('t-2', '2026-03-02T09:05:00.000Z');
      await tokens.revoke('t-1', '2026-03-02T09:06:00.000Z');
    });
    const { tokens } = store.read;
    assert.equal((await tokens.findByHash('d'.repeat(64)))?.revokedAt, '2026-03-02T09:06:00.000Z');
    assert.deepEqual(await tokens.findByHash('e'.repeat(64)), await tokens.find('t-2'));
    assert.equal(await tokens.findByHash('f'.repeat(64)), null);
    assert.deepEqual(
      (await tokens.list()).map(({ id, usedAt, programmeId }) => [id, usedAt, programmeId]),
      [
        ['t-2', '2026-03-02T09:05:00.000Z', 'marlshire'],
        ['t-1', null, null],
      ],
    );
    await assert.rejects(
      store.transaction(async (within) => {
        await within.tokens.add({ ...token, id: 't-3' }, 'd'.repeat(64), 'tester');
      }),
    );
  });

  it('two accounts never have one address', async (store) => {
    await addCasey(store);
    await assert.rejects(
      store.transaction(async ({ accounts }) => {
        await accounts.add({ id: 'id-2', email: 'casey@example.org', name: 'Another' }, 'tester');
      }),
    );
    assert.equal(await store.read.accounts.count(), 1);
  });

  it('a recovery code serves once', async (store) => {
    await addCasey(store);
    await store.transaction(async ({ accounts }) => {
      await accounts.setRecoveryCodes('id-1', ['one', 'two']);
      assert.equal(await accounts.takeRecoveryCode('id-1', 'one'), true);
      assert.equal(await accounts.takeRecoveryCode('id-1', 'one'), false);
      assert.equal(await accounts.takeRecoveryCode('id-2', 'two'), false);
    });
    assert.equal(await store.read.accounts.countRecoveryCodes('id-1'), 1);
  });

  it('sign-ins and links are kept, seen, ended and forgotten when their time is over', async (store) => {
    await addCasey(store);
    await store.transaction(async ({ signIns }) => {
      await signIns.add(SIGN_IN);
      await signIns.add({ ...SIGN_IN, tokenHash: 'c'.repeat(64), endsAt: '2026-03-02T10:00:00.000Z' });
      await signIns.addLink(LINK);
      await signIns.addLink({
        ...LINK,
        tokenHash: 'd'.repeat(64),
        accountId: null,
        purpose: 'single-sign-on',
      });
      await signIns.touch(SIGN_IN.tokenHash, '2026-03-02T09:30:00.000Z');
    });
    const { signIns } = store.read;
    assert.deepEqual(await signIns.find(SIGN_IN.tokenHash), {
      ...SIGN_IN,
      seenAt: '2026-03-02T09:30:00.000Z',
    });
    assert.equal((await signIns.of('id-1')).length, 2);
    assert.deepEqual(await signIns.findLink(LINK.tokenHash), LINK);
    await store.transaction(async (changing) => {
      assert.equal(await changing.signIns.takeLink(LINK.tokenHash), true);
      assert.equal(await changing.signIns.takeLink(LINK.tokenHash), false);
      await changing.signIns.forgetLinks(null, 'single-sign-on');
      await changing.signIns.forgetEnded('2026-03-02T10:00:01.000Z');
    });
    assert.equal(await signIns.findLink('d'.repeat(64)), null);
    assert.equal((await signIns.of('id-1')).length, 1);
    await store.transaction(async (changing) => {
      await changing.signIns.endAllOf('id-1', SIGN_IN.tokenHash);
    });
    assert.equal((await signIns.of('id-1')).length, 1);
    await store.transaction(async (changing) => {
      await changing.signIns.endAllOf('id-1', null);
    });
    assert.deepEqual(await signIns.of('id-1'), []);
  });

  it('a change of accounts outside a transaction is our own fault, and is told', async (store) => {
    await assert.rejects(
      store.read.accounts.add({ id: 'x', email: 'x@example.org', name: 'X' }, 'tester'),
      /only inside a transaction/,
    );
  });
}
