/** Turns the parts of an address that name a programme into the scope that the use cases take. */
import type { ProgrammeParams } from '../contract/programme-params.ts';

/** The programme that an address names. */
export type AddressScope = { readonly authorityCode: string; readonly programmeId: string };

/** Give the scope of an address. */
export function scopeOf({ authority, programme }: ProgrammeParams): AddressScope {
  return { authorityCode: authority, programmeId: programme };
}
