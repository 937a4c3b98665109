/** Signing in with what a provider of single sign-on says: for people who were invited, and nobody else. */
import { readEmail } from '../../core/access/account.ts';
import { raise } from '../../core/base/problem.ts';
import type { Provider } from '../../edge/identity/provider.ts';
import { readFlow, writeFlow } from '../../edge/identity/provider-flow.ts';
import { makeToken, tokenHash } from '../../edge/identity/tokens.ts';
import { openText, sealText } from '../../edge/keys/seal-text.ts';
import type { StoredAccount } from '../../edge/store/account-store.ts';
import type { Repositories } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { factorRoles } from './factor-setting.ts';
import type { Assertion, SignedIn } from './identity.ts';
import {
  actorIdOf,
  auditAccount,
  beginSignIn,
  factorKeys,
  later,
  raiseOver,
  stageAfter,
} from './identity-tools.ts';

/** How long somebody may take at the provider [milliseconds]: ten minutes. */
const FLOW_LIMIT = 600_000;

/** Begin: what must be remembered is kept sealed in the store, so that any server of an installation may end it. */
export async function startSingleSignOn(
  dependencies: AppDependencies,
  back: string,
  to: string,
): Promise<{ readonly address: string; readonly token: string }> {
  const { address, flow } = await requireProvider(dependencies).start(back);
  const keys = await factorKeys(dependencies);
  const token = makeToken();
  await dependencies.store.transaction(async ({ signIns }) => {
    await signIns.addLink({
      tokenHash: tokenHash(token),
      purpose: 'single-sign-on',
      accountId: null,
      body: sealText(keys[0], writeFlow(flow, to)),
      endsAt: later(dependencies.now(), FLOW_LIMIT),
    });
  });
  return { address, token };
}

/** End: the browser is back from the provider. @param address  our address as it came back, with all that it carries. */
export async function endSingleSignOn(
  dependencies: AppDependencies,
  token: string,
  address: string,
  device: string,
): Promise<SignedIn & { readonly to: string }> {
  const { store, now } = dependencies;
  const keys = await factorKeys(dependencies);
  const link = await store.read.signIns.findLink(tokenHash(token));
  const text = link?.purpose === 'single-sign-on' && link.endsAt > now() ? openText(keys, link.body) : null;
  if (link === null || text === null) return raiseOver();
  const isFirst = await store.transaction(({ signIns }) => signIns.takeLink(link.tokenHash));
  if (!isFirst) return raiseOver();
  const { flow, to } = readFlow(text);
  const claims = await requireProvider(dependencies).finish(address, flow);
  return { ...(await singleSignOn(dependencies, { ...claims, device })), to };
}

function requireProvider({ provider }: AppDependencies): Provider {
  return (
    provider ??
    raise({
      code: 'sign-in.no-provider',
      message: 'No provider of single sign-on is set up here',
      advice: 'Sign in with your password.',
    })
  );
}

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
    const stage = stageAfter(account, hasSecondFactor, await factorRoles(repositories));
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
