/** Sign-ins that go on: who a token stands for, for how long, and their end. */
import { actorOf, IDLE_LIMIT } from '../../core/access/account.ts';
import type { Instant } from '../../core/base/time.ts';
import { tokenHash } from '../../edge/identity/tokens.ts';
import type { StoredAccount, StoredSignIn } from '../../edge/store/account-store.ts';
import type { Repositories } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { Present, SignInListing } from './identity.ts';
import { actorIdOf, auditAccount, later, raiseOver, toldOf } from './identity-tools.ts';

/** How old a sign-in's last sight may be before it is written anew [milliseconds]. */
const SIGHT_KEPT = 60_000;

export type PresentAccount = { readonly account: StoredAccount; readonly signIn: StoredSignIn };

/** The account and sign-in behind a token; null where its time is over, or the account is closed. */
export async function presentAccount(
  { accounts, signIns }: Repositories,
  token: string,
  now: Instant,
): Promise<PresentAccount | null> {
  const signIn = await signIns.find(tokenHash(token));
  if (signIn === null || signIn.endsAt <= now || later(signIn.seenAt, IDLE_LIMIT) <= now) return null;
  const account = await accounts.find(signIn.accountId);
  return account === null || account.state !== 'active' ? null : { account, signIn };
}

/** Say who a token stands for, and remember that it was seen. */
export async function whoIs({ store, now }: AppDependencies, token: string): Promise<Present | null> {
  const present = await presentAccount(store.read, token, now());
  if (present === null) return null;
  const { account, signIn } = present;
  if (later(signIn.seenAt, SIGHT_KEPT) <= now())
    await store.transaction(async ({ signIns }) => {
      await signIns.touch(signIn.tokenHash, now());
    });
  const actor = actorOf(signIn.stage === 'whole' ? account : { id: account.id, grants: [] });
  return { account: toldOf(account), stage: signIn.stage, actor };
}

/** The account behind a token whose sign-in is whole. @throws ProblemError `sign-in.over`. */
export async function requirePresent(
  repositories: Repositories,
  token: string,
  now: Instant,
): Promise<PresentAccount> {
  return (await presentAccount(repositories, token, now)) ?? raiseOver();
}

/** End a sign-in; one that is over already is no problem. */
export async function signOut(dependencies: AppDependencies, token: string): Promise<void> {
  await dependencies.store.transaction(async (repositories) => {
    const signIn = await repositories.signIns.find(tokenHash(token));
    if (signIn === null) return;
    await repositories.signIns.end(signIn.tokenHash);
    const { accountId } = signIn;
    await auditAccount(repositories, dependencies, actorIdOf(accountId), 'sign-in.ended', accountId);
  });
}

/** End every other sign-in of the person. */
export async function signOutElsewhere(dependencies: AppDependencies, token: string): Promise<void> {
  await dependencies.store.transaction(async (repositories) => {
    const { account, signIn } = await requirePresent(repositories, token, dependencies.now());
    await repositories.signIns.endAllOf(account.id, signIn.tokenHash);
    await auditAccount(repositories, dependencies, actorIdOf(account.id), 'sign-in.ended', account.id, {
      which: 'all others',
    });
  });
}

/** The sign-ins of the person, newest first. */
export async function listSignIns(
  { store, now }: AppDependencies,
  token: string,
): Promise<readonly SignInListing[]> {
  const { account, signIn } = await requirePresent(store.read, token, now());
  const isLive = ({ endsAt, seenAt }: StoredSignIn) => endsAt > now() && later(seenAt, IDLE_LIMIT) > now();
  return (await store.read.signIns.of(account.id)).filter(isLive).map((one) => ({
    device: one.device,
    startedAt: one.startedAt,
    seenAt: one.seenAt,
    isThisOne: one.tokenHash === signIn.tokenHash,
  }));
}
