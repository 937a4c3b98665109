/** Requests of the years before the story: half of a month's plans go to requests just ready, half to the oldest, as in the story itself. */
import { type DayNumber, lastDayOfMonth, monthOfDay, toMonthNumber } from '../base/day-number.ts';
import { fateAt, type PipelineRequest, PLAN_SHARE, READY_AFTER, READY_SPREAD } from './request-pipeline.ts';
import type { StoryBefore } from './story-before.ts';

/** Days in a mean month. */
const MONTH_DAYS = 30.4375;
/** The fraction that spreads a sequence most evenly. */
const GOLDEN = 0.618033988749895;
/** Days for the decision whether to assess: most within six weeks, every seventh later. */
const DECIDED = { least: 28, usual: 15, late: 30, lateEvery: 7 };
/** Days from request to the decision not to issue. */
const CONCLUDED = { least: 105, spread: 60 };

/**
 * Give the day of the request behind a plan that began before the story. Of those that wait the oldest comes first, and whoever waits
 * came in evenly: each plan that begins later takes the queue so much further, so that on the story's first day its backlog waits.
 * @param share  decides whether the plan went to a request just ready, and the day [0..1).
 */
export function receiptBefore(before: StoryBefore, start: DayNumber, share: number): DayNumber {
  if (share < 0.5) return start - READY_AFTER - Math.floor(2 * share * READY_SPREAD);
  const first = toMonthNumber(before.months[0] ?? '');
  const month = monthOfDay(start);
  // Before the first month that is told as many plans began as in it.
  const begun = (at: number) => before.newPlans[Math.max(0, at - first)] ?? 0;
  const end = first + before.months.length;
  let later = begun(month) * (1 - (start - lastDayOfMonth(month - 1) - 1) / MONTH_DAYS);
  for (let at = month + 1; at < end; at++) later += begun(at);
  const since = toMonthNumber(before.waitingSince);
  const waitingAMonth = before.owed.waiting / (end - since);
  const months = waitingAMonth > 0 ? later / 2 / waitingAMonth : 0;
  const oldest = lastDayOfMonth(since - 1) + 1 - Math.round(months * MONTH_DAYS);
  return Math.min(oldest + Math.floor((share - 0.5) * MONTH_DAYS), start - READY_AFTER);
}

/** Give the day on which it was decided whether to assess, for the request of a person of that number. */
export function decidedAfter(received: DayNumber, number: number): DayNumber {
  const { least, usual, late, lateEvery } = DECIDED;
  return received + least + (number % lateEvery === 0 ? usual + (number % late) : number % usual);
}

/** Give the request without a plan that came in beside one that led to a plan; null where none did. */
export function besideBefore(received: DayNumber, number: number): PipelineRequest | null {
  // So many that requests with a plan are their share of all.
  const share = PLAN_SHARE * (1 + ((number * GOLDEN) % 1));
  if (share >= 1) return null;
  return {
    received,
    fate: fateAt(share),
    decided: decidedAfter(received, number),
    concluded: received + CONCLUDED.least + (number % CONCLUDED.spread),
  };
}
