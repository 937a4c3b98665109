/** Looking after accounts: within whose reach, what ends with it, and what the trail keeps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addPerson,
  codeOf,
  DEVICE,
  HERE,
  INSTALLER,
  OFFICER,
  OTHER_WORDS,
  openIdentity,
  PARTNER,
  refusedWith,
  THERE,
  WORDS,
} from '../../../test/make/identity.ts';
import { type Actor, may } from '../../core/access/access.ts';
import type { Store } from '../../edge/store/store.ts';
import { singleSignOn } from './single-sign-on.ts';

async function actions(store: Store): Promise<string[]> {
  return (await store.read.audit.list(null, 100)).map(({ action }) => action).reverse();
}

test('an administrator of one authority manages its people and nobody who works for another', async () => {
  const { identity } = await openIdentity();
  const local: Actor = { id: 'account:x', roles: ['administrator'], authorities: [HERE] };
  const partner = await addPerson(identity, 'a@example.org', PARTNER);
  const elsewhere = await addPerson(identity, 'b@example.org', [{ role: 'analyst', authority: THERE }]);
  const both = await addPerson(identity, 'c@example.org', [
    { role: 'partner', authority: HERE },
    { role: 'director', authority: THERE },
  ]);
  assert.deepEqual(
    (await identity.accounts(local)).map(({ email }) => email),
    ['a@example.org', 'c@example.org'],
  );
  await identity.setRoles(local, partner.account.id, [{ role: 'board-member', authority: HERE }]);
  await refusedWith('account.not-found', identity.close(local, elsewhere.account.id));
  await refusedWith('access.refused', identity.close(local, both.account.id));
  await refusedWith('access.refused', identity.makeLink(local, both.account.id));
  await refusedWith(
    'access.refused',
    identity.setRoles(local, partner.account.id, [{ role: 'analyst', authority: THERE }]),
  );
  await refusedWith(
    'access.refused',
    identity.setRoles(local, partner.account.id, [{ role: 'administrator', authority: 'all' }]),
  );
  await refusedWith(
    'access.refused',
    identity.invite(local, { email: 'z@example.org', name: 'Z', grants: [] }),
  );
  assert.equal(await identity.who(partner.token), null);
  const { token } = await identity.signIn({ email: 'a@example.org', password: WORDS, device: DEVICE });
  const present = await identity.who(token);
  assert.ok(present !== null && may(present.actor, 'return.read', HERE));
  assert.equal(may(present.actor, 'return.read', THERE), false);
});

test('nobody without the role of an administrator looks after accounts', async () => {
  const { identity } = await openIdentity();
  const { account } = await addPerson(identity, 'c@example.org', PARTNER);
  for (const role of ['programme-lead', 's151-officer', 'director', 'department', 'challenge'] as const) {
    const actor: Actor = { id: 'x', roles: [role], authorities: 'all' };
    await refusedWith('access.refused', identity.accounts(actor));
    await refusedWith(
      'access.refused',
      identity.invite(actor, { email: 'z@example.org', name: 'Z', grants: PARTNER }),
    );
    await refusedWith('access.refused', identity.setRoles(actor, account.id, PARTNER));
    await refusedWith('access.refused', identity.close(actor, account.id));
    await refusedWith('access.refused', identity.reopen(actor, account.id));
    await refusedWith('access.refused', identity.makeLink(actor, account.id));
    await refusedWith('access.refused', identity.removeFactor(actor, account.id));
    await refusedWith('access.refused', identity.factorRoles(actor));
    await refusedWith('access.refused', identity.setFactorRoles(actor, ['partner']));
  }
  const local: Actor = { id: 'account:x', roles: ['administrator'], authorities: [HERE] };
  assert.deepEqual(await identity.factorRoles(local), []);
  await refusedWith('access.refused', identity.setFactorRoles(local, ['partner']));
});

test('readers who are asked for a second factor are led to set one up, by password and by single sign-on, and others are left alone', async () => {
  const { identity, dependencies, store, at } = await openIdentity();
  const partner = await addPerson(identity, 'p@example.org', PARTNER);
  const board = await addPerson(identity, 'b@example.org', [{ role: 'board-member', authority: HERE }]);
  await refusedWith('account.factor-role', identity.setFactorRoles(INSTALLER, ['partner', 'director']));
  assert.deepEqual(await identity.setFactorRoles(INSTALLER, ['partner']), {
    roles: ['partner'],
    withoutOne: 1,
  });
  assert.equal(await identity.who(partner.token), null);
  assert.equal((await identity.who(board.token))?.stage, 'whole');
  const half = await identity.signIn({ email: 'p@example.org', password: WORDS, device: DEVICE });
  assert.equal(half.stage, 'set-up');
  const present = await identity.who(half.token);
  assert.ok(present !== null && !may(present.actor, 'programme.read', HERE));
  await identity.invite(INSTALLER, { email: 'q@example.org', name: 'Q', grants: PARTNER });
  const says = { issuer: 'i', subject: 's', email: 'q@example.org', isEmailVerified: true, device: DEVICE };
  assert.equal((await singleSignOn(dependencies, { ...says, hasSecondFactor: false })).stage, 'set-up');
  const { secret } = await identity.offerFactor(half.token, '');
  const whole = await identity.confirmFactor(half.token, codeOf(secret, at()));
  assert.ok(may((await identity.who(whole.token))?.actor ?? INSTALLER, 'programme.read', HERE));
  assert.deepEqual(await identity.setFactorRoles(INSTALLER, []), { roles: [], withoutOne: 0 });
  assert.equal((await singleSignOn(dependencies, { ...says, hasSecondFactor: false })).stage, 'whole');
  const again = await identity.signIn({ email: 'p@example.org', password: WORDS, device: DEVICE });
  assert.equal(again.stage, 'password');
  assert.equal((await actions(store)).filter((act) => act === 'account.second-factor-asked').length, 2);
});

test('the last administrator of the installation is neither closed nor made something else', async () => {
  const { identity } = await openIdentity();
  const { account } = await addPerson(identity, 'a@example.org', [
    { role: 'administrator', authority: 'all' },
  ]);
  await refusedWith('account.last-administrator', identity.close(INSTALLER, account.id));
  await refusedWith('account.last-administrator', identity.setRoles(INSTALLER, account.id, PARTNER));
  await addPerson(identity, 'b@example.org', [{ role: 'administrator', authority: 'all' }]);
  assert.equal((await identity.close(INSTALLER, account.id)).state, 'closed');
});

test('closing an account ends its sign-ins at once; opened again it signs in with its old password', async () => {
  const { identity } = await openIdentity();
  await addPerson(identity, 'r@example.org', [{ role: 'administrator', authority: 'all' }]);
  const { account, token } = await addPerson(identity, 'c@example.org', PARTNER);
  await identity.close(INSTALLER, account.id);
  assert.equal(await identity.who(token), null);
  await identity.reopen(INSTALLER, account.id);
  assert.equal(
    (await identity.signIn({ email: 'c@example.org', password: WORDS, device: DEVICE })).stage,
    'whole',
  );
});

test('single sign-on lets in whom an administrator invited, by their verified address first and their own id ever after', async () => {
  const { identity, dependencies } = await openIdentity();
  await identity.invite(INSTALLER, { email: 'c@example.org', name: 'Casey', grants: PARTNER });
  const says = (change: object) => ({
    issuer: 'https://id.example.org',
    subject: 's-1',
    email: 'C@example.org',
    isEmailVerified: true,
    hasSecondFactor: false,
    device: DEVICE,
    ...change,
  });
  await refusedWith('sign-in.not-invited', singleSignOn(dependencies, says({ isEmailVerified: false })));
  await refusedWith('sign-in.not-invited', singleSignOn(dependencies, says({ email: 'other@example.org' })));
  assert.equal((await singleSignOn(dependencies, says({}))).stage, 'whole');
  assert.equal((await singleSignOn(dependencies, says({ email: null }))).stage, 'whole');
  await refusedWith('sign-in.not-invited', singleSignOn(dependencies, says({ subject: 's-2', email: null })));
  await refusedWith(
    'sign-in.not-invited',
    singleSignOn(dependencies, says({ issuer: 'https://other.example.org', email: null })),
  );
});

test('single sign-on of an officer by password alone still owes the second factor', async () => {
  const { identity, dependencies } = await openIdentity();
  await identity.invite(INSTALLER, { email: 's@example.org', name: 'Sam', grants: OFFICER });
  const says = { issuer: 'i', subject: 's', email: 's@example.org', isEmailVerified: true, device: DEVICE };
  assert.equal((await singleSignOn(dependencies, { ...says, hasSecondFactor: false })).stage, 'set-up');
  assert.equal((await singleSignOn(dependencies, { ...says, hasSecondFactor: true })).stage, 'whole');
});

test('every act stands in the audit trail without a name, an address or a password', async () => {
  const { identity, store } = await openIdentity();
  const { account, token } = await addPerson(identity, 'casey.person@example.org', PARTNER);
  await refusedWith(
    'sign-in.refused',
    identity.signIn({ email: 'casey.person@example.org', password: OTHER_WORDS, device: DEVICE }),
  );
  await identity.signOut(token);
  await identity.makeLink(INSTALLER, account.id);
  await identity.removeFactor(INSTALLER, account.id).catch(() => null);
  assert.deepEqual((await actions(store)).slice(0, 5), [
    'account.invited',
    'account.opened',
    'sign-in.failed',
    'sign-in.ended',
    'account.link-made',
  ]);
  const text = JSON.stringify(await store.read.audit.list(null, 100));
  for (const personal of ['casey', 'Casey', 'meadow', 'ledger', DEVICE])
    assert.ok(!text.includes(personal), personal);
  assert.equal(await store.read.audit.firstBroken(), null);
});
