/** People of a review: named by the e-mail of their account, kept by its id, shown by its name. */
import type { Actor } from '../../core/access/access.ts';
import { may } from '../../core/access/access.ts';
import { actorOf } from '../../core/access/account.ts';
import { raise } from '../../core/base/problem.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';

type Accounts = Pick<Repositories, 'accounts'>;

/**
 * Find who is meant: an e-mail of an account that may work on the review, "me", or the id of whoever is at this machine.
 * @returns ids, each once, in the order given.
 * @throws ProblemError `review.no-person`; no e-mail is repeated.
 */
export async function findPeople(
  { accounts }: Accounts,
  actor: Actor,
  scope: Scope,
  given: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const text of given.map((one) => one.trim()).filter((one) => one !== '')) {
    if (text === 'me' || !text.includes('@')) {
      found.push(text === 'me' ? actor.id : text);
      continue;
    }
    const account = await accounts.findByEmail(text.toLowerCase());
    const mayWork = account?.state === 'active' && may(actorOf(account), 'review.work', scope.authorityCode);
    if (!mayWork)
      raise({
        code: 'review.no-person',
        message: 'No account of this e-mail may work on the review',
        advice: 'Ask whoever looks after accounts for a role that may.',
      });
    found.push(actorOf(account).id);
  }
  return [...new Set(found)];
}

/** Names of accounts by the ids that the review keeps; whoever has no account keeps the id. */
export async function namesOf({ accounts }: Accounts): Promise<ReadonlyMap<string, string>> {
  return new Map((await accounts.list()).map((account) => [actorOf(account).id, account.name]));
}
