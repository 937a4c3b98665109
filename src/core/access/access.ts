/** Who may do what: roles, the permissions each carries, and the one question every use case asks first. */

export type Permission =
  | 'programme.read'
  | 'programme.load'
  | 'plan.set'
  | 'plan.lock'
  | 'import.add'
  | 'import.read'
  | 'import.undo'
  | 'case-reference.read'
  | 'list.read'
  | 'look-back.choose'
  | 'data.export'
  | 'forecast.issue'
  | 'month.close'
  | 'record.write'
  | 'rating.set'
  | 'rating.challenge'
  | 'voice.write'
  | 'voice.publish'
  | 'review.read'
  | 'review.work'
  | 'return.read'
  | 'return.build'
  | 'return.write'
  | 'return.freeze'
  | 'return.sign-s151'
  | 'return.sign-dcs'
  | 'return.seal'
  | 'return.submit'
  | 'return.answer'
  | 'return.supersede'
  | 'audit.read'
  | 'person.export'
  | 'person.erase'
  | 'retention.apply'
  | 'reminder.send'
  | 'accounts.manage'
  | 'token.make'
  | 'store.maintain';

/** Every role, as the table of roles lists them. */
export const ROLES = [
  'finance-lead',
  'send-lead',
  'programme-lead',
  'analyst',
  's151-officer',
  'director',
  'board-member',
  'partner',
  'challenge',
  'department',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

const READ: readonly Permission[] = ['programme.read', 'return.read'];
const WORK: readonly Permission[] = [
  ...READ,
  'import.add',
  'import.read',
  'return.build',
  'return.write',
  'look-back.choose',
  'forecast.issue',
  'record.write',
  'rating.set',
  'voice.write',
  'token.make',
];

/** Reading what people wrote, masked, and deciding about it. */
const REVIEW: readonly Permission[] = ['review.read', 'review.work'];

/** What bringing a return to the department takes, without the two signatures. */
const SEND: readonly Permission[] = [
  'return.freeze',
  'return.seal',
  'return.submit',
  'return.answer',
  'return.supersede',
];

const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  'finance-lead': [
    ...WORK,
    'month.close',
    'import.undo',
    'data.export',
    'plan.set',
    'plan.lock',
    'rating.challenge',
  ],
  'send-lead': [
    ...WORK,
    ...REVIEW,
    'case-reference.read',
    'list.read',
    'person.export',
    'person.erase',
    'voice.publish',
  ],
  'programme-lead': [
    ...WORK,
    ...REVIEW,
    ...SEND,
    'month.close',
    'import.undo',
    'data.export',
    'programme.load',
    'retention.apply',
    'plan.set',
    'plan.lock',
    'voice.publish',
    'audit.read',
  ],
  analyst: [...WORK, ...REVIEW, 'import.undo', 'data.export'],
  's151-officer': [...WORK, 'plan.lock', 'audit.read', 'return.sign-s151', 'return.seal', 'rating.challenge'],
  director: [...WORK, ...REVIEW, 'voice.publish', 'audit.read', 'return.sign-dcs', 'return.seal'],
  'board-member': READ,
  partner: ['programme.read', 'rating.challenge'],
  challenge: [...READ, 'rating.challenge'],
  department: READ,
  administrator: ['accounts.manage', 'token.make', 'audit.read', 'reminder.send', 'store.maintain'],
};

/** Permissions with which a stolen password alone must not serve: whoever holds one shows a second factor. */
export const GRAVE: ReadonlySet<Permission> = new Set([
  'accounts.manage',
  'token.make',
  'case-reference.read',
  'list.read',
  'person.export',
  'person.erase',
  'retention.apply',
  'reminder.send',
  'data.export',
  'import.undo',
  'return.sign-s151',
  'return.sign-dcs',
  'return.submit',
  'store.maintain',
]);

/** What no token of a program may do, whatever its role: all that takes a second factor, sealing, and closing a month. */
export const NOT_BY_TOKEN: ReadonlySet<Permission> = new Set([
  ...GRAVE,
  'return.seal',
  'month.close',
  'review.read',
  'review.work',
]);

/** Roles that somebody has for some authorities; "all" is for those who look after the whole installation. */
export type Grant = {
  readonly roles: readonly Role[];
  readonly authorities: 'all' | readonly string[];
};

/** Somebody at work, with what they may do; `elsewhere` holds the roles that differ for other authorities. */
export type Actor = Grant & {
  readonly id: string;
  readonly elsewhere?: readonly Grant[];
  /** There where a program asks by a token; `programmeId` is null where the token is for the whole authority. */
  readonly token?: { readonly id: string; readonly programmeId: string | null };
};

/**
 * Say whether an actor may do something to an authority's records.
 * @param authorityCode  the authority's code; "shared" is the shelf of published tables.
 */
export function may(actor: Actor, permission: Permission, authorityCode: string): boolean {
  if (isBarred(actor, permission)) return false;
  return grantsOf(actor).some(
    (grant) =>
      (grant.authorities === 'all' || grant.authorities.includes(authorityCode)) && gives(grant, permission),
  );
}

/** Say whether an actor holds a permission for any authority at all. */
export function mayAnywhere(actor: Actor, permission: Permission): boolean {
  return !isBarred(actor, permission) && grantsOf(actor).some((grant) => gives(grant, permission));
}

function isBarred({ token }: Actor, permission: Permission): boolean {
  return token !== undefined && NOT_BY_TOKEN.has(permission);
}

/** Every permission of a role, as the table of roles shows it. */
export function permissionsOf(role: Role): readonly Permission[] {
  return PERMISSIONS[role];
}

function grantsOf(actor: Actor): readonly Grant[] {
  return [actor, ...(actor.elsewhere ?? [])];
}

function gives({ roles }: Grant, permission: Permission): boolean {
  return roles.some((role) => PERMISSIONS[role].includes(permission));
}

/**
 * The one at a machine without sign-in: whoever sits there, for every authority in its store. A signature given from
 * there is an officer's by its key, not by this account.
 * @param person  the machine's own name for who is there.
 */
export function machineActor(person: string): Actor {
  return {
    id: `local:${person}`,
    roles: ['programme-lead', 'send-lead', 's151-officer', 'director', 'administrator'],
    authorities: 'all',
  };
}
