/** Who may do what: roles, the permissions each carries, and the one question every use case asks first. */

export type Permission =
  | 'programme.read'
  | 'programme.load'
  | 'import.add'
  | 'import.read'
  | 'import.undo'
  | 'case-reference.read'
  | 'look-back.choose'
  | 'data.export'
  | 'forecast.issue'
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
  | 'audit.read';

export type Role =
  | 'finance-lead'
  | 'send-lead'
  | 'programme-lead'
  | 'analyst'
  | 's151-officer'
  | 'director'
  | 'board-member'
  | 'partner'
  | 'department';

const READ: readonly Permission[] = ['programme.read', 'return.read'];
const WORK: readonly Permission[] = [
  ...READ,
  'import.add',
  'import.read',
  'return.build',
  'return.write',
  'look-back.choose',
  'forecast.issue',
];

/** What bringing a return to the department takes, without the two signatures. */
const SEND: readonly Permission[] = [
  'return.freeze',
  'return.seal',
  'return.submit',
  'return.answer',
  'return.supersede',
];

const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  'finance-lead': [...WORK, 'import.undo', 'data.export'],
  'send-lead': [...WORK, 'case-reference.read'],
  'programme-lead': [...WORK, ...SEND, 'import.undo', 'data.export', 'programme.load', 'audit.read'],
  analyst: [...WORK, 'import.undo', 'data.export'],
  's151-officer': [...WORK, 'audit.read', 'return.sign-s151', 'return.seal'],
  director: [...WORK, 'audit.read', 'return.sign-dcs', 'return.seal'],
  'board-member': READ,
  partner: ['programme.read'],
  department: READ,
};

/** Somebody at work. `authorities` is "all" only for the one who runs the installation on their own machine. */
export type Actor = {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly authorities: 'all' | readonly string[];
};

/**
 * Say whether an actor may do something to an authority's records.
 * @param authorityCode  the authority's code; "shared" is the shelf of published tables.
 */
export function may(actor: Actor, permission: Permission, authorityCode: string): boolean {
  const inReach = actor.authorities === 'all' || actor.authorities.includes(authorityCode);
  return inReach && actor.roles.some((role) => PERMISSIONS[role].includes(permission));
}

/**
 * The one at a machine without sign-in: whoever sits there, for every authority in its store. A signature given from
 * there is an officer's by its key, not by this account.
 * @param person  the machine's own name for who is there.
 */
export function machineActor(person: string): Actor {
  return {
    id: `local:${person}`,
    roles: ['programme-lead', 'send-lead', 's151-officer', 'director'],
    authorities: 'all',
  };
}
