/** Whose newest extracts are kept ready between requests: a small file of its own, for it is asked at every start and the reader is not. */
import type { Repositories } from '../edge/store/store.ts';

/** With who is told of the rows that are read. */
const keeping = new WeakMap<Repositories, (rows: number) => void>();

const tellNobody = (): null => null;

/**
 * Keep from now on what is read of newest extracts through these repositories, until something changes in the store: several pages are
 * reckoned from the same one. Not for those of a transaction, where a change can come before its entry in the audit trail.
 * @param tell  is told how many rows of an extract have been read so far, now and then.
 */
export function keepExtracts(read: Repositories, tell: (rows: number) => void = tellNobody): void {
  keeping.set(read, tell);
}

/** Say whether they are kept: who is told of the rows that are read, else null. */
export function whoIsTold(read: Repositories): ((rows: number) => void) | null {
  return keeping.get(read) ?? null;
}
