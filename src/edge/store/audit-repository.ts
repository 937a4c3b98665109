/** The audit trail: one chain for the whole store, each entry sealed behind the one before it. */
import type { Selectable } from 'kysely';
import type { AuditAct, AuditAction, AuditEntry } from '../../core/audit/audit-entry.ts';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import { type ChainHead, EMPTY_CHAIN, isWhole, sealEntry } from '../../core/seal/hash-chain.ts';
import { parseJson } from './column.ts';
import { requireChanges, type Session, sha256 } from './session.ts';
import { type AuditRepository, SHARED_SCOPE } from './store.ts';
import type { AuditEntriesTable } from './tables.ts';

/** How many entries are in memory at once while the chain is walked. */
const ENTRIES_A_PAGE = 1000;

/** Whose row holds the head of the chain: it is shared by all. */
const HEAD_OWNER = SHARED_SCOPE.authorityCode;

/** Build the repository of audit entries over a session. */
export function auditRepository(session: Session): AuditRepository {
  const { db } = session;

  async function storedHead(): Promise<ChainHead> {
    const head = await db
      .selectFrom('audit_heads')
      .select(['sequence', 'hash'])
      .where('authority_code', '=', HEAD_OWNER)
      .executeTakeFirst();
    if (head === undefined) throw new Error('The store has lost the head of its audit chain');
    return { sequence: head.sequence, hash: head.hash };
  }

  async function pageAfter(sequence: number): Promise<Selectable<AuditEntriesTable>[]> {
    return db
      .selectFrom('audit_entries')
      .selectAll()
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(ENTRIES_A_PAGE)
      .execute();
  }

  return {
    async append(act) {
      requireChanges(session);
      const entry = sealEntry({ ...actOf(act), occurredAt: session.now() }, await storedHead(), sha256);
      await db.insertInto('audit_entries').values(toRow(entry)).execute();
      await db
        .updateTable('audit_heads')
        .set({ sequence: entry.sequence, hash: entry.hash })
        .where('authority_code', '=', HEAD_OWNER)
        .execute();
      return entry;
    },

    async list(authorityCode, limit) {
      let query = db.selectFrom('audit_entries').selectAll().orderBy('sequence', 'desc').limit(limit);
      if (authorityCode !== null) query = query.where('authority_code', '=', authorityCode);
      return (await query.execute()).map(toEntry);
    },

    async newest({ authorities, actions }) {
      // One authority at a time, so that each is a look at the end of its own index.
      const found: AuditEntry[] = [];
      for (const authority of authorities) {
        const own = db.selectFrom('audit_entries').selectAll().where('authority_code', '=', authority);
        const meant =
          'only' in actions
            ? own.where('action', 'in', [...actions.only])
            : own.where('action', 'not in', [...actions.except]);
        const row = await meant.orderBy('sequence', 'desc').limit(1).executeTakeFirst();
        if (row !== undefined) found.push(toEntry(row));
      }
      return found.sort((a, b) => b.sequence - a.sequence)[0] ?? null;
    },

    async firstBroken() {
      // The head is read first: entries that other processes add meanwhile stand behind it and are walked too.
      const end = await storedHead();
      let head: ChainHead = EMPTY_CHAIN;
      for (let page = await pageAfter(0); page.length > 0; page = await pageAfter(head.sequence))
        for (const row of page) {
          if (!isWholeRow(row, head) || (row.sequence === end.sequence && row.hash !== end.hash))
            return head.sequence + 1;
          head = { sequence: row.sequence, hash: row.hash };
        }
      return head.sequence < end.sequence ? head.sequence + 1 : null;
    },
  };
}

/** The fields of an act and no others, for the chain covers exactly these. */
function actOf(act: AuditAct): AuditAct {
  const { authorityCode, actor, action, subjectKind, subjectId, detail, correlationId } = act;
  return { authorityCode, actor, action, subjectKind, subjectId, detail, correlationId };
}

function toRow(entry: AuditEntry): AuditEntriesTable {
  return {
    authority_code: entry.authorityCode,
    sequence: entry.sequence,
    occurred_at: entry.occurredAt,
    actor: entry.actor,
    action: entry.action,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    detail: canonicalJson(entry.detail),
    correlation_id: entry.correlationId,
    previous_hash: entry.previousHash,
    hash: entry.hash,
  };
}

function toEntry(row: Selectable<AuditEntriesTable>): AuditEntry {
  return {
    authorityCode: row.authority_code,
    actor: row.actor,
    action: row.action as AuditAction, // written only from an AuditAction; the hash shows any other hand
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    detail: parseJson(row.detail, 'audit_entries.detail') as AuditEntry['detail'], // likewise
    correlationId: row.correlation_id,
    sequence: row.sequence,
    occurredAt: row.occurred_at,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

function isWholeRow(row: Selectable<AuditEntriesTable>, head: ChainHead): boolean {
  try {
    return isWhole(toEntry(row), head, sha256);
  } catch (cause) {
    // An altered detail that is no longer JSON cannot be read as an entry at all: it is broken, not a fault.
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}
