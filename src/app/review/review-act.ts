/** An act of text review as the audit trail has it: ids and counts, never words. */
import type { Actor } from '../../core/access/access.ts';
import type { AuditAct, AuditAction } from '../../core/audit/audit-entry.ts';
import type { Scope } from '../../edge/store/store.ts';

/** Say what was done. */
export function reviewAct(
  actor: Actor,
  { authorityCode, programmeId }: Scope,
  action: Extract<AuditAction, `review.${string}`>,
  subjectId: string,
  correlationId: string,
  detail: AuditAct['detail'] = {},
): AuditAct {
  return {
    authorityCode,
    actor: actor.id,
    action,
    subjectKind: 'review',
    subjectId,
    detail: { programme: programmeId, ...detail },
    correlationId,
  };
}
