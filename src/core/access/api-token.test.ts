/** What tokens of programs may do: never more than their owner, never what takes a second factor. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GRAVE, may, mayAnywhere, NOT_BY_TOKEN, type Permission, permissionsOf, ROLES } from './access.ts';
import { actorOf } from './account.ts';
import { type ApiToken, actorOfToken, isWithin } from './api-token.ts';

const HERE = 'E10009901';
const THERE = 'E10009902';
const NOW = '2026-03-02T09:00:00.000Z';
const TOKEN: ApiToken = {
  id: 't-1',
  accountId: 'id-1',
  name: 'Ledger feed',
  role: 'analyst',
  authority: HERE,
  programmeId: null,
  createdAt: '2026-03-01T09:00:00.000Z',
  endsAt: '2026-04-01T09:00:00.000Z',
  usedAt: null,
  revokedAt: null,
};
const PERMISSIONS: readonly Permission[] = [...new Set(ROLES.flatMap((role) => permissionsOf(role)))];

test('whatever the roles of owner and token, a token may do nothing that its owner may not, nothing grave, and nothing elsewhere', () => {
  const role = fc.constantFrom(...ROLES);
  const grants = fc.array(fc.record({ role, authority: fc.constantFrom(HERE, THERE, 'all') }), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(role, grants, (tokenRole, held) => {
      const owner = { id: 'id-1', grants: held, state: 'active' } as const;
      const actor = actorOfToken({ ...TOKEN, role: tokenRole }, owner, NOW);
      assert.equal(actor !== null, isWithin(tokenRole, HERE, owner));
      if (actor === null) return;
      for (const permission of PERMISSIONS) {
        if (may(actor, permission, HERE)) assert.ok(may(actorOf(owner), permission, HERE), permission);
        if (NOT_BY_TOKEN.has(permission)) assert.equal(mayAnywhere(actor, permission), false, permission);
        assert.equal(may(actor, permission, THERE), false);
      }
    }),
  );
});

test('all that takes a second factor, making tokens among it, is beyond a token', () => {
  for (const permission of GRAVE) assert.ok(NOT_BY_TOKEN.has(permission), permission);
  for (const permission of ['token.make', 'return.seal', 'case-reference.read', 'list.read'] as const)
    assert.ok(NOT_BY_TOKEN.has(permission), permission);
});

test('a token ends with its time, when it is revoked, and when its owner is closed or loses the role', () => {
  const owner = { id: 'id-1', grants: [{ role: 'analyst', authority: HERE }], state: 'active' } as const;
  assert.equal(actorOfToken(TOKEN, owner, NOW)?.id, 'account:id-1');
  assert.equal(actorOfToken(TOKEN, owner, TOKEN.endsAt), null);
  assert.equal(actorOfToken({ ...TOKEN, revokedAt: NOW }, owner, NOW), null);
  assert.equal(actorOfToken(TOKEN, { ...owner, state: 'closed' }, NOW), null);
  assert.equal(actorOfToken(TOKEN, { ...owner, grants: [{ role: 'partner', authority: HERE }] }, NOW), null);
  assert.equal(actorOfToken({ ...TOKEN, authority: THERE }, owner, NOW), null);
});
