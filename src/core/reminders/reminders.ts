/** What people are reminded of, from facts alone: returns that are due, tokens that end. Nothing of a child is ever in it. */
import { type Actor, may } from '../access/access.ts';
import { type Account, actorOf } from '../access/account.ts';
import type { ApiToken } from '../access/api-token.ts';
import { toDayNumber } from '../base/day-number.ts';
import { dayInWords, type IsoDate } from '../base/time.ts';

/** One message to one person about one thing. */
export type Reminder = {
  /** The same for the same thing and person, so that nobody is told twice. */
  readonly key: string;
  readonly accountId: string;
  readonly subject: string;
  readonly text: string;
};

/** A return that was not sent yet. */
export type ReturnDue = {
  readonly authorityCode: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly updateId: string;
  readonly due: IsoDate;
};

/** How long before a return is due its writers are told, each once [days]. */
const BEFORE_RETURN: readonly number[] = [14, 3];
/** How long before a token ends its owner is told [days]. */
const BEFORE_TOKEN = 14;

export type ReminderFacts = {
  readonly today: IsoDate;
  /** Where people reach the server: "https://evenkeel.example.gov.uk"; null where it is not said. */
  readonly home: string | null;
  readonly accounts: readonly Pick<Account, 'id' | 'name' | 'state' | 'grants'>[];
  readonly returns: readonly ReturnDue[];
  readonly tokens: readonly ApiToken[];
};

/** Say who is to be told what today. A return goes to those who may write it, a token to its owner. */
export function findReminders(facts: ReminderFacts): readonly Reminder[] {
  const people = facts.accounts.filter(({ state }) => state === 'active');
  const actors = people.map((account) => ({ account, actor: actorOf(account) }));
  return [
    ...facts.returns.flatMap((each) => returnReminders(each, facts, actors)),
    ...facts.tokens.flatMap((token) => tokenReminder(token, facts, people)),
  ];
}

type Person = { readonly account: Pick<Account, 'id' | 'name'>; readonly actor: Actor };

function returnReminders(
  { authorityCode, programmeId, programmeName, updateId, due }: ReturnDue,
  { today, home }: ReminderFacts,
  people: readonly Person[],
): readonly Reminder[] {
  const left = toDayNumber(due) - toDayNumber(today);
  const step = BEFORE_RETURN.findLast((days) => left <= days);
  if (step === undefined || left < 0) return [];
  return people
    .filter(({ actor }) => may(actor, 'return.write', authorityCode))
    .map(({ account }) => ({
      key: `return ${authorityCode}/${programmeId} ${updateId} ${step} ${account.id}`,
      accountId: account.id,
      subject: `The return ${updateId} of ${programmeName} is due ${inDays(left)}`,
      text: letter(
        account.name,
        `The return ${updateId} of ${programmeName} is due on ${dayInWords(due)}, ${inDays(left)}, and is not sent yet.`,
        home === null ? null : `${home}/programmes/${authorityCode}/${programmeId}`,
      ),
    }));
}

function tokenReminder(
  { id, accountId, name, endsAt, revokedAt }: ApiToken,
  { today, home }: ReminderFacts,
  people: readonly Pick<Account, 'id' | 'name'>[],
): readonly Reminder[] {
  const ends = endsAt.slice(0, 10);
  const left = toDayNumber(ends) - toDayNumber(today);
  const owner = people.find((one) => one.id === accountId);
  if (owner === undefined || revokedAt !== null || left < 0 || left > BEFORE_TOKEN) return [];
  return [
    {
      key: `token ${id}`,
      accountId,
      subject: `The token “${name}” ends ${inDays(left)}`,
      text: letter(
        owner.name,
        `The token “${name}”, with which a program asks in your name, ends on ${dayInWords(ends)}. Make another and put it in its place, or let it end.`,
        home === null ? null : `${home}/tokens`,
      ),
    },
  ];
}

function inDays(left: number): string {
  if (left === 0) return 'today';
  return left === 1 ? 'tomorrow' : `in ${left} days`;
}

function letter(name: string, words: string, link: string | null): string {
  const lines = [
    `Dear ${name}`,
    words,
    ...(link === null ? [] : [link]),
    'Evenkeel sent this by itself; nobody reads answers to it.',
  ];
  return `${lines.join('\n\n')}\n`;
}
