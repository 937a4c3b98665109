/** Locks the live plan as a version that never changes, with its reason and an audit entry in one transaction. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { maskText } from '../../core/domain/mask-text.ts';
import type { PlanVersion, Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { LIVE, livePlan, planOf } from './live-plan.ts';
import { requireReason } from './require-reason.ts';

export type LockRequest = { readonly name: string; readonly reason: string };

/** A version to keep, its reason as it is to stand. */
export type VersionToKeep = LockRequest & {
  /** The version of the live plan that it is, or is made from. */
  readonly planVersion: number;
  readonly body: unknown;
  /** What the audit entry says beside plan, hash and reason. */
  readonly detail: Readonly<Record<string, string>>;
};

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
  requireVersionName(name);
  const why = maskText(requireReason(reason));
  return await store.transaction(async (repositories) => {
    const { version, body } = await livePlan(repositories, scope);
    const keep = { name, reason: why, planVersion: version, body, detail: {} };
    return await keepVersion(repositories, actor, scope, keep, newId());
  });
}

/** Refuse a name that no version can have. @throws ProblemError `plan.version-name`. */
export function requireVersionName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(name) || name === LIVE)
    raise({
      code: 'plan.version-name',
      place: name,
      message: 'A version is named by small letters, digits and hyphens, and not "live"',
      advice: 'Give a name such as "agreement-2024" or "revised-1".',
    });
}

/** Keep a version with its audit entry, within a transaction. @throws ProblemError `plan.version-name`, or what keeps the body from being a plan. */
export async function keepVersion(
  { plans, audit }: Repositories,
  actor: Actor,
  scope: Scope,
  { name, reason, planVersion, body, detail }: VersionToKeep,
  correlationId: string,
): Promise<PlanVersion> {
  if ((await plans.version(scope, name)) !== null)
    raise({
      code: 'plan.version-name',
      place: name,
      message: 'A version of that name is locked already, and a locked version never changes',
      advice: 'Give the new version another name.',
    });
  planOf(body, 'plan');
  const version = await plans.lock(scope, { id: name, planVersion, body, reason }, actor.id);
  await audit.append({
    authorityCode: scope.authorityCode,
    actor: actor.id,
    action: 'plan.locked',
    subjectKind: 'plan-version',
    subjectId: name,
    detail: { programme: scope.programmeId, plan: planVersion, sha256: version.sha256, reason, ...detail },
    correlationId,
  });
  return version;
}
