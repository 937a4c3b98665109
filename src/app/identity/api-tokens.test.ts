/** Tokens of programs: who may make them, for whom, and what the store and the trail keep. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addPerson,
  HERE,
  INSTALLER,
  openIdentity,
  PARTNER,
  refusedWith,
  THERE,
} from '../../../test/make/identity.ts';
import { type Actor, may } from '../../core/access/access.ts';
import { actorOf } from '../../core/access/account.ts';

const WISH = {
  accountId: null,
  name: 'Ledger feed',
  role: 'analyst',
  authority: HERE,
  programmeId: null,
  days: 30,
} as const;
const READING = { route: 'GET /api/programmes', isChange: false };
const CHANGING = { route: 'POST /api/programmes', isChange: true };

async function withAnalyst() {
  const opened = await openIdentity();
  const { account } = await addPerson(opened.identity, 'a@example.org', [
    { role: 'analyst', authority: HERE },
  ]);
  return { ...opened, account, owner: actorOf(account) };
}

test('a person makes a token for themself; it acts for them, within its role, until it ends', async () => {
  const { identity, owner, pass } = await withAnalyst();
  const { token, secret } = await identity.makeToken(owner, WISH);
  const actor = await identity.whoByToken(secret, READING);
  assert.ok(actor !== null);
  assert.equal(actor.id, owner.id);
  assert.equal(may(actor, 'import.add', HERE), true);
  assert.equal(may(actor, 'data.export', HERE), false);
  assert.equal((await identity.tokens(owner)).tokens[0]?.usedAt, '2026-03-02T09:00:00.000Z');
  assert.equal(token.usedAt, null);
  pass(30 * 86_400_000);
  assert.equal(await identity.whoByToken(secret, READING), null);
});

test('the store and the trail hold no token, and the trail has its making, the first use of a day, each change and its end', async () => {
  const { identity, owner, store, pass } = await withAnalyst();
  const { token, secret } = await identity.makeToken(owner, WISH);
  for (const use of [READING, READING, CHANGING, CHANGING]) await identity.whoByToken(secret, use);
  pass(86_400_000);
  await identity.whoByToken(secret, READING);
  await identity.revokeToken(owner, token.id);
  await identity.revokeToken(owner, token.id);
  const entries = (await store.read.audit.list(HERE, 100)).toReversed();
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['token.made', 'token.used', 'token.used', 'token.used', 'token.used', 'token.revoked'],
  );
  assert.equal(entries[2]?.detail['route'], CHANGING.route);
  let kept = JSON.stringify(entries);
  await store.dump(async (batch) => {
    kept += JSON.stringify(batch.rows);
  });
  assert.ok(kept.includes(token.id));
  assert.ok(!kept.includes(secret) && !kept.includes(secret.slice(4)));
});

test('whoever has no permission makes none, a role above the owner’s is refused, and a token makes no token', async () => {
  const { identity, owner } = await withAnalyst();
  const partner = await addPerson(identity, 'p@example.org', PARTNER);
  await refusedWith(
    'access.refused',
    identity.makeToken(actorOf(partner.account), { ...WISH, role: 'partner' }),
  );
  await refusedWith('token.too-high', identity.makeToken(owner, { ...WISH, role: 'programme-lead' }));
  await refusedWith('token.too-high', identity.makeToken(owner, { ...WISH, authority: THERE }));
  await refusedWith('token.too-high', identity.makeToken(owner, { ...WISH, authority: 'all' }));
  await refusedWith('access.refused', identity.makeToken(owner, { ...WISH, accountId: partner.account.id }));
  await refusedWith('token.name-missing', identity.makeToken(owner, { ...WISH, name: ' ' }));
  await refusedWith('token.time-wrong', identity.makeToken(owner, { ...WISH, days: 0 }));
  await refusedWith('token.no-owner', identity.makeToken(INSTALLER, WISH));
  const { secret } = await identity.makeToken(owner, WISH);
  const actor = await identity.whoByToken(secret, READING);
  assert.ok(actor !== null);
  await refusedWith('access.refused', identity.makeToken(actor, WISH));
  await refusedWith('access.refused', identity.tokens(actor));
});

test('an administrator makes and revokes tokens of the people in reach, and sees no others', async () => {
  const { identity, account } = await withAnalyst();
  const local: Actor = { id: 'account:x', roles: ['administrator'], authorities: [HERE] };
  const elsewhere: Actor = { id: 'account:y', roles: ['administrator'], authorities: [THERE] };
  const { token, secret } = await identity.makeToken(local, { ...WISH, accountId: account.id });
  assert.equal((await identity.tokens(local)).tokens.length, 1);
  assert.equal((await identity.tokens(elsewhere)).tokens.length, 0);
  await refusedWith('token.not-found', identity.revokeToken(elsewhere, token.id));
  await refusedWith('account.not-found', identity.makeToken(elsewhere, { ...WISH, accountId: account.id }));
  assert.notEqual(await identity.whoByToken(secret, READING), null);
  await identity.revokeToken(local, token.id);
  assert.equal(await identity.whoByToken(secret, READING), null);
});

test('a token serves no more once its owner is closed or loses the role', async () => {
  const { identity, account, owner } = await withAnalyst();
  const { secret } = await identity.makeToken(owner, WISH);
  await identity.close(INSTALLER, account.id);
  assert.equal(await identity.whoByToken(secret, READING), null);
  await identity.reopen(INSTALLER, account.id);
  assert.notEqual(await identity.whoByToken(secret, READING), null);
  await identity.setRoles(INSTALLER, account.id, PARTNER);
  assert.equal(await identity.whoByToken(secret, READING), null);
});
