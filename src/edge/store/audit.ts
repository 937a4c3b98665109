/** The audit trail: entries appended in the transaction of the change they tell of, each sealed to the one before. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { CHAIN_START, findFirstBroken, type UnsealedEntry } from '../../core/audit/audit-chain.ts';
import type { AuditAction, AuditEntry } from '../../core/audit/audit-entry.ts';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import type { Session } from './session.ts';
import type { AuditRepository } from './store.ts';
import type { Tables } from './tables.ts';

const ACTIONS: readonly AuditAction[] = [
  'store.created',
  'import.accepted',
  'import.undone',
  'programme.loaded',
  'programme.changed',
  'return.built',
  'record.viewed',
];
const Detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** The advisory lock that lets one PostgreSQL transaction at a time append to the chain. */
const CHAIN_LOCK = 7_305_521;

function hashOf(entry: UnsealedEntry): string {
  return createHash('sha256').update(canonicalJson(entry)).digest('hex');
}

/** Make the repository of the audit trail over one session. */
export function audit({ database, dialect, now }: Session): AuditRepository {
  return {
    append: async (act) => {
      // SQLite has one writer at a time already; PostgreSQL must be told, or two transactions would fork the chain.
      if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`.execute(database);
      const last = await database
        .selectFrom('audit_entries')
        .select(['sequence', 'hash'])
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      const unsealed: UnsealedEntry = {
        authorityCode: act.authorityCode,
        actor: act.actor,
        action: act.action,
        subjectKind: act.subjectKind,
        subjectId: act.subjectId,
        detail: act.detail,
        correlationId: act.correlationId,
        sequence: Number(last?.sequence ?? 0) + 1,
        occurredAt: now(),
        previousHash: last?.hash ?? CHAIN_START,
      };
      const entry: AuditEntry = { ...unsealed, hash: hashOf(unsealed) };
      await database.insertInto('audit_entries').values(toRow(entry)).execute();
      return entry;
    },
    list: async (authorityCode, limit) => {
      let query = database.selectFrom('audit_entries').selectAll().orderBy('sequence', 'desc').limit(limit);
      if (authorityCode !== null) query = query.where('authority_code', '=', authorityCode);
      return (await query.execute()).map(toEntry);
    },
    firstBroken: async () => {
      const rows = await database.selectFrom('audit_entries').selectAll().orderBy('sequence').execute();
      return findFirstBroken(rows.map(toEntry), hashOf);
    },
  };
}

function toRow(entry: AuditEntry): Tables['audit_entries'] {
  return {
    sequence: entry.sequence,
    authority_code: entry.authorityCode,
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

function toEntry(row: Tables['audit_entries']): AuditEntry {
  return {
    sequence: Number(row.sequence),
    authorityCode: row.authority_code,
    occurredAt: row.occurred_at,
    actor: row.actor,
    action: ACTIONS.find((action) => action === row.action) ?? 'record.viewed',
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    detail: Detail.parse(JSON.parse(row.detail)),
    correlationId: row.correlation_id,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
