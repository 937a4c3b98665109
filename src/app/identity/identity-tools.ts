/** What the use cases of identity share: instants, audit entries, refusals, and the making of a sign-in. */
import type { Role } from '../../core/access/access.ts';
import { type Account, needsSecondFactor, WHOLE_LIMIT } from '../../core/access/account.ts';
import type { AuditAction } from '../../core/audit/audit-entry.ts';
import { raise } from '../../core/base/problem.ts';
import type { Instant } from '../../core/base/time.ts';
import { makeToken, tokenHash } from '../../edge/identity/tokens.ts';
import { type SealKeys, sealKeysOf } from '../../edge/keys/key-ring.ts';
import type { SignInStage, StoredAccount } from '../../edge/store/account-store.ts';
import { type Repositories, SHARED_SCOPE } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedIn } from './identity.ts';

/** An instant so many milliseconds after another. */
export function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** Write an entry about an account; only its id is named. @param by  the actor's id. */
export async function auditAccount(
  { audit }: Repositories,
  { newId }: AppDependencies,
  by: string,
  action: AuditAction,
  accountId: string,
  detail: Readonly<Record<string, string | number | boolean | null>> = {},
): Promise<void> {
  await audit.append({
    authorityCode: SHARED_SCOPE.authorityCode,
    actor: by,
    action,
    subjectKind: 'account',
    subjectId: accountId,
    detail,
    correlationId: newId(),
  });
}

/** How an account is named as the one who acts. */
export function actorIdOf(accountId: string): string {
  return `account:${accountId}`;
}

/** How far a sign-in is, once the password or the provider has been believed. @param asked  readers' roles that must show more. */
export function stageAfter(account: Account, hasShownFactor: boolean, asked: readonly Role[]): SignInStage {
  if (hasShownFactor) return 'whole';
  if (account.hasSecondFactor) return 'password';
  return needsSecondFactor(account, asked) ? 'set-up' : 'whole';
}

/** Begin a sign-in, in the transaction at hand. Time-worn ones are forgotten on the way. */
export async function beginSignIn(
  { signIns }: Repositories,
  { now }: AppDependencies,
  accountId: string,
  stage: SignInStage,
  device: string,
): Promise<SignedIn> {
  const token = makeToken();
  const startedAt = now();
  const endsAt = later(startedAt, WHOLE_LIMIT);
  await signIns.forgetEnded(startedAt);
  await signIns.add({
    tokenHash: tokenHash(token),
    accountId,
    stage,
    startedAt,
    seenAt: startedAt,
    endsAt,
    device: device.slice(0, 80),
  });
  return { token, stage, endsAt };
}

/** The keys under which authenticators' secrets are kept. */
export async function factorKeys({ keys }: Pick<AppDependencies, 'keys'>): Promise<SealKeys> {
  return sealKeysOf(await keys(), 'factor');
}

/** The account without what only signing in may see. */
export function toldOf({ id, email, name, state, grants, hasSecondFactor }: StoredAccount): Account {
  return { id, email, name, state, grants, hasSecondFactor };
}

/** Refuse a sign-in: the same words whether there is no account, the password is wrong or the account waits. */
export function raiseRefused(): never {
  return raise({
    code: 'sign-in.refused',
    message: 'That did not sign you in',
    advice:
      'Check the e-mail address, the password or the code. After five wrong tries in a row an account waits, for a minute at first.',
  });
}

/** Refuse a token that stands for nobody any more. */
export function raiseOver(): never {
  return raise({
    code: 'sign-in.over',
    message: 'You are not signed in any more',
    advice: 'Sign in again; what was saved is still there.',
  });
}
