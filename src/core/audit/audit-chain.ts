/** The chain of audit entries: each entry's hash covers its content and the hash of the one before. */
import type { AuditEntry } from './audit-entry.ts';

/** What stands before the first entry. */
export const CHAIN_START = '0'.repeat(64);

/** An entry before its hash is known. */
export type UnsealedEntry = Omit<AuditEntry, 'hash'>;

/**
 * Find the first entry that breaks the chain: a wrong hash, a wrong link, or a gap in the sequence.
 * @param hashOf  the hash of an entry's canonical form.
 * @returns its sequence, or null where the chain is whole.
 */
export function findFirstBroken(
  entries: Iterable<AuditEntry>,
  hashOf: (entry: UnsealedEntry) => string,
): number | null {
  let previous = CHAIN_START;
  let expected = 1;
  for (const { hash, ...entry } of entries) {
    if (entry.sequence !== expected || entry.previousHash !== previous || hashOf(entry) !== hash)
      return entry.sequence;
    previous = hash;
    expected++;
  }
  return null;
}
