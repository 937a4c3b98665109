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
export function partsOf(value: unknown, sha256: Sha256): readonly JsonPart[] {
  const parts: JsonPart[] = [];
  const whole = cut(value, '', (at, text) => parts.push({ at, sha256: sha256(text) }));
  return whole === null ? parts : [{ at: '', sha256: sha256(whole) }];
}

/**
 * Hand over the parts of a value that is too long to be one.
 * @returns the canonical JSON of a value that can be one part, so that what is above it may take it in; null where its
 *   parts were handed over.
 */
function cut(value: unknown, place: string, take: (at: string, text: string) => void): string | null {
  const members = membersOf(value, place);
  if (members.length === 0) return canonicalJson(value);
  const waiting: { readonly at: string; readonly text: string }[] = [];
  let length = 0;
  let isCut = false;
  for (const member of members) {
    const text = cut(member.value, member.at, (at, part) => {
      for (const held of waiting.splice(0)) take(held.at, held.text);
      take(at, part);
    });
    if (text === null) {
      isCut = true;
      continue;
    }
    length += text.length;
    isCut ||= length > LARGEST_PART;
    waiting.push({ at: member.at, text });
  }
  if (!isCut) return canonicalJson(value);
  for (const held of waiting) take(held.at, held.text);
  return null;
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
