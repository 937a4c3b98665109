/** The question that every use case asks before it works: may this person do this to this authority's records? */
import { type Actor, may, type Permission } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';

/**
 * Refuse an actor who may not.
 * @param act  what is refused, in words that follow "You do not have permission".
 * @throws ProblemError `access.refused`.
 */
export function requirePermission(
  actor: Actor,
  permission: Permission,
  authorityCode: string,
  act = 'for this',
): void {
  if (may(actor, permission, authorityCode)) return;
  raise({
    code: 'access.refused',
    message: `You do not have permission ${act}`,
    advice: 'Ask the person who looks after roles for your authority.',
  });
}
