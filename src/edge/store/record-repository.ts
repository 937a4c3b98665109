/** A programme's records: versions are added and read, never changed. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import { parseJson } from './column.ts';
import { requireChanges, type Session, sha256 } from './session.ts';
import type { RecordRepository, Scope } from './store.ts';
import type { ProgrammeRecordsTable } from './tables.ts';

const Body = z.object({
  title: z.string(),
  owner: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
  links: z.array(z.object({ kind: z.string(), to: z.object({ kind: z.string(), id: z.string() }) })),
  isWithdrawn: z.boolean(),
});

/** Build the repository of records over a session. */
export function recordRepository(session: Session): RecordRepository {
  const { db } = session;
  const rowsOf = (scope: Scope) =>
    db
      .selectFrom('programme_records')
      .selectAll()
      .where('authority_code', '=', scope.authorityCode)
      .where('programme_id', '=', scope.programmeId);

  return {
    async add(scope, { kind, id, reason, body }, by) {
      requireChanges(session);
      const text = canonicalJson(body);
      const newest = (
        await rowsOf(scope).where('kind', '=', kind).where('record_id', '=', id).execute()
      ).reduce((most, { version }) => Math.max(most, version), 0);
      const row: ProgrammeRecordsTable = {
        authority_code: scope.authorityCode,
        programme_id: scope.programmeId,
        kind,
        record_id: id,
        version: newest + 1,
        body: text,
        sha256: sha256(text),
        reason,
        recorded_at: session.now(),
        recorded_by: by,
      };
      await db.insertInto('programme_records').values(row).execute();
      return toRecord(row);
    },

    async all(scope) {
      const rows = await rowsOf(scope).orderBy('kind').orderBy('record_id').orderBy('version').execute();
      const newest = new Map(rows.map((row) => [`${row.kind}/${row.record_id}`, row]));
      return [...newest.values()].map(toRecord);
    },

    async history(scope, { kind, id }) {
      const rows = await rowsOf(scope)
        .where('kind', '=', kind)
        .where('record_id', '=', id)
        .orderBy('version')
        .execute();
      return rows.map(toRecord);
    },
  };
}

/** @throws Error where the body is not what was recorded: somebody reached past the store. */
function toRecord(row: Selectable<ProgrammeRecordsTable>): ProgrammeRecord {
  if (sha256(row.body) !== row.sha256)
    throw new Error('A record of a programme in the store is not what was recorded');
  return {
    kind: row.kind,
    id: row.record_id,
    version: row.version,
    ...Body.parse(parseJson(row.body, 'programme_records.body')),
    reason: row.reason,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}
