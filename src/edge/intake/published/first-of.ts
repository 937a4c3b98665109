/** The place of a column that can have several names. */
import { columnKey } from '../tables/column-key.ts';

/** Give the place of the column with the first of some names that is there, or -1; names in `columnKey` form. */
export function firstOf(headers: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const place = headers.findIndex((header) => columnKey(header) === name);
    if (place >= 0) return place;
  }
  return -1;
}
