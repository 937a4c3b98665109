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
  | 'return.read'
  | 'return.build'
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
  'look-back.choose',
];

const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  'finance-lead': [...WORK, 'import.undo', 'data.export'],
  'send-lead': [...WORK, 'case-reference.read'],
  'programme-lead': [...WORK, 'import.undo', 'data.export', 'programme.load', 'audit.read'],
  analyst: [...WORK, 'import.undo', 'data.export'],
  's151-officer': [...WORK, 'audit.read'],
  director: [...WORK, 'audit.read'],
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
