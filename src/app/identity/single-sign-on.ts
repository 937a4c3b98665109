/** Signing in with what a provider of single sign-on says: for people who were invited, and nobody else. */
import { readEmail } from '../../core/access/account.ts';
import { raise } from '../../core/base/problem.ts';
import type { StoredAccount } from '../../edge/store/account-store.ts';
import type { Repositories } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { Assertion, SignedIn } from './identity.ts';
import { actorIdOf, auditAccount, beginSignIn, stageAfter } from './identity-tools.ts';

/**
 * Sign in. The provider's own name for the person decides; the first time, a verified e-mail address that was invited.
 * Where the provider saw only a password, the authenticator is still asked for.
 */
export async function singleSignOn(dependencies: AppDependencies, assertion: Assertion): Promise<SignedIn> {
  const { issuer, subject, hasSecondFactor, device } = assertion;
  return await dependencies.store.transaction(async (repositories) => {
    const known = await repositories.accounts.findByIdentity(issuer, subject);
    const account = known ?? (await invited(repositories, assertion));
    if (account === null || account.state === 'closed') return raiseNotInvited();
    if (known === null) {
      await repositories.accounts.addIdentity(account.id, issuer, subject);
      if (account.state === 'invited')
        await auditAccount(repositories, dependencies, actorIdOf(account.id), 'account.opened', account.id);
      await repositories.accounts.change(account.id, { state: 'active' });
    }
    const stage = stageAfter(account, hasSecondFactor);
    const detail = { stage, by: 'single sign-on' };
    await auditAccount(repositories, dependencies, actorIdOf(account.id), 'sign-in.done', account.id, detail);
    return await beginSignIn(repositories, dependencies, account.id, stage, device);
  });
}

async function invited(
  { accounts }: Repositories,
  { email, isEmailVerified }: Assertion,
): Promise<StoredAccount | null> {
  const address = email === null || !isEmailVerified ? null : readEmail(email);
  return address === null ? null : await accounts.findByEmail(address);
}

function raiseNotInvited(): never {
  return raise({
    code: 'sign-in.not-invited',
    message: 'Your organisation knows you, but nobody has given you a role in Evenkeel yet',
    advice: 'Ask an administrator to invite you under the e-mail address of your work account.',
  });
}
