/** Looking after accounts: invitations, roles, closing, new links; each within the administrator's reach. */
import type { Actor } from '../../core/access/access.ts';
import { type Account, INVITATION_LIMIT, RESET_LIMIT, type RoleGrant } from '../../core/access/account.ts';
import type { AuditAction } from '../../core/audit/audit-entry.ts';
import { raise } from '../../core/base/problem.ts';
import type { AccountChange, StoredAccount } from '../../edge/store/account-store.ts';
import type { Repositories } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { listProgramme } from '../open-programme.ts';
import type { Invitation } from './identity.ts';
import { auditAccount, toldOf } from './identity-tools.ts';
import { keepLink, requireEmail, requireName } from './links.ts';
import { ALL, reaches, requireManager, requireReach } from './manager-reach.ts';

/** The accounts with a role where the actor looks after accounts, and, for the whole installation, those without any. */
export async function listAccounts({ store }: AppDependencies, actor: Actor): Promise<readonly Account[]> {
  requireManager(actor);
  const accounts = await store.read.accounts.list();
  return accounts.filter((account) => isInReach(actor, account)).map(toldOf);
}

/** The authorities with a programme for which the actor may give roles. */
export async function listManagedAuthorities({ store }: AppDependencies, actor: Actor) {
  requireManager(actor);
  const names = new Map<string, string>();
  for (const scope of await store.read.documents.scopes('programme'))
    if (reaches(actor, scope.authorityCode) && !names.has(scope.authorityCode))
      names.set(scope.authorityCode, (await listProgramme(store.read, scope)).authorityName);
  return [...names].map(([code, name]) => ({ code, name }));
}

/** Invite somebody: the account is made, and the link with which they choose their password. */
export async function inviteAccount(
  dependencies: AppDependencies,
  actor: Actor,
  { email, name, grants }: Invitation,
): Promise<{ readonly account: Account; readonly token: string }> {
  requireManager(actor);
  for (const { authority } of grants) requireReach(actor, authority);
  if (grants.length === 0) requireReach(actor, ALL);
  const [address, called] = [requireEmail(email), requireName(name)];
  return await dependencies.store.transaction(async (repositories) => {
    const { accounts } = repositories;
    if ((await accounts.findByEmail(address)) !== null) return raiseTaken();
    const id = dependencies.newId();
    await accounts.add({ id, email: address, name: called }, actor.id);
    await accounts.setGrants(id, grants);
    await auditAccount(repositories, dependencies, actor.id, 'account.invited', id, wordsOf(grants));
    const token = await keepLink(repositories, dependencies, 'invitation', id, INVITATION_LIMIT);
    return { account: toldOf(await requireAccount(repositories, id)), token };
  });
}

/** Put roles in the place of those held within the actor's reach; roles for other authorities stay. */
export async function setRoles(
  dependencies: AppDependencies,
  actor: Actor,
  accountId: string,
  grants: readonly RoleGrant[],
): Promise<Account> {
  requireManager(actor);
  for (const { authority } of grants) requireReach(actor, authority);
  return await dependencies.store.transaction(async (repositories) => {
    const account = await requireManaged(repositories, actor, accountId);
    const kept = account.grants.filter(({ authority }) => !reaches(actor, authority));
    await repositories.accounts.setGrants(accountId, [...kept, ...grants]);
    // Whoever gains a grave role must show a second factor before using it.
    await repositories.signIns.endAllOf(accountId, null);
    await requireAdministratorLeft(repositories, account);
    await auditAccount(
      repositories,
      dependencies,
      actor.id,
      'account.roles-set',
      accountId,
      wordsOf([...kept, ...grants]),
    );
    return toldOf(await requireAccount(repositories, accountId));
  });
}

/** Close an account: it may not sign in, its sign-ins end, its past stays. */
export async function closeAccount(
  dependencies: AppDependencies,
  actor: Actor,
  accountId: string,
): Promise<Account> {
  return await changeManaged(dependencies, actor, accountId, {
    change: () => ({ state: 'closed' }),
    act: 'account.closed',
  });
}

/** Open a closed account again. */
export async function reopenAccount(
  dependencies: AppDependencies,
  actor: Actor,
  accountId: string,
): Promise<Account> {
  return await changeManaged(dependencies, actor, accountId, {
    change: ({ passwordHash }) => ({
      state: passwordHash === null ? 'invited' : 'active',
      failures: 0,
      waitsUntil: null,
    }),
    act: 'account.reopened',
  });
}

