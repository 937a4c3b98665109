/** Signing in: who is let in, with what, for how long, and who is made to wait. */
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
  WORDS,
} from '../../../test/make/identity.ts';
import { may } from '../../core/access/access.ts';

test('the first administrator is made once, by a link that then serves no more, and must set up a second factor', async () => {
  const { identity, store, at } = await openIdentity();
  const link = await identity.firstLink();
  assert.ok(link !== null);
  assert.deepEqual(await identity.openLink(link), {
    purpose: 'first-administrator',
    email: null,
    name: null,
  });
  const taken = {
    token: link,
    email: 'Rowan@Example.org',
    name: ' Rowan  Vale ',
    password: WORDS,
    device: DEVICE,
  };
  const started = await identity.takeLink(taken);
  assert.equal(started.stage, 'set-up');
  assert.deepEqual((await identity.who(started.token))?.actor.roles, []);
  const { secret } = await identity.offerFactor(started.token, '');
  await refusedWith('account.code-wrong', identity.confirmFactor(started.token, '000000'));
  const whole = await identity.confirmFactor(started.token, codeOf(secret, at()));
  assert.equal(whole.recoveryCodes.length, 10);
  const present = await identity.who(whole.token);
  assert.equal(present?.account.email, 'rowan@example.org');
  assert.equal(present?.account.name, 'Rowan Vale');
  assert.equal(may(present.actor, 'accounts.manage', HERE), true);
  assert.equal(await identity.who(started.token), null);
  assert.equal(await identity.firstLink(), null);
  await refusedWith('account.link-not-valid', identity.takeLink(taken));
  assert.equal(await store.read.audit.firstBroken(), null);
});

test('two links for the first administrator used at once make one administrator', async () => {
  const { identity } = await openIdentity();
  const link = (await identity.firstLink()) ?? '';
  const taken = (email: string) => ({
    token: link,
    email,
    name: 'Rowan Vale',
    password: WORDS,
    device: DEVICE,
  });
  const both = await Promise.allSettled([
    identity.takeLink(taken('a@example.org')),
    identity.takeLink(taken('b@example.org')),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await identity.accounts(INSTALLER)).length, 1);
});

test('an invitation waits a week and no longer, and a weak password leaves it unused', async () => {
  const { identity, pass } = await openIdentity();
  const { token } = await identity.invite(INSTALLER, {
    email: 'c@example.org',
    name: 'Casey',
    grants: PARTNER,
  });
  const take = (password: string) =>
    identity.takeLink({ token, email: '', name: '', password, device: DEVICE });
  await refusedWith('account.password-weak', take('password123'));
  await refusedWith('account.password-common', take('Basketball-1999'));
  pass(6 * 24 * 3_600_000);
  assert.equal((await identity.openLink(token)).email, 'c@example.org');
  pass(24 * 3_600_000 + 1);
  await refusedWith('account.link-not-valid', take(WORDS));
});

test('a wrong password, an unknown address, a closed account and an invitation not taken up are refused in the same words', async () => {
  const { identity } = await openIdentity();
  const { account } = await addPerson(identity, 'c@example.org', PARTNER);
  await addPerson(identity, 'd@example.org', PARTNER);
  await identity.close(INSTALLER, account.id);
  await identity.invite(INSTALLER, { email: 'e@example.org', name: 'Eden', grants: PARTNER });
  for (const [email, password] of [
    ['c@example.org', WORDS],
    ['d@example.org', OTHER_WORDS],
    ['e@example.org', ''],
    ['nobody@example.org', WORDS],
    ['not an address', WORDS],
  ] as const)
    await refusedWith('sign-in.refused', identity.signIn({ email, password, device: DEVICE }));
});

test('after five wrong passwords the right one must wait a minute, after six two; then the count begins anew', async () => {
  const { identity, pass } = await openIdentity();
  await addPerson(identity, 'c@example.org', PARTNER);
  const attempt = (password: string) => identity.signIn({ email: 'c@example.org', password, device: DEVICE });
  for (let at = 0; at < 5; at += 1) await refusedWith('sign-in.refused', attempt(OTHER_WORDS));
  await refusedWith('sign-in.refused', attempt(WORDS));
  pass(60_001);
  await refusedWith('sign-in.refused', attempt(OTHER_WORDS));
  pass(60_001);
  await refusedWith('sign-in.refused', attempt(WORDS));
  pass(60_001);
  assert.equal((await attempt(WORDS)).stage, 'whole');
  for (let at = 0; at < 4; at += 1) await refusedWith('sign-in.refused', attempt(OTHER_WORDS));
  assert.equal((await attempt(WORDS)).stage, 'whole');
});

test('somebody who signs owes a code after the password, may do nothing before, and each code serves once', async () => {
  const { identity, pass, at } = await openIdentity();
  const { token, stage } = await addPerson(identity, 's@example.org', OFFICER);
  assert.equal(stage, 'set-up');
  const { secret } = await identity.offerFactor(token, '');
  await identity.confirmFactor(token, codeOf(secret, at()));
  pass(60_000);
  const half = await identity.signIn({ email: 's@example.org', password: WORDS, device: DEVICE });
  assert.equal(half.stage, 'password');
  const halfway = await identity.who(half.token);
  assert.ok(halfway !== null && !may(halfway.actor, 'programme.read', HERE));
  await refusedWith('sign-in.over', identity.offerFactor(half.token, WORDS));
  const right = codeOf(secret, at());
  const whole = await identity.giveCode(half.token, right);
  const present = await identity.who(whole.token);
  assert.ok(present !== null && may(present.actor, 'return.sign-s151', HERE));
  assert.equal(await identity.who(half.token), null);
  const again = await identity.signIn({ email: 's@example.org', password: WORDS, device: DEVICE });
  await refusedWith('sign-in.refused', identity.giveCode(again.token, right));
});

