/** Imports: what was read, from which file, with which outcome, and whether it is still in force. */
import { z } from 'zod';
import type { FileReport } from '../../core/domain/intake.ts';
import type { Session } from './session.ts';
import type { ImportRecord, ImportRepository } from './store.ts';
import type { Tables } from './tables.ts';

const Kind = z.enum([
  'sen2-csv',
  'dfe-ehcp',
  'dfe-la-panel',
  'dsg-allocations',
  'monthly-actuals',
  'placement-costs',
  'unknown',
]);
const RowProblemText = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  row: z.number().nullable(),
  column: z.string().nullable(),
  count: z.number(),
  message: z.string(),
  advice: z.string(),
  sheet: z.string().exactOptional(),
  member: z.string().exactOptional(),
});
const Report = z.object({
  file: z.string(),
  kind: Kind,
  confidence: z.number(),
  sha256: z.string(),
  rowsRead: z.number(),
  recordsAccepted: z.number(),
  rowsWithErrors: z.number(),
  rowsSkipped: z.number(),
  problems: z.array(RowProblemText),
});

/** Make the repository of imports over one session. */
export function imports({ database }: Session): ImportRepository {
  const find = async (importId: string): Promise<ImportRecord | null> => {
    const row = await database
      .selectFrom('imports')
      .selectAll()
      .where('import_id', '=', importId)
      .executeTakeFirst();
    return row === undefined ? null : toRecord(row);
  };
  return {
    add: async (record) => {
      await database.insertInto('imports').values(toRow(record)).execute();
    },
    findInForce: async (scope, sha256, kind) => {
      const row = await database
        .selectFrom('imports')
        .selectAll()
        .where('authority_code', '=', scope.authorityCode)
        .where('programme_id', '=', scope.programmeId)
        .where('sha256', '=', sha256)
        .where('kind', '=', kind)
        .where('undone_at', 'is', null)
        .executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },
    list: async (scope) => {
      let query = database.selectFrom('imports').selectAll().orderBy('import_id');
      if (scope !== null)
        query = query
          .where('authority_code', '=', scope.authorityCode)
          .where('programme_id', '=', scope.programmeId);
      return (await query.execute()).map(toRecord);
    },
    find,
    markUndone: async (importId, at) => {
      await database
        .updateTable('imports')
        .set({ undone_at: at })
        .where('import_id', '=', importId)
        .execute();
    },
    problems: async (importId) => (await find(importId))?.report.problems ?? [],
  };
}

function toRow(record: ImportRecord): Tables['imports'] {
  return {
    authority_code: record.authorityCode,
    programme_id: record.programmeId,
    import_id: record.importId,
    kind: record.kind,
    sha256: record.report.sha256,
    file_name: record.report.file,
    report: JSON.stringify(record.report),
    imported_at: record.importedAt,
    imported_by: record.importedBy,
    undone_at: record.undoneAt,
  };
}

function toRecord(row: Tables['imports']): ImportRecord {
  const report: FileReport = Report.parse(JSON.parse(row.report));
  return {
    authorityCode: row.authority_code,
    programmeId: row.programme_id,
    importId: row.import_id,
    kind: Kind.parse(row.kind),
    report,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    undoneAt: row.undone_at,
  };
}
