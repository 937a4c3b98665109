/** Tokens of programs: made by their owner or by who looks after the account, used, listed and revoked. */
import { type Actor, may, mayAnywhere } from '../../core/access/access.ts';
import { actorOf } from '../../core/access/account.ts';
import { type ApiToken, actorOfToken, isWithin, LONGEST_TOKEN } from '../../core/access/api-token.ts';
import type { AuditAction } from '../../core/audit/audit-entry.ts';
import { raise } from '../../core/base/problem.ts';
import { makeToken, tokenHash } from '../../edge/identity/tokens.ts';
import type { StoredAccount } from '../../edge/store/account-store.ts';
import type { Repositories } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { listProgramme } from '../open-programme.ts';
import { requirePermission } from '../require-permission.ts';
import type { TokenListing, TokenUse, TokenWish } from './identity.ts';
import { actorIdOf, later } from './identity-tools.ts';
import { isInReach, requireManaged } from './manage-accounts.ts';

/** What a token begins with, so that one that was left somewhere is known for what it is. */
const SIGN = 'evk_';
const DAY = 86_400_000;
/** How old a token's last use may be before it is written anew [milliseconds]. */
const USE_KEPT = 60_000;

/** The tokens of the actor and of the accounts that the actor looks after, with what is needed to make another. */
export async function listTokens({ store }: AppDependencies, actor: Actor): Promise<TokenListing> {
  requireMaker(actor);
  const accounts = (await store.read.accounts.list()).filter(
    (one) => isOwn(actor, one) || looksAfter(actor, one),
  );
  const byId = new Map(accounts.map((one) => [one.id, one]));
  const tokens = (await store.read.tokens.list()).flatMap((token) => {
    const owner = byId.get(token.accountId);
    return owner === undefined ? [] : [{ ...token, owner: owner.name }];
  });
  const open = accounts.filter(({ state }) => state === 'active');
  return {
    tokens,
    owners: open.map((one) => ({ id: one.id, name: one.name, isSelf: isOwn(actor, one) })),
    programmes: await programmesOf(store.read, open),
  };
}

/** The programmes that some of these accounts may read. */
async function programmesOf(repositories: Repositories, accounts: readonly StoredAccount[]) {
  const actors = accounts.map(actorOf);
  const scopes = (await repositories.documents.scopes('programme')).filter(({ authorityCode }) =>
    actors.some((actor) => may(actor, 'programme.read', authorityCode)),
  );
  return await Promise.all(
    scopes.map(async ({ authorityCode, programmeId }) => ({
      authority: authorityCode,
      programme: programmeId,
      authorityName: (await listProgramme(repositories, { authorityCode, programmeId })).authorityName,
    })),
  );
}

/** Make a token; the secret is given once. */
export async function makeApiToken(
  dependencies: AppDependencies,
  actor: Actor,
  wish: TokenWish,
): Promise<{ readonly token: ApiToken; readonly secret: string }> {
  requireMaker(actor);
  const name = requireTokenName(wish.name);
  const endsAt = later(dependencies.now(), requireDays(wish.days) * DAY);
  return await dependencies.store.transaction(async (repositories) => {
    const owner = await requireOwner(repositories, actor, wish.accountId);
    const { role, authority, programmeId } = wish;
    if (!isWithin(role, authority, owner)) return raiseTooHigh();
    const id = dependencies.newId();
    const secret = `${SIGN}${makeToken()}`;
    const made = { id, accountId: owner.id, name, role, authority, programmeId, endsAt };
    await repositories.tokens.add(made, tokenHash(secret), actor.id);
    const detail = { account: owner.id, role, programme: programmeId, endsAt };
    await auditToken(repositories, dependencies, actor.id, 'token.made', made, detail);
    return { token: (await repositories.tokens.find(id)) ?? raiseUnknown(), secret };
  });
}

/** Take a token out of use; one that was revoked already stays so. */
export async function revokeApiToken(
  dependencies: AppDependencies,
  actor: Actor,
  tokenId: string,
): Promise<ApiToken> {
  requireMaker(actor);
  return await dependencies.store.transaction(async (repositories) => {
    const token = (await repositories.tokens.find(tokenId)) ?? raiseUnknown();
    const owner = (await repositories.accounts.find(token.accountId)) ?? raiseUnknown();
    if (!isOwn(actor, owner)) {
      if (!looksAfter(actor, owner)) return raiseUnknown();
      await requireManaged(repositories, actor, owner.id);
    }
    if (token.revokedAt !== null) return token;
    await repositories.tokens.revoke(tokenId, dependencies.now());
    await auditToken(repositories, dependencies, actor.id, 'token.revoked', token);
    return (await repositories.tokens.find(tokenId)) ?? raiseUnknown();
  });
}

