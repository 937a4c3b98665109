/** The record of an update that may still be written in. */
import { raise } from '../../core/base/problem.ts';
import { RECORD_KINDS } from '../../edge/intake/programme/programme-records.ts';
import type { DocumentRecord, Repositories, Scope } from '../../edge/store/store.ts';
import { listShelf } from '../sealed/return-shelf.ts';

/** Stages after which the records of an update may be written in again. */
const GONE: readonly string[] = ['withdrawn', 'superseded'];

/** Say whether nothing of an update is frozen, signed or sent. */
export async function isOpenUpdate(
  read: Repositories,
  scope: Scope,
  record: DocumentRecord,
): Promise<boolean> {
  const shelf = await listShelf(read, scope);
  const isFrozen = shelf.some(({ updateId, stage }) => updateId === record.id && !GONE.includes(stage.stage));
  return !isFrozen && RECORD_KINDS.update.parse(record.body).update.status === 'open';
}

/** Give the newest record of an update that may still be written in. @throws ProblemError `reimport.update-closed`. */
export async function requireOpenUpdate(
  read: Repositories,
  scope: Scope,
  updateId: string,
): Promise<DocumentRecord> {
  const record = await read.documents.newest(scope, 'update', updateId);
  if (record !== null && (await isOpenUpdate(read, scope, record))) return record;
  return raise({
    code: 'reimport.update-closed',
    place: updateId,
    message: 'The return of this update is frozen, signed or sent, so nothing is written into it',
    advice: 'Withdraw it, or correct it with a revision of its own.',
  });
}
