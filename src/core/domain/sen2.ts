/** The nine tables of the SEN2 person-level return, after names are dropped and identifiers made pseudonymous. */
import type { IsoDate, Month } from '../base/time.ts';

/** Table 0: what the return says of itself. */
export type Sen2Header = {
  /** The collection year: 2025 is the stock of January 2025 and the flows of 2024. */
  readonly year: number | null;
  /** The day the stock is of. */
  readonly asAt: IsoDate | null;
  /** 3-digit number of the authority. */
  readonly authorityNumber: string | null;
  readonly medicalOfficer: boolean | null;
  readonly clinicalOfficer: boolean | null;
  readonly socialCareOfficer: boolean | null;
};

/**
 * Table 1. No name, no postcode, no number: every key is a keyed hash; the birth date is kept to the month.
 * `personKey` joins the tables of one extract; `pupilKey`, `learnerKey`, `caseKey` and `nameKey` are the same for the
 * same child in every file that names the same number, reference, or names and birth date.
 */
export type Sen2Person = {
  readonly personKey: string;
  readonly birthMonth: Month;
  /** Of the unique pupil number. */
  readonly pupilKey: string | null;
  /** Of the unique learner number. */
  readonly learnerKey: string | null;
  /** Of the authority's own case reference. */
  readonly caseKey: string | null;
  /** Of surname, forename and birth date, for a child without any number. */
  readonly nameKey: string | null;
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
  /** Asked for while in relevant youth accommodation. */
  readonly inYouthAccommodation: boolean | null;
  /** 3-digit number of the authority that the case moved to before the assessment finished. */
  readonly exportedTo: string | null;
};

/** Table 3. `exceptionToTwentyWeeks` is `week20`: true means an exception applies, never "done in 20 weeks". */
export type Sen2Assessment = {
  readonly assessmentKey: string;
  readonly requestKey: string;
  readonly outcome: 'Y' | 'N' | 'A' | 'W' | 'H';
  readonly outcomeOn: IsoDate | null;
  readonly exceptionToTwentyWeeks: boolean | null;
  /** About a refusal to issue. */
  readonly mediation: boolean | null;
  readonly tribunal: boolean | null;
  /** About contents or placement. */
  readonly otherMediation: boolean | null;
  readonly otherTribunal: boolean | null;
};

/** Table 4a. */
export type Sen2NamedPlan = {
  readonly namedPlanKey: string;
  readonly assessmentKey: string;
  readonly startsOn: IsoDate;
  readonly ceasedOn: IsoDate | null;
  /** 1 to 9; see the code set. */
  readonly ceaseReason: string | null;
  /** A: 38 to 51 weeks a year; B: 52. */
  readonly residential: string | null;
  readonly workBased: string | null;
  readonly personalBudget: boolean | null;
  readonly organisedArrangements: boolean | null;
  readonly directPayments: string | null;
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
  /** The day the authority told its decision after the review; not the meeting. */
  readonly reviewDecisionOn: IsoDate | null;
  /** Amend, cease or maintain: the code as sent. */
  readonly reviewOutcome: string | null;
  readonly reviewDraftOn: IsoDate | null;
  readonly phaseTransferDueOn: IsoDate | null;
  readonly phaseTransferFinalOn: IsoDate | null;
  /** Before specification 1.2 these two stood here, since then with the placement. */
  readonly residential: string | null;
  readonly workBased: string | null;
};

/** Table 5b: where the child is; use it for counts and cost. */
export type Sen2Placement = Sen2Place & {
  readonly activePlanKey: string;
  readonly entryOn: IsoDate | null;
  readonly leavingOn: IsoDate | null;
  readonly residential: string | null;
  readonly workBased: string | null;
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
