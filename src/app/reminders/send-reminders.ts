/** Sends the reminders of the day by the operator's mail relay, each once, and tells it in the audit trail without name or address. */
import { type Actor, mayAnywhere } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { findReminders, type Reminder, type ReturnDue } from '../../core/reminders/reminders.ts';
import type { Relay } from '../../edge/mail/relay.ts';
import { type Repositories, SHARED_SCOPE } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { listProgramme, listUpdates } from '../open-programme.ts';
import { requirePermission } from '../require-permission.ts';

/** A reminder as it is told to whoever sends it: for whom by id, and about what. */
export type ReminderTold = Pick<Reminder, 'accountId' | 'subject'>;

/** What was, or would be, sent. */
export type RemindersTold = { readonly isDone: boolean; readonly reminders: readonly ReminderTold[] };

const KIND = 'reminder';

/**
 * Send what is to be told today and was not told before. What the relay refuses ends the sending; what went before it stays told.
 * @param isDry  only says what would be sent.
 * @throws ProblemError `access.refused`, `mail.not-set-up`, `mail.refused`, `mail.unreachable`.
 */
export async function sendReminders(
  dependencies: AppDependencies,
  actor: Actor,
  isDry: boolean,
): Promise<RemindersTold> {
  if (!mayAnywhere(actor, 'reminder.send'))
    requirePermission(actor, 'reminder.send', '', 'to send reminders');
  const { read } = dependencies.store;
  const reminders = await untold(read, await remindersOfToday(dependencies));
  const told = reminders.map(({ accountId, subject }) => ({ accountId, subject }));
  if (isDry) return { isDone: false, reminders: told };
  const relay = (await dependencies.relay?.()) ?? raiseNoRelay();
  try {
    for (const reminder of reminders) await sendOne(dependencies, actor, relay, reminder);
  } finally {
    relay.close();
  }
  return { isDone: true, reminders: told };
}

async function remindersOfToday({ store, now, home }: AppDependencies): Promise<readonly Reminder[]> {
  const { read } = store;
  return findReminders({
    today: now().slice(0, 10),
    home: home ?? null,
    accounts: await read.accounts.list(),
    tokens: await read.tokens.list(),
    returns: await returnsDue(read),
  });
}

async function returnsDue(read: Repositories): Promise<readonly ReturnDue[]> {
  const due: ReturnDue[] = [];
  for (const scope of await read.documents.scopes('programme')) {
    const { name } = await listProgramme(read, scope);
    for (const update of await listUpdates(read, scope))
      if (update.submitted === null)
        due.push({ ...scope, programmeName: name, updateId: update.id, due: update.due });
  }
  return due;
}

async function untold(
  { documents }: Repositories,
  reminders: readonly Reminder[],
): Promise<readonly Reminder[]> {
  const told = new Set((await documents.all(SHARED_SCOPE, KIND)).map(({ id }) => id));
  return reminders.filter(({ key }) => !told.has(key));
}

/** Sent first, told after: who is told twice once is better off than who is never told. */
async function sendOne(
  { store, newId }: AppDependencies,
  actor: Actor,
  relay: Relay,
  { key, accountId, subject, text }: Reminder,
): Promise<void> {
  const account = await store.read.accounts.find(accountId);
  if (account === null) return;
  await relay.send({ to: account.email, subject, text });
  await store.transaction(async ({ documents, audit }) => {
    await documents.put(SHARED_SCOPE, { kind: KIND, id: key, body: { sent: true } }, actor.id);
    await audit.append({
      authorityCode: SHARED_SCOPE.authorityCode,
      actor: actor.id,
      action: 'reminder.sent',
      subjectKind: 'account',
      subjectId: accountId,
      detail: { about: key },
      correlationId: newId(),
    });
  });
}

function raiseNoRelay(): never {
  return raise({
    code: 'mail.not-set-up',
    place: 'EVENKEEL_MAIL_RELAY',
    message: 'No mail relay is set up',
    advice: 'Set EVENKEEL_MAIL_RELAY and EVENKEEL_MAIL_FROM, as docs/guide/running.md says.',
  });
}
