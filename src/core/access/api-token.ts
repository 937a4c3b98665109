/** What a token of a program is: one role for one authority or programme, for a time, never more than its owner may do. */
import type { Instant } from '../base/time.ts';
import { type Actor, may, NOT_BY_TOKEN, permissionsOf, type Role } from './access.ts';
import { type Account, actorOf } from './account.ts';

/** A token as it may be told; the secret itself is shown once and kept only as a hash. */
export type ApiToken = {
  readonly id: string;
  /** The account for which it acts. */
  readonly accountId: string;
  /** What it is for, in its owner's words. */
  readonly name: string;
  readonly role: Role;
  readonly authority: string;
  /** Null where it is for every programme of the authority. */
  readonly programmeId: string | null;
  readonly createdAt: Instant;
  readonly endsAt: Instant;
  /** To the minute; null where it was never used. */
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
};

/** The longest time that a token may serve [days]: a year and a day. */
export const LONGEST_TOKEN = 366;

/**
 * Say whether a role for an authority is no more than an account may do there; what no token may do does not count.
 * @param authority  one authority's code.
 */
export function isWithin(role: Role, authority: string, owner: Pick<Account, 'id' | 'grants'>): boolean {
  const actor = actorOf(owner);
  return permissionsOf(role)
    .filter((permission) => !NOT_BY_TOKEN.has(permission))
    .every((permission) => may(actor, permission, authority));
}

/** Whether a token still serves at a moment, whoever owns it. */
export function isOpen({ endsAt, revokedAt }: Pick<ApiToken, 'endsAt' | 'revokedAt'>, now: Instant): boolean {
  return revokedAt === null && endsAt > now;
}

/** What a token may do for its owner now; null where it ended, was revoked, or its owner may no longer do as much. */
export function actorOfToken(
  token: ApiToken,
  owner: Pick<Account, 'id' | 'grants' | 'state'>,
  now: Instant,
): Actor | null {
  const { id, role, authority, programmeId } = token;
  const serves = isOpen(token, now) && owner.state === 'active' && isWithin(role, authority, owner);
  return serves
    ? { id: `account:${owner.id}`, roles: [role], authorities: [authority], token: { id, programmeId } }
    : null;
}
