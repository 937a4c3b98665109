/** Locks the live plan as a version that never changes, with its reason and an audit entry in one transaction. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { maskText } from '../../core/domain/mask-text.ts';
import type { PlanVersion, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { LIVE, livePlan, planOf } from './live-plan.ts';
import { requireReason } from './require-reason.ts';

export type LockRequest = { readonly name: string; readonly reason: string };

/**
 * Lock the plan as it stands.
 * @throws ProblemError `access.refused`, `plan.none-stored`, `plan.version-name`, `plan.reason-missing`, or what stands in
 *   the way of reading the plan.
 */
export async function lockPlan(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { name, reason }: LockRequest,
): Promise<PlanVersion> {
  requirePermission(actor, 'plan.lock', scope.authorityCode, 'to lock a version of the plan');
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(name) || name === LIVE)
    raise({
      code: 'plan.version-name',
      place: name,
      message: 'A version is named by small letters, digits and hyphens, and not "live"',
      advice: 'Give a name such as "agreement-2024" or "revised-1".',
    });
  const why = maskText(requireReason(reason));
  return await store.transaction(async (repositories) => {
    if ((await repositories.plans.version(scope, name)) !== null)
      raise({
        code: 'plan.version-name',
        place: name,
        message: 'A version of that name is locked already, and a locked version never changes',
        advice: 'Give the new version another name.',
      });
    const record = await livePlan(repositories, scope);
    planOf(record.body, 'plan');
    const version = await repositories.plans.lock(
      scope,
      { id: name, planVersion: record.version, body: record.body, reason: why },
      actor.id,
    );
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'plan.locked',
      subjectKind: 'plan-version',
      subjectId: name,
      detail: { programme: scope.programmeId, plan: record.version, sha256: version.sha256, reason: why },
      correlationId: newId(),
    });
    return version;
  });
}
