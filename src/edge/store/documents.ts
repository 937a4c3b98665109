/** A programme's own records as versioned documents: a change adds a version, nothing is overwritten. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import type { Session } from './session.ts';
import type { DocumentRecord, DocumentRepository, Scope } from './store.ts';
import type { Tables } from './tables.ts';

/** Make the repository of documents over one session. */
export function documents({ database, now }: Session): DocumentRepository {
  const versions = (scope: Scope, kind: string) =>
    database
      .selectFrom('documents')
      .selectAll()
      .where('authority_code', '=', scope.authorityCode)
      .where('programme_id', '=', scope.programmeId)
      .where('kind', '=', kind);
  const newest = async (scope: Scope, kind: string, id: string) => {
    const row = await versions(scope, kind)
      .where('id', '=', id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : toRecord(row);
  };
  return {
    put: async (scope, { kind, id, body }, by) => {
      const sha256 = createHash('sha256').update(canonicalJson(body)).digest('hex');
      const before = await newest(scope, kind, id);
      if (before !== null && before.sha256 === sha256) return before;
      const row: Tables['documents'] = {
        authority_code: scope.authorityCode,
        programme_id: scope.programmeId,
        kind,
        id,
        version: (before?.version ?? 0) + 1,
        body: JSON.stringify(body),
        sha256,
        created_at: now(),
        created_by: by,
      };
      await database.insertInto('documents').values(row).execute();
      return toRecord(row);
    },
    newest,
    all: async (scope, kind) => {
      const rows = await versions(scope, kind).orderBy('version').execute();
      const byId = new Map(rows.map((row) => [row.id, toRecord(row)]));
      return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    history: async (scope, kind, id) =>
      (await versions(scope, kind).where('id', '=', id).orderBy('version').execute()).map(toRecord),
    scopes: async (kind) => {
      const rows = await database
        .selectFrom('documents')
        .select(['authority_code', 'programme_id'])
        .distinct()
        .where('kind', '=', kind)
        .execute();
      return rows
        .map((row) => ({ authorityCode: row.authority_code, programmeId: row.programme_id }))
        .sort((a, b) =>
          `${a.authorityCode}/${a.programmeId}` < `${b.authorityCode}/${b.programmeId}` ? -1 : 1,
        );
    },
  };
}

function toRecord(row: Tables['documents']): DocumentRecord {
  const body: unknown = JSON.parse(row.body);
  return {
    authorityCode: row.authority_code,
    programmeId: row.programme_id,
    kind: row.kind,
    id: row.id,
    version: Number(row.version),
    body,
    sha256: row.sha256,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
