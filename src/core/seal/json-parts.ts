/** A JSON value cut into small parts, each with its own hash, so that a change can be found and not only noticed. */
import { canonicalJson } from './canonical-json.ts';
import type { Sha256 } from './hash-chain.ts';
import { membersOf, valueAt } from './json-pointer.ts';

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
 * Find the first part of a value that is not as it was when it was cut. How it was cut does not matter: the list says.
 * @returns its place; "" where every part is as it was and something stands beside them; null where nothing changed.
 */
export function firstChangedPart(value: unknown, parts: readonly JsonPart[], sha256: Sha256): string | null {
  for (const part of parts) {
    const now = valueAt(value, part.at);
    if (now === undefined || sha256(canonicalJson(now)) !== part.sha256) return part.at;
  }
  return firstBeside(value, '', new Set(parts.map(({ at }) => at)));
}

/** The first thing that lies neither in a part nor above one. */
function firstBeside(value: unknown, place: string, parts: ReadonlySet<string>): string | null {
  if (parts.has(place)) return null;
  const members = membersOf(value, place);
  if (members.length === 0) return place;
  for (const member of members) {
    const found = firstBeside(member.value, member.at, parts);
    if (found !== null) return found;
  }
  return null;
}
