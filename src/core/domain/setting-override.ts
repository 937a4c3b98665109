/** What the authority itself says a school or provider is, where the national register says otherwise or nothing. */
import type { IsoDate } from '../base/time.ts';

/** Settings that an establishment can be, by their codes. @source Domain rules for SEN2, section 5.1. */
export const OVERRIDE_SETTINGS = [
  ...['EYP', 'EYS', 'MSMA', 'SENU', 'RP', 'MSIN', 'SPMA', 'SPNM', 'SPIN', 'AP'],
  ...['SFC', 'FE', 'SP16', 'SECU', 'HOSP', 'WELSH', 'ONLINE', 'OTHE'],
] as const;

export type SettingOverride = {
  /** 6 digits; null where the provider is named by its UKPRN. */
  readonly urn: string | null;
  /** 8 digits; null where the school is named by its URN. */
  readonly ukprn: string | null;
  /** One of `OVERRIDE_SETTINGS`. */
  readonly setting: string;
  /** First day on which it is that; null where it always was. */
  readonly from: IsoDate | null;
  /** Last day on which it is that; null where it still is. */
  readonly to: IsoDate | null;
};
