/** What an account is, and the rules of signing in that need no machine: how long, how often, what must be shown. */
import { type Actor, GRAVE, type Grant, permissionsOf, ROLES, type Role } from './access.ts';
import { passwordComplaint } from './password-rule.ts';

/** One role for one authority; "all" is for those who look after the whole installation. */
export type RoleGrant = { readonly role: Role; readonly authority: string };

/** A person who may sign in. Nothing here is a secret. */
export type Account = {
  readonly id: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  /** "invited" until a password is chosen or single sign-on was used for the first time. */
  readonly state: 'invited' | 'active' | 'closed';
  readonly grants: readonly RoleGrant[];
  /** True once an authenticator app is set up. */
  readonly hasSecondFactor: boolean;
};

/** Wrong passwords or codes one after another that are borne before the account waits [count]. */
export const FAILURES_BORNE = 5;

/** The longest wait [milliseconds]: an hour. Longer would let a stranger keep an officer out at will. */
const LONGEST_WAIT = 3_600_000;

/**
 * How long an account waits after failures in a row [milliseconds]: none up to the fifth, then a minute, doubling.
 * @param failures  how many in a row.
 */
export function waitAfter(failures: number): number {
  if (failures < FAILURES_BORNE) return 0;
  return Math.min(LONGEST_WAIT, 60_000 * 2 ** Math.min(failures - FAILURES_BORNE, 10));
}

/** A session ends after this long without a request [milliseconds]: half an hour is too short for a month end. */
export const IDLE_LIMIT: number = 60 * 60_000;

/** A session ends after this long in any case [milliseconds]: a working day. */
export const WHOLE_LIMIT: number = 12 * 3_600_000;

/** An invitation, and a first set-up, may be used for this long [milliseconds]: a week. */
export const INVITATION_LIMIT: number = 7 * 24 * 3_600_000;

/** A new password may be chosen with a link for this long [milliseconds]: an hour. */
export const RESET_LIMIT: number = 3_600_000;

function isGrave(role: Role): boolean {
  return permissionsOf(role).some((permission) => GRAVE.has(permission));
}

/** Roles of readers, who need no second factor unless an installation asks them for one. */
export const FREE_OF_FACTOR: readonly Role[] = ROLES.filter((role) => !isGrave(role));

/**
 * Say whether an account must show a second factor: those that sign, administer, export or see a child's record must.
 * @param asked  the roles of readers that this installation asks too.
 */
export function needsSecondFactor({ grants }: Pick<Account, 'grants'>, asked: readonly Role[]): boolean {
  return grants.some(({ role }) => isGrave(role) || asked.includes(role));
}

/** What an account may do, as an actor: roles gathered by authority. */
export function actorOf({ id, grants }: Pick<Account, 'id' | 'grants'>): Actor {
  const byAuthority = new Map<string, Role[]>();
  for (const { role, authority } of grants) {
    const roles = byAuthority.get(authority) ?? [];
    roles.push(role);
    byAuthority.set(authority, roles);
  }
  const [first, ...others] = [...byAuthority].map(
    ([authority, roles]): Grant => ({ roles, authorities: authority === 'all' ? 'all' : [authority] }),
  );
  return { id: `account:${id}`, ...(first ?? { roles: [], authorities: [] }), elsewhere: others };
}

/** An e-mail address as it is kept and compared: trimmed and in lower case; null where it is none. */
export function readEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  return /^[^\s@<>"]{1,64}@[a-z0-9][a-z0-9.-]{0,250}[a-z0-9]$/.test(email) ? email : null;
}

/** What is wrong with a password for an account, in words; null where nothing is. */
export function complaintOf(
  password: string,
  { email, name }: Pick<Account, 'email' | 'name'>,
): string | null {
  return passwordComplaint(password, [email, email.split('@')[0] ?? '', ...name.split(/\s+/)]);
}
