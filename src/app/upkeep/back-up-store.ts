/** A backup of the whole store, from whichever database it is in. */
import type { Actor } from '../../core/access/access.ts';
import { type BackupTold, writeBackupFile } from '../../edge/store/backup-file.ts';
import { SHARED_SCOPE } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { auditStoreAct } from './audit-store-act.ts';

/**
 * Write a backup. The entry that tells of it comes first, so that the backup has it too.
 * @param onRows  is told how many rows are written.
 */
export async function backUpStore(
  dependencies: AppDependencies,
  actor: Actor,
  path: string,
  onRows: (rows: number) => void = () => undefined,
): Promise<BackupTold> {
  requirePermission(actor, 'store.maintain', SHARED_SCOPE.authorityCode, 'to back the store up');
  const { store, now } = dependencies;
  await auditStoreAct(dependencies, actor, 'store.backed-up');
  return await writeBackupFile(path, async (write) => {
    const { product } = dependencies;
    await write([{ schema: 'evenkeel/backup@1', storeVersion: store.version, madeAt: now(), product }]);
    let table = '';
    let written = 0;
    await store.dump(async ({ table: { name, columns }, rows }) => {
      await write(name === table ? rows : [{ table: name, columns }, ...rows]);
      table = name;
      written += rows.length;
      onRows(written);
    });
  });
}
