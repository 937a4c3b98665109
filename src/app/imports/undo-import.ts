/** Undo an import: its rows are never read again, and the act stands in the audit trail. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { ImportRecord } from '../../edge/store/store.ts';
import { requirePermission } from '../require-permission.ts';
import type { ImportDependencies } from './import-call.ts';

/**
 * Undo an import: its rows are never read again, and the act stands in the audit trail.
 * @throws ProblemError `import.not-found`, `import.already-undone`, `access.refused`.
 */
export async function undoImport(
  { store, now, newId }: ImportDependencies,
  actor: Actor,
  importId: string,
): Promise<ImportRecord> {
  return await store.transaction(async ({ imports, audit, prepared }) => {
    const record = (await imports.find(importId)) ?? raise(notFound(importId));
    requirePermission(actor, 'import.undo', record.authorityCode, 'to undo this import');
    if (record.undoneAt !== null)
      return raise({
        code: 'import.already-undone',
        place: importId,
        message: 'This import was undone before',
        advice: 'Nothing to do. Import the file again if it should count.',
      });
    const undoneAt = now();
    await imports.markUndone(importId, undoneAt);
    await prepared.forget(record);
    await audit.append({
      authorityCode: record.authorityCode,
      actor: actor.id,
      action: 'import.undone',
      subjectKind: 'import',
      subjectId: importId,
      detail: { programme: record.programmeId, file: record.report.file, kind: record.kind },
      correlationId: newId(),
    });
    return { ...record, undoneAt };
  });
}

function notFound(importId: string) {
  return {
    code: 'import.not-found',
    place: importId,
    message: 'There is no import of that id',
    advice: 'See "evenkeel import list".',
  };
}
