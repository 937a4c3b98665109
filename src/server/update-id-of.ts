/** The update that an address names. */
import type { ReturnParams } from '../contract/programme-params.ts';

/** "2024-25" and "3" name "2024-25/3". */
export function updateIdOf({ year, sequence }: ReturnParams): string {
  return `${year}/${sequence}`;
}
