/** A SEN2 extract as columns: one entry a row of each table, children pointing to their parents by place. */
import type { DayNumber, MonthNumber } from '../base/day-number.ts';
import {
  ETHNICITIES,
  NEED_TYPES,
  OUTCOMES,
  REQUEST_SOURCES,
  SETTING_CODES,
  SEXES,
  UPN_UNKNOWN_REASONS,
} from '../domain/code-sets.ts';

/** Stands where a day is missing. */
export const NO_DAY = -2_147_483_648;
/** Stands where a code or a yes-or-no is missing. */
export const NO_CODE = 255;
/** Stands where a row has no parent among the rows that were let in. */
export const NO_PARENT = -1;

/** The codes of a set, in a fixed order: a column holds a code's place. */
export const CODE_LISTS = {
  outcome: [...OUTCOMES],
  source: [...REQUEST_SOURCES],
  sex: [...SEXES],
  ethnicity: [...ETHNICITIES],
  unknownReason: [...UPN_UNKNOWN_REASONS],
  setting: [...SETTING_CODES],
  need: [...NEED_TYPES],
  residential: ['A', 'B'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Give the place of a code in its list. @throws RangeError where the list does not have it. */
export function codePlace(list: keyof typeof CODE_LISTS, code: string): number {
  const place = (CODE_LISTS[list] as readonly string[]).indexOf(code);
  if (place < 0) throw new RangeError(`There is no such ${list}`);
  return place;
}

/** What every table has: how many rows, and the 1-based line of the file that each stands in. */
type Rows = { readonly count: number; readonly row: Int32Array };

/** Yes, no or missing: 1, 0, `NO_CODE`. Days are day numbers or `NO_DAY`; codes are places in `CODE_LISTS` or `NO_CODE`. */
export type PersonColumns = Rows & {
  /** Birth [month number]. */
  readonly birthMonth: Int32Array;
  readonly sex: Uint8Array;
  readonly ethnicity: Uint8Array;
  readonly unknownReason: Uint8Array;
  readonly hasPupilNumber: Uint8Array;
  readonly hasLearnerNumber: Uint8Array;
  /** Place of the first person with the same pupil number, or `NO_PARENT`. */
  readonly samePupilAs: Int32Array;
  /**
   * Place of the first person with the same number, case reference, or names and birth date: one child, or `NO_PARENT`.
   * Two persons with different pupil numbers are two children.
   */
  readonly sameChildAs: Int32Array;
};

export type RequestColumns = Rows & {
  readonly person: Int32Array;
  readonly receivedOn: Int32Array;
  readonly source: Uint8Array;
  readonly outcome: Uint8Array;
  readonly outcomeOn: Int32Array;
  readonly mediation: Uint8Array;
  readonly tribunal: Uint8Array;
  readonly inYouthAccommodation: Uint8Array;
  /** 1 where the case moved to another authority before the assessment finished. */
  readonly isExported: Uint8Array;
};

export type AssessmentColumns = Rows & {
  readonly request: Int32Array;
  readonly outcome: Uint8Array;
  readonly outcomeOn: Int32Array;
  /** 1: an exception to the time limit applies. */
  readonly exception: Uint8Array;
  readonly mediation: Uint8Array;
  readonly tribunal: Uint8Array;
  readonly otherMediation: Uint8Array;
  readonly otherTribunal: Uint8Array;
};

export type NamedPlanColumns = Rows & {
  readonly assessment: Int32Array;
  readonly startsOn: Int32Array;
  readonly ceasedOn: Int32Array;
  /** 1 to 9, 0 where there is none. */
  readonly ceaseReason: Uint8Array;
  readonly residential: Uint8Array;
  readonly hasWorkBased: Uint8Array;
  readonly personalBudget: Uint8Array;
};

/** A place of education; numbers are 0 where missing. */
export type PlaceColumns = Rows & {
  readonly urn: Int32Array;
  readonly ukprn: Int32Array;
  readonly setting: Uint8Array;
  /** 1 main, 2 second. */
  readonly rank: Uint8Array;
  readonly senUnit: Uint8Array;
  readonly resourcedProvision: Uint8Array;
};

export type PlanDetailColumns = PlaceColumns & { readonly namedPlan: Int32Array };

export type ActivePlanColumns = Rows & {
  readonly request: Int32Array;
  /** 3-digit number of the authority that the plan came from; 0 where it came from none. */
  readonly transferredFrom: Int32Array;
  readonly reviewMeetingOn: Int32Array;
  readonly reviewDecisionOn: Int32Array;
  readonly reviewDraftOn: Int32Array;
  /** The first letter of the review's outcome as a character code; 0 where missing. */
  readonly reviewOutcome: Uint8Array;
  readonly phaseTransferDueOn: Int32Array;
  readonly phaseTransferFinalOn: Int32Array;
  readonly residential: Uint8Array;
  readonly hasWorkBased: Uint8Array;
};

export type PlacementColumns = PlaceColumns & {
  readonly activePlan: Int32Array;
  readonly entryOn: Int32Array;
  readonly leavingOn: Int32Array;
  readonly residential: Uint8Array;
  readonly hasWorkBased: Uint8Array;
};

export type NeedColumns = Rows & {
  readonly activePlan: Int32Array;
  readonly need: Uint8Array;
  readonly rank: Uint8Array;
};

/** One whole extract. A table that was not among the files has no rows. */
export type Extract = {
  /** The day the stock is of; `NO_DAY` where no file tells it. */
  readonly asAt: DayNumber;
  /** The collection year where the header tells it. */
  readonly year: number | null;
  /** 3-digit number of the authority where the header tells it. */
  readonly authorityNumber: string | null;
  readonly persons: PersonColumns;
  readonly requests: RequestColumns;
  readonly assessments: AssessmentColumns;
  readonly namedPlans: NamedPlanColumns;
  readonly planDetails: PlanDetailColumns;
  readonly activePlans: ActivePlanColumns;
  readonly placements: PlacementColumns;
  readonly needs: NeedColumns;
};

/** Months of age on a day for a birth month: whole months between the two months, which is exact to one month. */
export function ageInMonths(birthMonth: MonthNumber, month: MonthNumber): number {
  return month - birthMonth;
}
