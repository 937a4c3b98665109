/** Whose newest extracts are kept ready between requests: a small file of its own, for it is asked at every start and the reader is not. */
import type { Repositories } from '../edge/store/store.ts';

const keeping = new WeakSet<Repositories>();

/**
 * Keep from now on what is read of newest extracts through these repositories, until something changes in the store: several pages are
 * reckoned from the same one. Not for those of a transaction, where a change can come before its entry in the audit trail.
 */
export function keepExtracts(read: Repositories): void {
  keeping.add(read);
}

/** Say whether they are kept. */
export function areExtractsKept(read: Repositories): boolean {
  return keeping.has(read);
}
