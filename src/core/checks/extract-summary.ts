/** The few figures of an extract that are kept to compare the next one with. */
import type { IsoDate } from '../base/time.ts';

/** Counts by key; the keys stand in the order of the alphabet. */
export type Counts = Readonly<Record<string, number>>;

/** Flows between two days, both included [cases]. */
export type ExtractFlows = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly requests: number;
  /** Plans issued after an assessment; transfers in are apart. */
  readonly newPlans: number;
  /** Plans that came from another authority; the return does not date them, so all of the extract's count. */
  readonly transfersIn: number;
  readonly ceases: number;
};

/** All of it can be written as JSON. Plans are children with a plan in force on the day, each once. */
export type ExtractSummary = {
  readonly schema: 'evenkeel/extract-summary@1';
  readonly asAt: IsoDate | null;
  readonly authorityNumber: string | null;
  readonly openPlans: number;
  /** By code of the primary need; "none" where there is none. */
  readonly byNeed: Counts;
  /** By what the return itself says of the open main placement: "URN", "UKPRN", "SENU", "RP", a code, "UNK". */
  readonly bySetting: Counts;
  /** By setting group with the register's help; null where there was no register. */
  readonly byGroup: Counts | null;
  /** Of the calendar year before the collection, else of the year up to the day; null where no day is known. */
  readonly flows: ExtractFlows | null;
};
