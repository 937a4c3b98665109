/** Turns the parts of an address that name a programme into the scope that the use cases take. */
import type { ProgrammeParams } from '../contract/programme-params.ts';

/** Give the scope of an address. */
export function scopeOf({ authority, programme }: ProgrammeParams) {
  return { authorityCode: authority, programmeId: programme };
}
