/** Draws of what is due on a plan in force: the annual review with its decision, and the transfer to the next phase. */
import { type DayNumber, dayNumberOf } from '../base/day-number.ts';
import { type Stream, uniformInt } from '../num/random.ts';
import type { DemoPhaseTransfer, DemoReview } from './demo-case.ts';
import { CENSUS } from './request-pipeline.ts';
import { drawFrom, weigh } from './weighted-table.ts';

const DAYS_A_YEAR = 365;
/** Share of plans whose review of the last twelve months was not held [0..1]. */
const OVERDUE_SHARE = 0.01;
/** Share of reviews decided later than four weeks after the meeting [0..1]. */
const LATE_DECISIONS = 0.05;
/** What a review leads to: amend, cease, maintain. */
const REVIEW_OUTCOMES = weigh<'A' | 'C' | 'M'>([
  ['M', 61],
  ['A', 36],
  ['C', 3],
]);

const NO_REVIEW: DemoReview = { meeting: null, decision: null, outcome: '', draft: null };

/** Draw the newest review of a plan that began on a day: a plan less than a year old has none yet. */
export function drawReview(stream: Stream, start: DayNumber): DemoReview {
  const daysSince =
    stream.next() < OVERDUE_SHARE ? DAYS_A_YEAR + 30 + uniformInt(stream, 90) : 1 + uniformInt(stream, 330);
  const until = stream.next() < LATE_DECISIONS ? 29 + uniformInt(stream, 14) : 7 + uniformInt(stream, 22);
  const outcome = drawFrom(stream, REVIEW_OUTCOMES);
  const meeting = CENSUS - daysSince;
  if (start > CENSUS - DAYS_A_YEAR || start > meeting - 30) return NO_REVIEW;
  const decision = meeting + until;
  if (decision > CENSUS) return { ...NO_REVIEW, meeting };
  return { meeting, decision, outcome, draft: outcome === 'A' ? decision : null };
}

/** Children who change phase in one September. */
type PhaseYear = {
  /** Born from this day and before the other. */
  readonly bornFrom: DayNumber;
  readonly bornBefore: DayNumber;
  /** Day by which their plan for the next phase is due. */
  readonly due: DayNumber;
  /** Plans that began before this day are due. */
  readonly startedBefore: DayNumber;
};

/** Describe those of `age` [years] on 31 August 2024 whose plans are due on a day of a year. */
function phaseYear(age: number, year: number, month: number, day: number): PhaseYear {
  return {
    bornFrom: dayNumberOf(2023 - age, 9, 1),
    bornBefore: dayNumberOf(2024 - age, 9, 1),
    due: dayNumberOf(year, month, day),
    startedBefore: dayNumberOf(year - 1, 9, 1),
  };
}

/** Years 6 and 11, and those who were in them the year before. @source SEND Regulations 2014, regulation 18. */
const PHASE_YEARS: readonly PhaseYear[] = [
  phaseYear(10, 2025, 2, 15),
  phaseYear(15, 2025, 3, 31),
  phaseYear(11, 2024, 2, 15),
  phaseYear(16, 2024, 3, 31),
];
/** Share of plans for the next phase that are final by the day they are due [0..1]. */
const IN_TIME = 0.95;
/** Plans in time are final within this many days up to the one they are due on, late ones within half of it after. */
const FINAL_WITHIN = 80;

/** Draw the phase transfer of a child. Of plans due after the census only those are final that were by then. */
export function drawPhaseTransfer(stream: Stream, born: DayNumber, start: DayNumber): DemoPhaseTransfer {
  const isInTime = stream.next() < IN_TIME;
  const apart = uniformInt(stream, FINAL_WITHIN);
  const year = PHASE_YEARS.find(({ bornFrom, bornBefore }) => born >= bornFrom && born < bornBefore);
  if (year === undefined || start >= year.startedBefore) return { due: null, final: null };
  const final = isInTime ? year.due - apart : year.due + 1 + Math.floor(apart / 2);
  return { due: year.due, final: final <= CENSUS ? final : null };
}