/**
 * Say for whom a token stands, and remember its use: to the minute on the token, and in the audit trail the first use of
 * a day and every change that it is used for.
 * @returns null where there is no such token, or it does not serve any more.
 */
export async function whoByToken(
  dependencies: AppDependencies,
  secret: string,
  use: TokenUse,
): Promise<Actor | null> {
  const { store, now } = dependencies;
  const token = await store.read.tokens.findByHash(tokenHash(secret));
  const owner = token === null ? null : await store.read.accounts.find(token.accountId);
  if (token === null || owner === null) return null;
  const at = now();
  const actor = actorOfToken(token, owner, at);
  if (actor === null) return null;
  const isFirstToday = token.usedAt?.slice(0, 10) !== at.slice(0, 10);
  const isStale = token.usedAt === null || later(token.usedAt, USE_KEPT) <= at;
  if (isFirstToday || isStale || use.isChange)
    await store.transaction(async (repositories) => {
      await repositories.tokens.touch(token.id, at);
      if (isFirstToday || use.isChange)
        await auditToken(repositories, dependencies, actorIdOf(owner.id), 'token.used', token, {
          route: use.route,
        });
    });
  return actor;
}

async function auditToken(
  { audit }: Repositories,
  { newId }: AppDependencies,
  by: string,
  action: AuditAction,
  { id, authority }: Pick<ApiToken, 'id' | 'authority'>,
  detail: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  await audit.append({
    authorityCode: authority,
    actor: by,
    action,
    subjectKind: 'token',
    subjectId: id,
    detail,
    correlationId: newId(),
  });
}

/** The account that a token is for: one's own, or one that the actor looks after. */
async function requireOwner(
  repositories: Repositories,
  actor: Actor,
  accountId: string | null,
): Promise<StoredAccount> {
  const own = actor.id.startsWith('account:') ? actor.id.slice('account:'.length) : null;
  const id = accountId ?? own ?? raiseNoOwner();
  const owner = await repositories.accounts.find(id);
  if (owner !== null && isOwn(actor, owner)) return owner;
  if (!mayAnywhere(actor, 'accounts.manage'))
    requirePermission(actor, 'accounts.manage', '', 'to make it for others');
  const managed = await requireManaged(repositories, actor, id);
  return managed.state === 'active' ? managed : raiseNoOwner();
}

function requireMaker(actor: Actor): void {
  if (!mayAnywhere(actor, 'token.make')) requirePermission(actor, 'token.make', '', 'to make tokens');
}

function isOwn(actor: Actor, { id }: Pick<StoredAccount, 'id'>): boolean {
  return actor.id === actorIdOf(id);
}

function looksAfter(actor: Actor, account: StoredAccount): boolean {
  return mayAnywhere(actor, 'accounts.manage') && isInReach(actor, account);
}

function requireTokenName(text: string): string {
  const name = text.trim();
  if (name.length > 0 && name.length <= 80) return name;
  return raise({
    code: 'token.name-missing',
    message: 'A token needs a name of up to 80 characters',
    advice: 'Say what it is for, such as "Ledger feed".',
  });
}

function requireDays(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= LONGEST_TOKEN) return days;
  return raise({
    code: 'token.time-wrong',
    message: `A token serves for 1 to ${LONGEST_TOKEN} days`,
    advice: 'Give a whole number of days; make another token when this one ends.',
  });
}

function raiseTooHigh(): never {
  return raise({
    code: 'token.too-high',
    message: 'The account may not do there what this role may do',
    advice: 'Choose a role that is no more than its owner’s own, for an authority where the owner has one.',
  });
}

function raiseNoOwner(): never {
  return raise({
    code: 'token.no-owner',
    message: 'A token is for somebody with an open account',
    advice: 'Name the account; one that was only invited must be opened first.',
  });
}

function raiseUnknown(): never {
  return raise({
    code: 'token.not-found',
    message: 'There is no such token',
    advice: 'Go back to the list of tokens and choose one there.',
  });
}
