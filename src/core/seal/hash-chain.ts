/** A chain of entries in which each names the hash of the one before it, so that no entry can be altered unnoticed. */
import { canonicalJson } from './canonical-json.ts';

/** Give the SHA-256 of a text's UTF-8 bytes as 64 hex digits; handed in, for the core has no machine. */
export type Sha256 = (text: string) => string;

/** What every entry of a chain carries besides its content. */
export type ChainLink = {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
};

/** The end of a chain: what the next entry must name. */
export type ChainHead = { readonly sequence: number; readonly hash: string };

/** The head of a chain that has no entry yet. */
export const EMPTY_CHAIN: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/**
 * Set content behind the head of a chain: adds sequence, the head's hash, and the hash over all of it.
 * The hash covers the canonical JSON of the entry without its own hash.
 * @throws RangeError where the content has no canonical JSON.
 */
export function sealEntry<T extends object>(content: T, head: ChainHead, sha256: Sha256): T & ChainLink {
  const open = { ...content, sequence: head.sequence + 1, previousHash: head.hash };
  return { ...open, hash: sha256(canonicalJson(open)) };
}

/** Say whether an entry stands whole behind a head: right number, right predecessor, right hash. */
export function isWhole(entry: ChainLink, head: ChainHead, sha256: Sha256): boolean {
  const { hash, ...open } = entry;
  return (
    open.sequence === head.sequence + 1 &&
    open.previousHash === head.hash &&
    hash === sha256(canonicalJson(open))
  );
}
