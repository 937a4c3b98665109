/** Finds the first place at which two JSON values are not the same. */
import { isTable, pointerTo } from './json-pointer.ts';

/**
 * Give the pointer of the first difference, or null where both have the same canonical JSON. Members are compared in
 * the order of their keys; one that only one side has is a difference at its own place.
 * @param place  pointer of both values.
 */
export function firstDifference(one: unknown, other: unknown, place = ''): string | null {
  if (Array.isArray(one) && Array.isArray(other)) return differenceOfLists(one, other, place);
  if (isTable(one) && isTable(other)) return differenceOfTables(one, other, place);
  return Object.is(one, other) || (one === 0 && other === 0) ? null : place;
}

function differenceOfLists(one: readonly unknown[], other: readonly unknown[], place: string): string | null {
  for (let k = 0; k < Math.max(one.length, other.length); k++) {
    const at = pointerTo(place, k);
    if (k >= one.length || k >= other.length) return at;
    const found = firstDifference(one[k], other[k], at);
    if (found !== null) return found;
  }
  return null;
}

function differenceOfTables(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  place: string,
): string | null {
  for (const key of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
    const [mine, theirs] = [one[key], other[key]];
    if (mine === undefined && theirs === undefined) continue;
    const at = pointerTo(place, key);
    const found = mine === undefined || theirs === undefined ? at : firstDifference(mine, theirs, at);
    if (found !== null) return found;
  }
  return null;
}
