/** The newest act that changed something in the store: people who sign in or look at something change no figure. */
import type { AuditAction, AuditEntry } from '../core/audit/audit-entry.ts';
import type { Repositories } from '../edge/store/store.ts';

/** Acts after which every figure and record is as it was. */
const LOOKS: ReadonlySet<AuditAction> = new Set([
  'sign-in.done',
  'sign-in.failed',
  'sign-in.ended',
  'token.used',
  'case-reference.shown',
  'list.shown',
  'list.exported',
  'record.viewed',
  'data.exported',
  'person.exported',
  'reminder.sent',
  'store.backed-up',
]);

/** So many looks in a row are passed over; where there are more, the newest counts, which costs reading anew and nothing else. */
const LOOKED_BACK = 100;

/** Find the entry of the newest change; null in a store where nothing was ever done. */
export async function newestChange({ audit }: Pick<Repositories, 'audit'>): Promise<AuditEntry | null> {
  const [newest] = await audit.list(null, 1);
  if (newest === undefined || !LOOKS.has(newest.action)) return newest ?? null;
  return (await audit.list(null, LOOKED_BACK)).find(({ action }) => !LOOKS.has(action)) ?? newest;
}
