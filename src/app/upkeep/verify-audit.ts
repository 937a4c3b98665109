/** Proof that the audit trail is whole: every entry stands on the one before it, and none is missing at the end. */
import type { Actor } from '../../core/access/access.ts';
import { SHARED_SCOPE } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';

export type AuditTold = {
  readonly isWhole: boolean;
  /** Number of the first entry that is altered, missing or out of its place; null where there is none. */
  readonly firstBroken: number | null;
  /** The newest entry; null in a new store. */
  readonly newest: { readonly sequence: number; readonly occurredAt: string; readonly hash: string } | null;
};

/** Walk the whole trail. */
export async function verifyAudit(
  { store }: Pick<AppDependencies, 'store'>,
  actor: Actor,
): Promise<AuditTold> {
  requirePermission(actor, 'audit.read', SHARED_SCOPE.authorityCode, 'to read the audit trail');
  const firstBroken = await store.read.audit.firstBroken();
  const [newest] = await store.read.audit.list(null, 1);
  return {
    isWhole: firstBroken === null,
    firstBroken,
    newest:
      newest === undefined
        ? null
        : { sequence: newest.sequence, occurredAt: newest.occurredAt, hash: newest.hash },
  };
}