test('a recovery code stands in for the app once, and wrong codes make the account wait like wrong passwords', async () => {
  const { identity, pass, at } = await openIdentity();
  const { token } = await addPerson(identity, 's@example.org', OFFICER);
  const { secret } = await identity.offerFactor(token, '');
  const { recoveryCodes } = await identity.confirmFactor(token, codeOf(secret, at()));
  const half = () => identity.signIn({ email: 's@example.org', password: WORDS, device: DEVICE });
  const [first = '', second = ''] = recoveryCodes;
  assert.equal((await identity.giveCode((await half()).token, first.toLowerCase())).stage, 'whole');
  const { token: waiting } = await half();
  for (let times = 0; times < 5; times += 1)
    await refusedWith('sign-in.refused', identity.giveCode(waiting, first));
  await refusedWith('sign-in.refused', identity.giveCode(waiting, second));
  pass(60_001);
  assert.equal((await identity.giveCode(waiting, second)).stage, 'whole');
});

test('entering the password anew does not give codes without end', async () => {
  const { identity, at } = await openIdentity();
  const { token } = await addPerson(identity, 's@example.org', OFFICER);
  const { secret } = await identity.offerFactor(token, '');
  await identity.confirmFactor(token, codeOf(secret, at()));
  for (let times = 0; times < 5; times += 1) {
    const half = await identity.signIn({ email: 's@example.org', password: WORDS, device: DEVICE });
    await refusedWith('sign-in.refused', identity.giveCode(half.token, '000000'));
  }
  await refusedWith(
    'sign-in.refused',
    identity.signIn({ email: 's@example.org', password: WORDS, device: DEVICE }),
  );
});

test('a sign-in ends after an hour without a sight, after twelve hours in any case, and when it is ended', async () => {
  const { identity, pass } = await openIdentity();
  const { token } = await addPerson(identity, 'c@example.org', PARTNER);
  for (let minutes = 0; minutes < 12 * 60 - 50; minutes += 50) {
    assert.notEqual(await identity.who(token), null, `after ${minutes} minutes`);
    pass(50 * 60_000);
  }
  pass(50 * 60_000);
  assert.equal(await identity.who(token), null);
  const idle = await identity.signIn({ email: 'c@example.org', password: WORDS, device: DEVICE });
  pass(61 * 60_000);
  assert.equal(await identity.who(idle.token), null);
  const ended = await identity.signIn({ email: 'c@example.org', password: WORDS, device: DEVICE });
  await identity.signOut(ended.token);
  assert.equal(await identity.who(ended.token), null);
});

test('a person sees their sign-ins and ends the others; a new password ends all but the one that changed it', async () => {
  const { identity } = await openIdentity();
  const first = await addPerson(identity, 'c@example.org', PARTNER);
  const second = await identity.signIn({
    email: 'c@example.org',
    password: WORDS,
    device: 'Safari on iPhone',
  });
  assert.deepEqual(
    (await identity.signIns(second.token)).map(({ device, isThisOne }) => [device, isThisOne]).sort(),
    [
      ['Firefox on Linux', false],
      ['Safari on iPhone', true],
    ],
  );
  await identity.signOutElsewhere(second.token);
  assert.equal(await identity.who(first.token), null);
  await refusedWith(
    'sign-in.refused',
    identity.changePassword(second.token, { old: OTHER_WORDS, password: OTHER_WORDS }),
  );
  await refusedWith(
    'account.password-weak',
    identity.changePassword(second.token, { old: WORDS, password: 'short' }),
  );
  const third = await identity.changePassword(second.token, { old: WORDS, password: OTHER_WORDS });
  assert.equal(await identity.who(second.token), null);
  assert.notEqual(await identity.who(third.token), null);
  await refusedWith(
    'sign-in.refused',
    identity.signIn({ email: 'c@example.org', password: WORDS, device: DEVICE }),
  );
});

test('a reset link serves for an hour, puts a new password in place and ends every sign-in', async () => {
  const { identity, pass } = await openIdentity();
  const { account, token } = await addPerson(identity, 'c@example.org', PARTNER);
  const older = await identity.makeLink(INSTALLER, account.id);
  const link = await identity.makeLink(INSTALLER, account.id);
  await refusedWith('account.link-not-valid', identity.openLink(older));
  assert.equal((await identity.openLink(link)).purpose, 'reset');
  const back = await identity.takeLink({
    token: link,
    email: '',
    name: '',
    password: OTHER_WORDS,
    device: DEVICE,
  });
  assert.equal(back.stage, 'whole');
  assert.equal(await identity.who(token), null);
  const late = await identity.makeLink(INSTALLER, account.id);
  pass(3_600_001);
  await refusedWith('account.link-not-valid', identity.openLink(late));
});
