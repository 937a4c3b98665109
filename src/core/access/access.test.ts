/** Who may do what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, may } from './access.ts';

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
