/** A backup put into an empty store, of either kind: read once to prove it whole, then written in one transaction. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { type BackupTold, readBackupFile } from '../../edge/store/backup-file.ts';
import { SHARED_SCOPE } from '../../edge/store/store.ts';
import type { WholeRow } from '../../edge/store/whole-store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { auditStoreAct } from './audit-store-act.ts';
import { type AuditTold, verifyAudit } from './verify-audit.ts';

/** Rows that are written at a time. */
const ROWS_A_WRITE = 5_000;

export type RestoreTold = BackupTold & { readonly madeAt: string; readonly audit: AuditTold };

/**
 * Restore. Nothing is written from a backup that is not whole, and nothing over what is there.
 * @throws ProblemError `backup.unreadable`, `backup.not-whole`, `backup.other-version`, `store.not-empty`.
 */
export async function restoreStore(
  dependencies: AppDependencies,
  actor: Actor,
  path: string,
  onRows: (rows: number) => void = () => undefined,
): Promise<RestoreTold> {
  requirePermission(actor, 'store.maintain', SHARED_SCOPE.authorityCode, 'to restore the store');
  const { store } = dependencies;
  let madeAt = '';
  await readBackupFile(path, {
    head: (head) => {
      madeAt = head.madeAt;
      if (head.storeVersion !== store.version) raiseOtherVersion(path, head.storeVersion, store.version);
    },
  });
  let told: BackupTold | null = null;
  await store.fill(async (write) => {
    let table: { readonly name: string; readonly columns: readonly string[] } | null = null;
    let waiting: WholeRow[] = [];
    let written = 0;
    const flush = async () => {
      if (table !== null && waiting.length > 0) await write(table, waiting);
      written += waiting.length;
      waiting = [];
      onRows(written);
    };
    told = await readBackupFile(path, {
      table: async (name, columns) => {
        await flush();
        table = { name, columns };
      },
      row: async (row) => {
        waiting.push(row);
        if (waiting.length >= ROWS_A_WRITE) await flush();
      },
    });
    await flush();
  });
  await auditStoreAct(dependencies, actor, 'store.restored', { madeAt });
  if (told === null) throw new Error('A backup was filled in without being read');
  return { ...(told as BackupTold), madeAt, audit: await verifyAudit(dependencies, actor) };
}

function raiseOtherVersion(place: string, found: number, own: number): never {
  return raise({
    code: 'backup.other-version',
    place,
    message: `The backup is of store version ${found}, and this Evenkeel has version ${own}`,
    advice:
      'Restore it with the Evenkeel that made it; opening the store with this one then brings it up to date.',
  });
}
