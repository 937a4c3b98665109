/** Who may do what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, may, type Role } from './access.ts';

const partner: Actor = { id: 'p', roles: ['partner'], authorities: ['E10009901'] };
const lead: Actor = { id: 'l', roles: ['programme-lead'], authorities: ['E10009901'] };

test('a partner reads the programme and nothing else', () => {
  assert.equal(may(partner, 'programme.read', 'E10009901'), true);
  assert.equal(may(partner, 'return.read', 'E10009901'), false);
  assert.equal(may(partner, 'import.add', 'E10009901'), false);
});

test('nobody reaches the records of another authority', () => {
  assert.equal(may(lead, 'programme.read', 'E10009902'), false);
  assert.equal(may({ ...lead, authorities: 'all' }, 'programme.read', 'E10009902'), true);
});

test('a case reference is seen with a permission of its own, which leading the programme does not bring', () => {
  assert.equal(may(lead, 'case-reference.read', 'E10009901'), false);
  assert.equal(may({ ...lead, roles: ['send-lead'] }, 'case-reference.read', 'E10009901'), true);
});

test('someone without a role may do nothing', () => {
  assert.equal(may({ id: 'x', roles: [], authorities: 'all' }, 'programme.read', 'E10009901'), false);
});

test('each officer may sign for their own post only, and nobody else may sign', () => {
  const maySign = (role: Role) =>
    (['return.sign-s151', 'return.sign-dcs'] as const).map((permission) =>
      may({ id: 'x', roles: [role], authorities: 'all' }, permission, 'E10009901'),
    );
  assert.deepEqual(maySign('s151-officer'), [true, false]);
  assert.deepEqual(maySign('director'), [false, true]);
  for (const role of [
    'programme-lead',
    'finance-lead',
    'send-lead',
    'analyst',
    'board-member',
    'department',
  ] as const)
    assert.deepEqual(maySign(role), [false, false], role);
});
