/** One outcome of a child's plan as the authority's register keeps it: its area, its days and its status, and not a word of what it says. */
import type { IsoDate } from '../base/time.ts';

/** Areas that an outcome can be in: the four of need, and preparing for adulthood. @source SEND code of practice 2015, 6.28 to 6.35, 8.10. */
export const OUTCOME_AREAS = [
  'cognition',
  'communication',
  'semh',
  'physical-sensory',
  'preparing-for-adulthood',
] as const;
export type OutcomeArea = (typeof OUTCOME_AREAS)[number];

/** What a review said of an outcome. */
export const OUTCOME_STATUSES = ['met', 'partly-met', 'on-course', 'not-met', 'no-longer-needed'] as const;
export type OutcomeStatus = (typeof OUTCOME_STATUSES)[number];

/** One line of the register. Keys are keyed hashes, the same as those of the child's SEN2 record; one of the two is there. */
export type PlanOutcome = {
  /** Of the authority's own reference, made as `Sen2Person.caseKey` is. */
  readonly caseKey: string | null;
  /** Of the unique pupil number. */
  readonly pupilKey: string | null;
  /** The number of the outcome within the plan: "1", "2A", "C3". */
  readonly number: string;
  /** Null where it is not known. */
  readonly area: OutcomeArea | null;
  readonly setOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  /** At the last review; null where the register does not tell it, which is never "not met". */
  readonly status: OutcomeStatus | null;
  readonly reviewedOn: IsoDate | null;
};