/** Take the authenticator and the recovery codes away; whoever needs one sets a new one up at the next sign-in. */
export async function removeFactor(
  dependencies: AppDependencies,
  actor: Actor,
  accountId: string,
): Promise<Account> {
  return await changeManaged(dependencies, actor, accountId, {
    change: () => ({ hasSecondFactor: false, factorSealed: null }),
    act: 'account.second-factor-removed',
  });
}

/** A link to hand on: an invitation where none was taken up yet, else one to choose a new password. */
export async function makeAccountLink(
  dependencies: AppDependencies,
  actor: Actor,
  accountId: string,
): Promise<string> {
  requireManager(actor);
  return await dependencies.store.transaction(async (repositories) => {
    const { state } = await requireManaged(repositories, actor, accountId);
    if (state === 'closed') return raiseClosed();
    const purpose = state === 'invited' ? 'invitation' : 'reset';
    await auditAccount(repositories, dependencies, actor.id, 'account.link-made', accountId, { purpose });
    const limit = purpose === 'invitation' ? INVITATION_LIMIT : RESET_LIMIT;
    return await keepLink(repositories, dependencies, purpose, accountId, limit);
  });
}

type ManagedChange = {
  readonly change: (account: StoredAccount) => AccountChange;
  readonly act: AuditAction;
};

async function changeManaged(
  dependencies: AppDependencies,
  actor: Actor,
  accountId: string,
  { change, act }: ManagedChange,
): Promise<Account> {
  requireManager(actor);
  return await dependencies.store.transaction(async (repositories) => {
    const account = await requireManaged(repositories, actor, accountId);
    await repositories.accounts.change(accountId, change(account));
    if (act === 'account.second-factor-removed') await repositories.accounts.setRecoveryCodes(accountId, []);
    await repositories.signIns.endAllOf(accountId, null);
    await requireAdministratorLeft(repositories, account);
    await auditAccount(repositories, dependencies, actor.id, act, accountId);
    return toldOf(await requireAccount(repositories, accountId));
  });
}

/** Say whether an account has a role where the actor looks after accounts. */
export function isInReach(actor: Actor, { grants }: Pick<Account, 'grants'>): boolean {
  return reaches(actor, ALL) || grants.some(({ authority }) => reaches(actor, authority));
}

/**
 * An account is managed by who reaches every authority it has a role for: an administrator of one authority must not
 * close, or take over by a link, somebody who works for another.
 */
export async function requireManaged(
  repositories: Repositories,
  actor: Actor,
  accountId: string,
): Promise<StoredAccount> {
  const account = await repositories.accounts.find(accountId);
  if (account === null || !isInReach(actor, account)) return raiseUnknown();
  for (const { authority } of account.grants) requireReach(actor, authority);
  return account;
}

async function requireAccount({ accounts }: Repositories, accountId: string): Promise<StoredAccount> {
  return (await accounts.find(accountId)) ?? raiseUnknown();
}

/** Somebody must be left who looks after the installation, once an account has lost that role. */
async function requireAdministratorLeft({ accounts }: Repositories, before: StoredAccount): Promise<void> {
  if (!administersAll(before) || (await accounts.list()).some(administersAll)) return;
  raise({
    code: 'account.last-administrator',
    message: 'This is the last administrator of the installation',
    advice: 'Make somebody else an administrator for all authorities first.',
  });
}

function administersAll({ state, grants }: StoredAccount): boolean {
  return (
    state !== 'closed' && grants.some(({ role, authority }) => role === 'administrator' && authority === ALL)
  );
}

function wordsOf(grants: readonly RoleGrant[]) {
  return { roles: grants.map(({ role, authority }) => `${role}@${authority}`).join(',') };
}

function raiseUnknown(): never {
  return raise({
    code: 'account.not-found',
    message: 'There is no such account',
    advice: 'Go back to the list of people and choose one there.',
  });
}

function raiseTaken(): never {
  return raise({
    code: 'account.email-taken',
    message: 'Somebody with this e-mail address has an account already',
    advice: 'Change the roles of that account instead.',
  });
}

function raiseClosed(): never {
  return raise({
    code: 'account.closed-already',
    message: 'The account is closed',
    advice: 'Open it again first.',
  });
}
