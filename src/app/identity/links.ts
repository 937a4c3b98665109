/** Links that serve once: the first administrator's, invitations, and a new password. */
import { INVITATION_LIMIT, readEmail } from '../../core/access/account.ts';
import { raise } from '../../core/base/problem.ts';
import { hashPassword } from '../../edge/identity/password-hash.ts';
import { makeToken, tokenHash } from '../../edge/identity/tokens.ts';
import type { LinkPurpose, StoredAccount, StoredLink } from '../../edge/store/account-store.ts';
import type { Repositories } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { factorRoles } from './factor-setting.ts';
import type { LinkTaken, OpenedLink, SignedIn } from './identity.ts';
import { actorIdOf, auditAccount, beginSignIn, later, stageAfter } from './identity-tools.ts';
import { requireGoodPassword } from './own-account.ts';

/** Make a link in the place of any older one for the same purpose, in the transaction at hand; gives its token. */
export async function keepLink(
  { signIns }: Repositories,
  { now }: AppDependencies,
  purpose: LinkPurpose,
  accountId: string | null,
  limit: number,
): Promise<string> {
  const token = makeToken();
  await signIns.forgetLinks(accountId, purpose);
  await signIns.addLink({
    tokenHash: tokenHash(token),
    purpose,
    accountId,
    body: '',
    endsAt: later(now(), limit),
  });
  return token;
}

/** The link with which the first administrator is made; null where somebody has an account already. */
export async function firstLink(dependencies: AppDependencies): Promise<string | null> {
  return await dependencies.store.transaction(async (repositories) =>
    (await repositories.accounts.count()) > 0
      ? null
      : await keepLink(repositories, dependencies, 'first-administrator', null, INVITATION_LIMIT),
  );
}

/** Look what a link is for. */
export async function openLink({ store, now }: AppDependencies, token: string): Promise<OpenedLink> {
  const { link, account } = await requireLink(store.read, token, now());
  return { purpose: link.purpose, email: account?.email ?? null, name: account?.name ?? null };
}

/** Choose a password with a link, and be signed in by it. */
export async function takeLink(dependencies: AppDependencies, taken: LinkTaken): Promise<SignedIn> {
  const { store, now } = dependencies;
  const opened = await requireLink(store.read, taken.token, now());
  await requireGoodPassword(taken.password, opened.account ?? taken);
  const passwordHash = await hashPassword(taken.password);
  return await store.transaction(async (repositories) => {
    const { link, account } = await requireLink(repositories, taken.token, now());
    if (!(await repositories.signIns.takeLink(link.tokenHash))) return raiseNotValid();
    const held = account ?? (await makeFirst(repositories, dependencies, taken));
    await repositories.accounts.change(held.id, {
      passwordHash,
      state: 'active',
      failures: 0,
      waitsUntil: null,
    });
    await repositories.signIns.endAllOf(held.id, null);
    const act = link.purpose === 'reset' ? 'account.password-changed' : 'account.opened';
    await auditAccount(repositories, dependencies, actorIdOf(held.id), act, held.id);
    return await beginSignIn(
      repositories,
      dependencies,
      held.id,
      stageAfter(held, false, await factorRoles(repositories)),
      taken.device,
    );
  });
}

type Purposeful = Omit<StoredLink, 'purpose'> & { readonly purpose: OpenedLink['purpose'] };

async function requireLink(
  { signIns, accounts }: Repositories,
  token: string,
  now: string,
): Promise<{ readonly link: Purposeful; readonly account: StoredAccount | null }> {
  const link = await signIns.findLink(tokenHash(token));
  if (link === null || link.endsAt <= now || !isForPassword(link)) return raiseNotValid();
  if (link.purpose === 'first-administrator')
    return (await accounts.count()) > 0 ? raiseNotValid() : { link, account: null };
  const account = link.accountId === null ? null : await accounts.find(link.accountId);
  return account === null || account.state === 'closed' ? raiseNotValid() : { link, account };
}

function isForPassword(link: StoredLink): link is StoredLink & Purposeful {
  return link.purpose !== 'single-sign-on' && link.purpose !== 'factor-offer';
}

async function makeFirst(
  { accounts }: Repositories,
  { newId }: AppDependencies,
  { email, name }: LinkTaken,
): Promise<StoredAccount> {
  const id = newId();
  await accounts.add({ id, email: requireEmail(email), name: requireName(name) }, actorIdOf(id));
  await accounts.setGrants(id, [{ role: 'administrator', authority: 'all' }]);
  return (await accounts.find(id)) ?? raiseNotValid();
}

/** An e-mail address fit to be kept. @throws ProblemError `account.email-wrong`. */
export function requireEmail(text: string): string {
  return (
    readEmail(text) ??
    raise({
      code: 'account.email-wrong',
      message: 'This is not an e-mail address',
      advice: 'Give it as name@example.gov.uk.',
    })
  );
}

/** A person's name fit to be kept. @throws ProblemError `account.name-missing`. */
export function requireName(text: string): string {
  const name = text.replaceAll(/\s+/g, ' ').trim().slice(0, 100);
  if (name !== '') return name;
  return raise({
    code: 'account.name-missing',
    message: 'The person’s name is missing',
    advice: 'Give the name that colleagues know them by.',
  });
}

function raiseNotValid(): never {
  return raise({
    code: 'account.link-not-valid',
    message: 'This link does not serve any more: it was used, replaced by a newer one, or its time is over',
    advice: 'Ask an administrator for a new one.',
  });
}
