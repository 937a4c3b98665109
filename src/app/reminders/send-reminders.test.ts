/** Reminders as a use case: who may send them, and that what the relay refuses is told again the next time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson, HERE, INSTALLER, openIdentity, refusedWith } from '../../../test/make/identity.ts';
import { ProblemError } from '../../core/base/problem.ts';
import type { Message } from '../../edge/mail/relay.ts';
import { sendReminders } from './send-reminders.ts';

async function withEndingTokens() {
  const { identity, dependencies, store } = await openIdentity();
  const sent: Message[] = [];
  const people = ['a@example.org', 'b@example.org'];
  for (const email of people) {
    const { account } = await addPerson(identity, email, [{ role: 'partner', authority: HERE }]);
    const scope = { authority: HERE, programmeId: null };
    await identity.makeToken(INSTALLER, {
      accountId: account.id,
      name: 'Feed',
      role: 'partner',
      ...scope,
      days: 3,
    });
  }
  let isFull = false;
  const relay = () =>
    Promise.resolve({
      send: (message: Message) => {
        if (isFull && sent.length === 1)
          return Promise.reject(new ProblemError({ code: 'mail.refused', message: 'Full' }));
        sent.push(message);
        return Promise.resolve();
      },
      close: () => undefined,
    });
  const fill = (full: boolean) => {
    isFull = full;
  };
  return { over: { ...dependencies, relay }, dependencies, sent, store, fill };
}

test('a dry run tells both by id and sends nothing; nobody else may ask', async () => {
  const { over, sent } = await withEndingTokens();
  const told = await sendReminders(over, INSTALLER, true);
  assert.deepEqual([told.isDone, told.reminders.length, sent.length], [false, 2, 0]);
  assert.ok(!JSON.stringify(told).includes('@'));
  const lead = { id: 'account:x', roles: ['programme-lead'], authorities: 'all' } as const;
  await refusedWith('access.refused', sendReminders(over, lead, true));
});

test('without a relay nothing is marked as told', async () => {
  const { dependencies, over } = await withEndingTokens();
  await refusedWith('mail.not-set-up', sendReminders(dependencies, INSTALLER, false));
  assert.equal((await sendReminders(over, INSTALLER, true)).reminders.length, 2);
});

test('what the relay refuses is told the next time, and what it took is not told again', async () => {
  const { over, sent, store, fill } = await withEndingTokens();
  fill(true);
  await refusedWith('mail.refused', sendReminders(over, INSTALLER, false));
  fill(false);
  assert.equal((await sendReminders(over, INSTALLER, false)).reminders.length, 1);
  assert.deepEqual(sent.map(({ to }) => to).sort(), ['a@example.org', 'b@example.org']);
  assert.equal((await sendReminders(over, INSTALLER, false)).reminders.length, 0);
  const entries = (await store.read.audit.list(null, 50)).filter(({ action }) => action === 'reminder.sent');
  assert.equal(entries.length, 2);
  assert.ok(!JSON.stringify(entries).includes('@example'));
});
