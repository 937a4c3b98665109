/** Who is reminded of what, and when. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ApiToken } from '../access/api-token.ts';
import { toDayNumber, toIsoDate } from '../base/day-number.ts';
import { findReminders, type ReminderFacts } from './reminders.ts';

const HERE = 'E10009901';
const person = (id: string, role: 'analyst' | 'partner', authority = HERE) =>
  ({ id, name: `Person ${id}`, state: 'active', grants: [{ role, authority }] }) as const;
const RETURN = {
  authorityCode: HERE,
  programmeId: 'marlshire',
  programmeName: 'Marlshire',
  updateId: '2024-25/3',
  due: '2024-12-20',
};
const TOKEN: ApiToken = {
  id: 't-1',
  accountId: 'a',
  name: 'Ledger feed',
  role: 'analyst',
  authority: HERE,
  programmeId: null,
  createdAt: '2024-01-01T09:00:00.000Z',
  endsAt: '2024-12-20T09:00:00.000Z',
  usedAt: null,
  revokedAt: null,
};
const FACTS: ReminderFacts = {
  today: '2024-12-17',
  home: 'https://evenkeel.example.gov.uk',
  accounts: [person('a', 'analyst'), person('b', 'partner'), person('c', 'analyst', 'E10009902')],
  returns: [RETURN],
  tokens: [],
};

test('who may write the return is told, nobody else, and the letter says when and where', () => {
  const [first, ...others] = findReminders(FACTS);
  assert.deepEqual(others, []);
  assert.equal(first?.accountId, 'a');
  assert.equal(first?.subject, 'The return 2024-25/3 of Marlshire is due in 3 days');
  assert.match(
    first?.text ?? '',
    /^Dear Person a\n\n.* is due on 20 December 2024, in 3 days, and is not sent yet\./,
  );
  assert.match(
    first?.text ?? '',
    /\nhttps:\/\/evenkeel\.example\.gov\.uk\/programmes\/E10009901\/marlshire\n/,
  );
});

test('a return is told of twice, a fortnight and three days before, and never once it is past', () => {
  const keys = new Map<string, number>();
  for (let left = 30; left >= -5; left--) {
    const today = toIsoDate(toDayNumber(RETURN.due) - left);
    for (const { key } of findReminders({ ...FACTS, today }))
      keys.set(key, Math.max(keys.get(key) ?? -99, left));
  }
  assert.deepEqual(
    [...keys].map(([key, left]) => [key, left]),
    [
      ['return E10009901/marlshire 2024-25/3 14 a', 14],
      ['return E10009901/marlshire 2024-25/3 3 a', 3],
    ],
  );
});

test('the owner of a token is told once in its last fortnight, unless it was revoked or the account is closed', () => {
  const facts = { ...FACTS, returns: [], tokens: [TOKEN] };
  assert.deepEqual(
    findReminders(facts).map(({ key, accountId, subject }) => [key, accountId, subject]),
    [['token t-1', 'a', 'The token “Ledger feed” ends in 3 days']],
  );
  assert.deepEqual(findReminders({ ...facts, today: '2024-12-05' }), []);
  assert.deepEqual(findReminders({ ...facts, today: '2024-12-21' }), []);
  assert.deepEqual(
    findReminders({ ...facts, tokens: [{ ...TOKEN, revokedAt: '2024-12-01T09:00:00.000Z' }] }),
    [],
  );
  assert.deepEqual(
    findReminders({ ...facts, accounts: [{ ...person('a', 'analyst'), state: 'closed' }] }),
    [],
  );
});

test('whatever the day, each key is of one person and one thing', () => {
  const days = fc.integer({ min: -40, max: 40 });
  fc.assert(
    fc.property(days, (left) => {
      const today = toIsoDate(toDayNumber(RETURN.due) - left);
      const found = findReminders({ ...FACTS, today, tokens: [TOKEN] });
      assert.equal(new Set(found.map(({ key }) => key)).size, found.length);
      for (const { accountId } of found) assert.equal(accountId, 'a');
    }),
  );
});
