/** What happened to plans, period by period and cell by cell, as a cohort model is fitted to it. */
import { toMonthNumber } from '../../base/day-number.ts';
import type { Month } from '../../base/time.ts';
import type { CohortGrain, CohortPlace } from '../cohort/cohort-model.ts';

/** The axes of a history: as those of a model, without what can be reached. */
export type HistoryAxes = {
  /** Age on 31 August before the academic year, of the first age [years]. */
  readonly firstAge: number;
  readonly ageCount: number;
  readonly needs: readonly string[];
  readonly places: readonly CohortPlace[];
};

/** Moves of one kind in one period. Places, need and age are positions on the axes. */
export type HistoryMove = {
  readonly age: number;
  readonly need: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
};

/**
 * One month or year. Counts are whole plans, one entry a cell `[age][need][place]`.
 * Leavers and movers stand at the age and place they left, joiners at those they came to. In steps of a year the age of
 * a joiner is the one at the end of the year, that of others the one at its beginning.
 */
export type HistoryPeriod = {
  /** "2024-07" for a month, "2013" for a year that begins in January 2013. */
  readonly name: string;
  /** First month of the period. */
  readonly start: Month;
  /** False for a first or last period that the data tells in part: it is left out of fits, and is never zero. */
  readonly isComplete: boolean;
  /** Plans as they stand at the beginning, and at the end with the ages of then. */
  readonly opening: Int32Array;
  readonly closing: Int32Array;
  readonly joiners: Int32Array;
  readonly leavers: Int32Array;
  readonly moves: readonly HistoryMove[];
  /** Of the joiners, plans that came from another authority [plans]. */
  readonly transfersIn: number;
  /** Of the leavers, plans that went to another authority, by age `[age]` [plans]. */
  readonly transfersOut: Int32Array;
  /** Leavers by reason of the return, from reason 1 in place 1; place 0 holds those without one [plans]. */
  readonly reasons: Int32Array;
};

/** The way of one request to its end. Months count from January of the year 0; null where it has not come to pass. */
export type HistoryCase = {
  readonly received: number;
  /** Age on 31 August before the academic year of receipt [years]; null where the birth month is not known. */
  readonly age: number | null;
  /** Month of the decision whether to assess; before the first month of the history where only that is known. */
  readonly decided: number | null;
  readonly isAssessed: boolean;
  /** Month in which the assessment ended. */
  readonly finished: number | null;
  readonly isIssued: boolean;
  /** Days from request to plan; null where none was issued. */
  readonly daysToPlan: number | null;
};

/** Requests and assessments. */
export type HistoryPipeline = {
  readonly cases: readonly HistoryCase[];
  /** First and last complete month [month number]. */
  readonly from: number;
  readonly to: number;
};

/** Everything that is known of the past. */
/** Months from one annual review to the next. @source Children and Families Act 2014, section 44. */
export const REVIEW_MONTHS = 12;

/** The plans that a forecast starts from by the month in which their next annual review is due. */
export type HistoryReviews = {
  /** `[months from the start]`, twelve of them; what is overdue stands in the first [plans]. */
  readonly byMonth: Int32Array;
  /** Of those in the first month: due before it [plans]. */
  readonly overdue: number;
  /** Plans of which neither a review nor the first day is told [plans]. */
  readonly untold: number;
};

export type CohortHistory = {
  readonly grain: CohortGrain;
  readonly axes: HistoryAxes;
  /** Without a hole, oldest first. */
  readonly periods: readonly HistoryPeriod[];
  /** The plans that a forecast starts from, `[age][need][place]`, at the beginning of `start` [plans]. */
  readonly stock: Int32Array;
  readonly start: Month;
  /** False where the need of leavers is not told: factors of needs are then 1. */
  readonly tellsNeedsOfLeavers: boolean;
  /** False where only the newest place of each plan is told: no move can then be seen. */
  readonly tellsMoves: boolean;
  readonly pipeline: HistoryPipeline | null;
  /** Null or not given where the data tell of no reviews. */
  readonly reviews?: HistoryReviews | null;
  /** What was found in the data that a reader must know, in words. */
  readonly notes: readonly string[];
};

/** Give the position of a cell. */
export function cellOf({ needs, places }: HistoryAxes, age: number, need: number, place: number): number {
  return (age * needs.length + need) * places.length + place;
}

/** Count the cells of the axes. */
export function cellCount({ ageCount, needs, places }: HistoryAxes): number {
  return ageCount * needs.length * places.length;
}

/** Give the complete periods, oldest first. */
export function completePeriods({ periods }: CohortHistory): readonly HistoryPeriod[] {
  return periods.filter(({ isComplete }) => isComplete);
}

/** Sum a column of counts. */
export function sumOf(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

/** Keep the first `count` periods, as if the rest had not happened yet: what a back-test fits to. */
export function upTo(history: CohortHistory, count: number): CohortHistory {
  const kept = history.periods.slice(0, count);
  const last = kept.at(-1);
  const next = history.periods[count];
  if (last === undefined) throw new RangeError('A history needs at least one period');
  const start = next?.start ?? history.start;
  return {
    ...history,
    periods: kept,
    stock: last.closing,
    start,
    // When reviews were due then is not told.
    reviews: null,
    pipeline: history.pipeline === null ? null : casesBefore(history.pipeline, toMonthNumber(start)),
  };
}

/** Forget what happened from a month on: decisions, ends and whole requests. */
function casesBefore({ cases, from, to }: HistoryPipeline, end: number): HistoryPipeline {
  const known = cases
    .filter(({ received }) => received < end)
    .map((item): HistoryCase => {
      const isDecided = item.decided !== null && item.decided < end;
      const isFinished = isDecided && item.finished !== null && item.finished < end;
      return {
        ...item,
        decided: isDecided ? item.decided : null,
        isAssessed: isDecided && item.isAssessed,
        finished: isFinished ? item.finished : null,
        isIssued: isFinished && item.isIssued,
        daysToPlan: isFinished ? item.daysToPlan : null,
      };
    });
  return { cases: known, from, to: Math.min(to, end - 1) };
}
