/** The entry that tells of something done with the whole store. */
import type { Actor } from '../../core/access/access.ts';
import type { AuditAct } from '../../core/audit/audit-entry.ts';
import { SHARED_SCOPE } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';

/** Write it, in a transaction of its own. */
export async function auditStoreAct(
  { store, newId }: AppDependencies,
  actor: Actor,
  action: AuditAct['action'],
  detail: AuditAct['detail'] = {},
): Promise<void> {
  await store.transaction(async ({ audit }) => {
    await audit.append({
      authorityCode: SHARED_SCOPE.authorityCode,
      actor: actor.id,
      action,
      subjectKind: 'store',
      subjectId: store.kind,
      detail,
      correlationId: newId(),
    });
  });
}
