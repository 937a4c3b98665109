/** How far an administrator reaches: one authority's people, or the whole installation. */
import { type Actor, may, mayAnywhere, type Permission } from '../../core/access/access.ts';
import { requirePermission } from '../require-permission.ts';

const MANAGE: Permission = 'accounts.manage';
/** What stands in place of an authority for the whole installation. */
export const ALL = 'all';

/** Hold an act to those who look after accounts anywhere. @throws ProblemError `access.refused`. */
export function requireManager(actor: Actor): void {
  if (!mayAnywhere(actor, MANAGE)) requirePermission(actor, MANAGE, '', 'to look after accounts');
}

/** Hold an act to those who look after the whole installation. @throws ProblemError `access.refused`. */
export function requireInstallation(actor: Actor): void {
  requireManager(actor);
  requireReach(actor, ALL);
}

/** Hold an act to who looks after accounts there. @throws ProblemError `access.refused`. */
export function requireReach(actor: Actor, authority: string): void {
  if (!reaches(actor, authority))
    requirePermission({ ...actor, roles: [], elsewhere: [] }, MANAGE, authority, 'to give roles there');
}

/** Say whether an actor looks after accounts there; "all" is within reach only of who looks after the whole installation. */
export function reaches(actor: Actor, authority: string): boolean {
  return authority === ALL
    ? [actor, ...(actor.elsewhere ?? [])].some(
        (grant) => grant.authorities === ALL && may({ ...grant, id: actor.id }, MANAGE, ALL),
      )
    : may(actor, MANAGE, authority);
}
