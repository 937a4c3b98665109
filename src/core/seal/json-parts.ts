/** A JSON value cut into small parts, each with its own hash, so that a change can be found and not only noticed. */
import { canonicalJson } from './canonical-json.ts';
import { firstDifference } from './first-difference.ts';
import type { Sha256 } from './hash-chain.ts';
import { membersOf } from './json-pointer.ts';

/** One part: its place, and the SHA-256 of its canonical JSON. */
export type JsonPart = { readonly at: string; readonly sha256: string };

/** The longest a part may be unless nothing stands below it [characters of canonical JSON]. */
const LARGEST_PART = 600;

/**
 * Cut a value into parts, in the order of its canonical JSON. Together they cover every character of it but the
 * names and brackets above them, which their places hold.
 */
export function partsOf(value: unknown, sha256: Sha256, place = ''): readonly JsonPart[] {
  const text = canonicalJson(value);
  const members = membersOf(value, place);
  if (text.length <= LARGEST_PART || members.length === 0) return [{ at: place, sha256: sha256(text) }];
  return members.flatMap((member) => partsOf(member.value, sha256, member.at));
}

/**
 * Find the first part of a value that is not as it was when it was cut.
 * @returns its place, or null where all parts are as they were.
 */
export function firstChangedPart(value: unknown, parts: readonly JsonPart[], sha256: Sha256): string | null {
  const now = partsOf(value, sha256);
  const found = firstDifference(now, parts);
  if (found === null) return null;
  const place = Number(found.split('/')[1]);
  return now[place]?.at ?? parts[place]?.at ?? '';
}
