/** What joining placement costs to children's placements gives: lines matched, lines left over on both sides, and contradictions. */
import type { Pence } from '../base/pence.ts';
import type { IsoDate } from '../base/time.ts';

/** Where a line stands in its file. */
export type LinePlace = {
  readonly file: string;
  readonly row: number;
  /** Sheet of a workbook, where there is one. */
  readonly sheet?: string;
};

/** What does not agree between a cost and the placement it was matched to. */
export const MATCH_FINDINGS = [
  /** The cost and the placement have no day in common. */
  'outside-placement',
  /** The cost begins before the placement does. */
  'starts-before-placement',
  /** The cost goes on after the placement ends. */
  'goes-on-after-placement',
  /** The cost is of another placement type than the place is. */
  'type-differs',
  /** The cost names another school than the placement. */
  'school-differs',
  /** Another cost is paid for the same placement on the same days. */
  'several-costs',
  /** The child has several open placements and nothing says which is meant: the main one was taken. */
  'several-placements',
] as const;
export type MatchFinding = (typeof MATCH_FINDINGS)[number];

/** Why a cost has no placement. */
export const UNMATCHED_REASONS = [
  /** No child of the return has its reference or pupil number. */
  'no-child',
  /** Several children of the return have it. */
  'several-children',
  /** Its reference is of one child and its pupil number of another. */
  'keys-disagree',
  /** The child has no placement that was open on the day. */
  'no-open-placement',
] as const;
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

export type MatchedCost = {
  readonly cost: LinePlace;
  readonly placement: LinePlace;
  /** By which number the child was found. */
  readonly by: 'case' | 'pupil';
  readonly placementType: string;
  readonly yearlyCostPence: Pence;
  readonly findings: readonly MatchFinding[];
};

export type UnmatchedCost = {
  readonly cost: LinePlace;
  readonly placementType: string;
  readonly yearlyCostPence: Pence;
  readonly reason: UnmatchedReason;
};

/** `rank` 1 is the main placement; a second one is often paid with it. */
export type PlacementWithoutCost = { readonly placement: LinePlace; readonly rank: 1 | 2 };

/** Lines and yearly costs; matched + unmatched = all, to the penny. */
export type MatchTotals = {
  readonly lines: number;
  readonly yearlyCostPence: Pence;
  readonly matchedLines: number;
  readonly matchedPence: Pence;
  readonly unmatchedLines: number;
  readonly unmatchedPence: Pence;
};

export type CostMatch = {
  /** The day on which placements had to be open; null where the return tells none, and every one without an end counts. */
  readonly asAt: IsoDate | null;
  readonly totals: MatchTotals;
  /** In the order of the types of the plan, then other words as they first came. */
  readonly byType: readonly (MatchTotals & { readonly placementType: string })[];
  readonly matched: readonly MatchedCost[];
  readonly unmatched: readonly UnmatchedCost[];
  readonly withoutCost: readonly PlacementWithoutCost[];
};
