/** Roles by authority, passwords and waiting: the rules of signing in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { may, mayAnywhere, type Role } from './access.ts';
import { actorOf, complaintOf, FREE_OF_FACTOR, needsSecondFactor, readEmail, waitAfter } from './account.ts';

const RIVER = { email: 'river.ashdown@example.org', name: 'River Ashdown' };

test('an account with a role for one authority and another for a second may do each where it holds', () => {
  const actor = actorOf({
    id: '1',
    grants: [
      { role: 'finance-lead', authority: 'E10009901' },
      { role: 'partner', authority: 'E10009902' },
    ],
  });
  assert.equal(may(actor, 'import.add', 'E10009901'), true);
  assert.equal(may(actor, 'import.add', 'E10009902'), false);
  assert.equal(may(actor, 'programme.read', 'E10009902'), true);
  assert.equal(may(actor, 'programme.read', 'E10009903'), false);
  assert.equal(mayAnywhere(actor, 'data.export'), true);
  assert.equal(mayAnywhere(actor, 'accounts.manage'), false);
});

test('an account without a role may do nothing anywhere', () => {
  const actor = actorOf({ id: '1', grants: [] });
  assert.equal(mayAnywhere(actor, 'programme.read'), false);
  assert.equal(may(actor, 'programme.read', 'E10009901'), false);
});

test('roles of one authority add up, and no grant reaches another authority', () => {
  const roles: readonly Role[] = ['analyst', 'partner', 'board-member', 'administrator', 'director'];
  fc.assert(
    fc.property(fc.subarray([...roles], { minLength: 1 }), (held) => {
      const actor = actorOf({ id: '1', grants: held.map((role) => ({ role, authority: 'E10009901' })) });
      for (const role of held) {
        const alone = actorOf({ id: '1', grants: [{ role, authority: 'E10009901' }] });
        for (const permission of ['programme.read', 'import.add', 'audit.read', 'return.sign-dcs'] as const)
          if (may(alone, permission, 'E10009901')) assert.ok(may(actor, permission, 'E10009901'));
      }
      assert.equal(may(actor, 'programme.read', 'E10009902'), false);
    }),
  );
});

test('five failures are borne, then the wait doubles up to an hour', () => {
  assert.deepEqual([0, 4, 5, 6, 7, 100].map(waitAfter), [0, 0, 60_000, 120_000, 240_000, 3_600_000]);
});

test('those who sign, administer or see case references must show a second factor; a reader need not', () => {
  const holds = (role: Role, asked: readonly Role[] = []) =>
    needsSecondFactor({ grants: [{ role, authority: 'E10009901' }] }, asked);
  assert.equal(holds('s151-officer'), true);
  assert.equal(holds('director'), true);
  assert.equal(holds('send-lead'), true);
  assert.equal(holds('administrator'), true);
  assert.equal(holds('board-member'), false);
  assert.equal(holds('partner'), false);
  assert.equal(holds('partner', ['partner']), true);
  assert.equal(holds('board-member', ['partner']), false);
  assert.deepEqual(FREE_OF_FACTOR, ['board-member', 'partner', 'challenge', 'department']);
});

test('passwords that are short, regular, well known or made of the person’s name are refused', () => {
  for (const bad of [
    'short',
    'aaaaaaaaaaaa',
    '123456789012',
    'abcdefghijklmno',
    'Password123!',
    'password-password',
    'Evenkeel2026!!',
    'RiverAshdown1',
    'river.ashdown@example.org',
    'x'.repeat(129),
  ])
    assert.notEqual(complaintOf(bad, RIVER), null, bad);
});

test('three or four plain words, and long random text, are good passwords', () => {
  for (const good of [
    'meadow copper window nine',
    'ledger harbour candle',
    'J7#kd0-pQz!vL2mw',
    'ěščř žýáí éúůü',
  ])
    assert.equal(complaintOf(good, RIVER), null, good);
});

test('an e-mail address is kept in lower case, and what is none is not taken', () => {
  assert.equal(readEmail('  River.Ashdown@Example.ORG '), 'river.ashdown@example.org');
  for (const none of ['', 'river', 'a b@example.org', '<x@example.org>', 'river@', '@example.org'])
    assert.equal(readEmail(none), null, none);
});
