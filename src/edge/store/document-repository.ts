/** A programme's own records as versioned documents; nothing is ever overwritten. */
import type { Selectable } from 'kysely';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import { parseJson } from './column.ts';
import { requireChanges, type Session, sha256 } from './session.ts';
import type { DocumentRecord, DocumentRepository, Scope } from './store.ts';
import type { DocumentsTable } from './tables.ts';

/** Build the repository of documents over a session. */
export function documentRepository(session: Session): DocumentRepository {
  const { db } = session;

  function ofKind(scope: Scope, kind: string) {
    return db
      .selectFrom('documents')
      .selectAll()
      .where('authority_code', '=', scope.authorityCode)
      .where('programme_id', '=', scope.programmeId)
      .where('kind', '=', kind);
  }

  async function newestRow(scope: Scope, kind: string, id: string) {
    return ofKind(scope, kind)
      .where('document_id', '=', id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  return {
    async put(scope, { kind, id, body }, by) {
      requireChanges(session);
      const text = canonicalJson(body);
      const newest = await newestRow(scope, kind, id);
      if (newest?.body === text) return toRecord(newest);
      const row: DocumentsTable = {
        authority_code: scope.authorityCode,
        programme_id: scope.programmeId,
        kind,
        document_id: id,
        version: (newest?.version ?? 0) + 1,
        body: text,
        sha256: sha256(text),
        created_at: session.now(),
        created_by: by,
      };
      await db.insertInto('documents').values(row).execute();
      return toRecord(row);
    },

    async newest(scope, kind, id) {
      const row = await newestRow(scope, kind, id);
      return row === undefined ? null : toRecord(row);
    },

    async all(scope, kind) {
      const rows = await ofKind(scope, kind)
        .where((where) =>
          where(
            'version',
            '=',
            where
              .selectFrom('documents as other')
              .select((part) => part.fn.max('other.version').as('version'))
              .whereRef('other.authority_code', '=', 'documents.authority_code')
              .whereRef('other.programme_id', '=', 'documents.programme_id')
              .whereRef('other.kind', '=', 'documents.kind')
              .whereRef('other.document_id', '=', 'documents.document_id'),
          ),
        )
        .orderBy('document_id')
        .execute();
      return rows.map(toRecord);
    },

    async history(scope, kind, id) {
      const rows = await ofKind(scope, kind).where('document_id', '=', id).orderBy('version').execute();
      return rows.map(toRecord);
    },

    async scopes(kind) {
      const rows = await db
        .selectFrom('documents')
        .select(['authority_code', 'programme_id'])
        .distinct()
        .where('kind', '=', kind)
        .orderBy('authority_code')
        .orderBy('programme_id')
        .execute();
      return rows.map((row) => ({ authorityCode: row.authority_code, programmeId: row.programme_id }));
    },
  };
}

function toRecord(row: Selectable<DocumentsTable>): DocumentRecord {
  return {
    authorityCode: row.authority_code,
    programmeId: row.programme_id,
    kind: row.kind,
    id: row.document_id,
    version: row.version,
    body: parseJson(row.body, 'documents.body'),
    sha256: row.sha256,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
