/** One made-up person of the return, with the way from request to plan to placement. */

import type { DayNumber } from '../base/day-number.ts';
import type { PlacementType } from './county-shares.ts';

/** Outcome codes of the return: yes, no, awaited, withdrawn, historic. */
export type OutcomeCode = 'Y' | 'N' | 'A' | 'W' | 'H';

export type Outcome = {
  readonly code: OutcomeCode;
  /** Given with Y and N only. */
  readonly day: DayNumber | null;
};

/** Where section I of the plan, or the placement, lies: an establishment's number or a setting code. */
export type DemoPlace = {
  readonly urn: number | null;
  readonly settingCode: string;
  readonly hasSenUnit: boolean;
  readonly hasResourcedProvision: boolean;
};

/** What is known of a person with a plan that was open on the census day. */
export type DemoPlacement = {
  readonly placementType: PlacementType;
  readonly place: DemoPlace;
  readonly entry: DayNumber;
  readonly residential: '' | 'A' | 'B';
  readonly need: string;
  readonly secondNeed: string;
  /** The second of two placements, with the text that stands for its first day. */
  readonly secondPlace: { readonly place: DemoPlace; readonly entryText: string } | null;
  readonly transferredFrom: string;
  readonly review: DemoReview;
  readonly phaseTransfer: DemoPhaseTransfer;
};

/** The newest review of a plan; what is missing was not held or not yet decided. */
export type DemoReview = {
  readonly meeting: DayNumber | null;
  readonly decision: DayNumber | null;
  /** A amend, C cease, M maintain; empty where it is not decided. */
  readonly outcome: '' | 'A' | 'C' | 'M';
  /** Day of the draft amended plan; it goes with the decision to amend. */
  readonly draft: DayNumber | null;
};

/** When the plan for a child's next phase is due, and when it was final. */
export type DemoPhaseTransfer = { readonly due: DayNumber | null; readonly final: DayNumber | null };

export type DemoCase = {
  /** 1, 2, 3 …: the number of the person, the request and, where there is one, the plan. */
  readonly number: number;
  readonly born: DayNumber;
  readonly sex: string;
  readonly ethnicity: string;
  readonly received: DayNumber;
  readonly source: string;
  readonly request: Outcome;
  readonly isDisputed: boolean;
  /** Null where the request went no further. */
  readonly assessment: (Outcome & { readonly isException: boolean }) | null;
  /** Null where there is no plan. */
  readonly plan: {
    readonly start: DayNumber;
    readonly ceased: DayNumber | null;
    readonly ceaseReason: string;
    readonly place: DemoPlace;
    readonly hasPersonalBudget: boolean;
  } | null;
  /** Null where no plan was open on the census day. */
  readonly placement: DemoPlacement | null;
};

/** The authority's own reference of a case: the same in every file that names it. */
export function caseReference(number: number): string {
  return `HN-${String(number).padStart(7, '0')}`;
}

/** Say whether a person's plan was open at the end of a day. */
export function isOpenOn({ plan }: DemoCase, day: DayNumber): boolean {
  return plan !== null && plan.start <= day && (plan.ceased === null || plan.ceased > day);
}
