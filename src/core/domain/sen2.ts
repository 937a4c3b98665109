/** The nine tables of the SEN2 person-level return, after names are dropped and identifiers made pseudonymous. */
import type { IsoDate, Month } from '../base/time.ts';

/** Table 1. No name, no postcode, no UPN: `personKey` is a keyed hash; the birth date is kept to the month. */
export type Sen2Person = {
  readonly personKey: string;
  readonly birthMonth: Month;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly upnUnknown: string | null;
};

/** Table 2. `requestKey` joins tables 3 and 5a to it. */
export type Sen2Request = {
  readonly requestKey: string;
  readonly personKey: string;
  readonly receivedOn: IsoDate;
  readonly source: string | null;
  readonly outcome: 'Y' | 'N' | 'A' | 'W' | 'H';
  readonly outcomeOn: IsoDate | null;
  readonly mediation: boolean | null;
  readonly tribunal: boolean | null;
};

/** Table 3. `exceptionToTwentyWeeks` is `week20`: true means an exception applies, never "done in 20 weeks". */
export type Sen2Assessment = {
  readonly assessmentKey: string;
  readonly requestKey: string;
  readonly outcome: 'Y' | 'N' | 'A' | 'W' | 'H';
  readonly outcomeOn: IsoDate | null;
  readonly exceptionToTwentyWeeks: boolean | null;
  readonly mediation: boolean | null;
  readonly tribunal: boolean | null;
};

/** Table 4a. */
export type Sen2NamedPlan = {
  readonly namedPlanKey: string;
  readonly assessmentKey: string;
  readonly startsOn: IsoDate;
  readonly ceasedOn: IsoDate | null;
  /** 1 to 9; see the code set. */
  readonly ceaseReason: string | null;
};

/** A place of education by URN, UKPRN or, where neither exists, a setting code; tables 4b and 5b. */
export type Sen2Place = {
  readonly urn: string | null;
  readonly ukprn: string | null;
  readonly settingCode: string | null;
  /** 1 main, 2 second. */
  readonly rank: 1 | 2;
  readonly senUnit: boolean | null;
  readonly resourcedProvision: boolean | null;
};

/** Table 4b: what section I of the plan names. */
export type Sen2PlanDetail = Sen2Place & { readonly namedPlanKey: string };

/** Table 5a. */
export type Sen2ActivePlan = {
  readonly activePlanKey: string;
  readonly requestKey: string;
  readonly transferredFrom: string | null;
  readonly reviewMeetingOn: IsoDate | null;
  readonly reviewDecisionOn: IsoDate | null;
};

/** Table 5b: where the child is; use it for counts and cost. */
export type Sen2Placement = Sen2Place & {
  readonly activePlanKey: string;
  readonly entryOn: IsoDate | null;
  readonly leavingOn: IsoDate | null;
};

/** Table 5c. */
export type Sen2Need = {
  readonly activePlanKey: string;
  readonly need: string;
  readonly rank: 1 | 2;
};

/** Which of the nine tables a record belongs to; `sen2` is the header. */
export type Sen2TableName =
  | 'sen2'
  | 'person'
  | 'requests'
  | 'assessment'
  | 'namedplan'
  | 'plandetail'
  | 'activeplans'
  | 'placementdetail'
  | 'senneed';
