/** What can happen to a programme's records, as entries of a chain in which each names the one before it. */
import type { Instant } from '../base/time.ts';

export type AuditAction =
  | 'store.created'
  | 'store.backed-up'
  | 'store.restored'
  | 'keys.renewed'
  | 'keys.earlier-forgotten'
  | 'import.accepted'
  | 'import.checked'
  | 'import.undone'
  | 'mapping.saved'
  | 'fixes.saved'
  | 'case-reference.shown'
  | 'list.shown'
  | 'list.exported'
  | 'data.exported'
  | 'look-back.chosen'
  | 'programme.loaded'
  | 'programme.changed'
  | 'plan.locked'
  | 'plan.assumption-set'
  | 'record.kept'
  | 'record.withdrawn'
  | 'rating.given'
  | 'rating.challenged'
  | 'rating.challenge-answered'
  | 'rating.challenge-closed'
  | 'risk.closed'
  | 'voice.codes-made'
  | 'voice.voted'
  | 'voice.votes-entered'
  | 'voice.published'
  | 'voice.unpublished'
  | 'survey.published'
  | 'survey.invited'
  | 'survey.answered'
  | 'survey.draft-kept'
  | 'survey.paper-entered'
  | 'survey.closed'
  | 'survey.loaded'
  | 'survey.design-kept'
  | 'survey.language-added'
  | 'survey.exported'
  | 'review.taken'
  | 'review.readers-named'
  | 'review.looked'
  | 'review.erased'
  | 'review.theme-changed'
  | 'review.marked'
  | 'review.coding-begun'
  | 'review.coded'
  | 'review.quote-set'
  | 'review.published'
  | 'month.closed'
  | 'month.reopened'
  | 'forecast.issued'
  | 'forecast.registered'
  | 'range.adjusted'
  | 'commentary.saved'
  | 'comment.added'
  | 'comment.resolved'
  | 'section.answered'
  | 'section.assigned'
  | 'section.figures-read'
  | 'return-form.added'
  | 'return-form.chosen'
  | 'return.built'
  | 'return.read-back'
  | 'finding.answered'
  | 'return.frozen'
  | 'return.signed'
  | 'return.sealed'
  | 'return.withdrawn'
  | 'return.submitted'
  | 'return.questioned'
  | 'return.replied'
  | 'return.superseded'
  | 'officer-key.made'
  | 'record.viewed'
  | 'scenario.saved'
  | 'scenario.withdrawn'
  | 'sign-in.done'
  | 'sign-in.failed'
  | 'sign-in.ended'
  | 'account.invited'
  | 'account.opened'
  | 'account.roles-set'
  | 'account.closed'
  | 'account.reopened'
  | 'account.link-made'
  | 'account.password-changed'
  | 'account.second-factor-set'
  | 'account.second-factor-removed'
  | 'account.second-factor-asked'
  | 'person.exported'
  | 'person.erased'
  | 'retention.applied'
  | 'reminder.sent'
  | 'token.made'
  | 'token.used'
  | 'token.revoked';

/** What an act says of itself; the store adds sequence, time and hashes. `detail` never holds a personal value. */
export type AuditAct = {
  /** Programme or import scope: the authority the act belongs to, or "shared". */
  readonly authorityCode: string;
  readonly actor: string;
  readonly action: AuditAction;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly correlationId: string;
};

export type AuditEntry = AuditAct & {
  /** 1, 2, 3 … within the store. */
  readonly sequence: number;
  readonly occurredAt: Instant;
  readonly previousHash: string;
  readonly hash: string;
};
