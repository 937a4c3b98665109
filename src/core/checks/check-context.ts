/** All that a check may look at beside the extract itself. */

import type { DayNumber } from '../base/day-number.ts';
import type { Extract } from '../extract/extract.ts';
import type { SettingGroup } from '../extract/setting-types.ts';
import type { ExtractSummary } from './extract-summary.ts';

/** What the register of establishments says of one place, as far as checks ask. */
export type RegisterEntry = {
  /** Empty where only the authority itself names the establishment. */
  readonly typeName: string;
  /** What the authority says it counts as on the day of the extract; null where it says nothing. */
  readonly said: SettingGroup | null;
  readonly status: string;
  /** Day of closing, or `NO_DAY`. */
  readonly closedOn: DayNumber;
  /** Null where the register does not tell. */
  readonly hasResourcedProvision: boolean | null;
  readonly hasSenUnit: boolean | null;
  /** Statutory ages [years]; null where the register does not tell. */
  readonly lowAge: number | null;
  readonly highAge: number | null;
};

/** All that checks may look at; what is not to be had is null, and the checks that need it say so. */
export type CheckContext = {
  readonly extract: Extract;
  /** The authority's extract before this one. */
  readonly previous: ExtractSummary | null;
  /** Plans that the department has published for the authority in January of a year [plans]. */
  readonly published: { readonly year: number; readonly plans: number } | null;
  /** The register of establishments by URN. */
  readonly establishments: ReadonlyMap<number, RegisterEntry> | null;
};
