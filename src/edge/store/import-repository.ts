/** Accepted imports and their problems. */
import type { Selectable } from 'kysely';
import type { FileKind, RowProblem, Severity } from '../../core/domain/intake.ts';
import { requireChanges, type Session } from './session.ts';
import type { ImportRecord, ImportRepository } from './store.ts';
import type { ImportProblemsTable, ImportsTable } from './tables.ts';

/** How many problems go into one statement: 13 columns each, well below either database's limit of parameters. */
const PROBLEMS_A_STATEMENT = 500;

/** Build the repository of imports over a session. */
export function importRepository(session: Session): ImportRepository {
  const { db } = session;

  async function recordsOf(rows: readonly Selectable<ImportsTable>[]): Promise<ImportRecord[]> {
    const records: ImportRecord[] = [];
    for (const row of rows) records.push(toRecord(row, await problemsOf(row.import_id)));
    return records;
  }

  async function problemsOf(importId: string): Promise<RowProblem[]> {
    const rows = await db
      .selectFrom('import_problems as problem')
      .innerJoin('imports as import', (join) =>
        join
          .onRef('import.authority_code', '=', 'problem.authority_code')
          .onRef('import.import_id', '=', 'problem.import_id'),
      )
      .where('import.import_id', '=', importId)
      .selectAll('problem')
      .orderBy('problem.ordinal')
      .execute();
    return rows.map(toProblem);
  }

  async function nextSequence(): Promise<number> {
    const last = await db
      .selectFrom('imports')
      .select('sequence')
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    return (last?.sequence ?? 0) + 1;
  }

  async function find(importId: string): Promise<ImportRecord | null> {
    const row = await db
      .selectFrom('imports')
      .selectAll()
      .where('import_id', '=', importId)
      .executeTakeFirst();
    return row === undefined ? null : toRecord(row, await problemsOf(importId));
  }

  async function lastOrdinal(authorityCode: string, importId: string): Promise<number> {
    const last = await db
      .selectFrom('import_problems')
      .select('ordinal')
      .where('authority_code', '=', authorityCode)
      .where('import_id', '=', importId)
      .orderBy('ordinal', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last?.ordinal ?? -1;
  }

  async function addProblems(
    { authorityCode, importId }: Pick<ImportRecord, 'authorityCode' | 'importId'>,
    problems: readonly RowProblem[],
    from: number,
  ): Promise<void> {
    const rows = problems.map((problem, at) => toProblemRow(authorityCode, importId, problem, from + at));
    for (let start = 0; start < rows.length; start += PROBLEMS_A_STATEMENT)
      await db
        .insertInto('import_problems')
        .values(rows.slice(start, start + PROBLEMS_A_STATEMENT))
        .execute();
  }

  return {
    async add(record) {
      requireChanges(session);
      await db
        .insertInto('imports')
        .values(toRow(record, await nextSequence()))
        .execute();
      await addProblems(record, record.report.problems, 0);
    },

    async addFindings(importId, problems, insteadOf) {
      requireChanges(session);
      const record = await find(importId);
      if (record === null) throw new Error('Findings are of an import that is there');
      const { authorityCode } = record;
      if (insteadOf.length > 0)
        await db
          .deleteFrom('import_problems')
          .where('authority_code', '=', authorityCode)
          .where('import_id', '=', importId)
          .where('code', 'in', insteadOf)
          .execute();
      await addProblems(record, problems, (await lastOrdinal(authorityCode, importId)) + 1);
    },

    async findInForce(scope, sha256, kind) {
      const row = await db
        .selectFrom('imports')
        .selectAll()
        .where('authority_code', '=', scope.authorityCode)
        .where('programme_id', '=', scope.programmeId)
        .where('file_sha256', '=', sha256)
        .where('file_kind', '=', kind)
        .where('undone_at', 'is', null)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toRecord(row, await problemsOf(row.import_id));
    },

    async list(scope) {
      let query = db.selectFrom('imports').selectAll().orderBy('sequence');
      if (scope !== null)
        query = query
          .where('authority_code', '=', scope.authorityCode)
          .where('programme_id', '=', scope.programmeId);
      return recordsOf(await query.execute());
    },

    find,

    async markUndone(importId, at) {
      requireChanges(session);
      const { numUpdatedRows } = await db
        .updateTable('imports')
        .set({ undone_at: at })
        .where('import_id', '=', importId)
        .where('undone_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Error('Only an import in force can be undone');
    },

    problems: problemsOf,
  };
}

function toRow(record: ImportRecord, sequence: number): ImportsTable {
  const { report } = record;
  if (report.kind !== record.kind) throw new RangeError('An import is of the kind that its report names');
  return {
    authority_code: record.authorityCode,
    import_id: record.importId,
    programme_id: record.programmeId,
    sequence,
    file_kind: record.kind,
    file_name: report.file,
    file_sha256: report.sha256,
    confidence: report.confidence,
    rows_read: report.rowsRead,
    records_accepted: report.recordsAccepted,
    rows_with_errors: report.rowsWithErrors,
    rows_skipped: report.rowsSkipped,
    as_at: record.asAt,
    imported_at: record.importedAt,
    imported_by: record.importedBy,
    undone_at: record.undoneAt,
  };
}

function toRecord(row: Selectable<ImportsTable>, problems: readonly RowProblem[]): ImportRecord {
  const kind = row.file_kind as FileKind; // written only from a FileKind
  return {
    authorityCode: row.authority_code,
    programmeId: row.programme_id,
    importId: row.import_id,
    kind,
    report: {
      file: row.file_name,
      kind,
      confidence: row.confidence,
      sha256: row.file_sha256,
      rowsRead: row.rows_read,
      recordsAccepted: row.records_accepted,
      rowsWithErrors: row.rows_with_errors,
      rowsSkipped: row.rows_skipped,
      problems,
    },
    asAt: row.as_at,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    undoneAt: row.undone_at,
  };
}

function toProblemRow(
  authorityCode: string,
  importId: string,
  problem: RowProblem,
  ordinal: number,
): ImportProblemsTable {
  return {
    authority_code: authorityCode,
    import_id: importId,
    ordinal,
    code: problem.code,
    severity: problem.severity,
    row_number: problem.row,
    column_name: problem.column,
    row_count: problem.count,
    message: problem.message,
    advice: problem.advice,
    sheet: problem.sheet ?? null,
    member: problem.member ?? null,
    is_kept: problem.isKept === true ? 1 : null,
  };
}

function toProblem(row: Selectable<ImportProblemsTable>): RowProblem {
  return {
    code: row.code,
    severity: row.severity as Severity, // written only from a Severity
    row: row.row_number,
    column: row.column_name,
    count: row.row_count,
    message: row.message,
    advice: row.advice,
    ...(row.sheet === null ? {} : { sheet: row.sheet }),
    ...(row.member === null ? {} : { member: row.member }),
    ...(row.is_kept === null ? {} : { isKept: true }),
  };
}
