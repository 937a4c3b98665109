/** What an authority knows of its schools as counts: places it pays for, pupils on roll, SEN, absence, exclusions; and capital. */
import type { Pence } from '../base/pence.ts';
import type { IsoDate, Month } from '../base/time.ts';

/** Places that the authority pays for in advance in one setting. */
export type CommissionedPlaces = {
  /** Six digits. */
  readonly urn: string;
  /** The calendar year in which the academic year begins: 2024 is September 2024 to August 2025. */
  readonly academicYear: number;
  /** The kind of need or unit that the places are for; "" where the file has one line a setting. */
  readonly provision: string;
  /** [places] */
  readonly places: number;
};

/** Pupils on roll of one setting on one day that live in one authority. */
export type SchoolRoll = {
  readonly urn: string;
  readonly on: IsoDate;
  /** The three digits of the authority that the setting lies in. */
  readonly settingAuthority: string;
  /** The three digits of the authority that the pupils live in. */
  readonly homeAuthority: string;
  /** [pupils] */
  readonly pupils: number;
};

/** A school's own counts: of a census day, or of a term that ended on a day. Null where the file does not say. */
export type SchoolCount = {
  readonly subject: 'census' | 'suspensions';
  readonly urn: string;
  readonly on: IsoDate;
  /** [pupils] */
  readonly pupils: number | null;
  readonly senSupport: number | null;
  readonly withPlan: number | null;
  /** Of pupils with SEN, in the term before the day [sessions]. */
  readonly sessionsPossible: number | null;
  readonly sessionsMissed: number | null;
  /** Pupils with SEN who missed half of their sessions or more. */
  readonly severelyAbsent: number | null;
  /** Of pupils with SEN, in the term. */
  readonly suspensions: number | null;
  readonly exclusions: number | null;
};

/** Capital of one scheme in one month. */
export type CapitalMonth = {
  readonly scheme: string;
  readonly month: Month;
  readonly spentPence: Pence;
  /** What was to be spent in the month. */
  readonly profiledPence: Pence;
};
