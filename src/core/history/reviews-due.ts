/** When the next annual review of each plan in force is due, month by month from the start of a forecast. */
import { lastDayOfMonth, type MonthNumber, monthOfDay } from '../base/day-number.ts';
import { NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { inForceOn } from '../measures/spells.ts';
import { type HistoryReviews, REVIEW_MONTHS } from '../model/history/cohort-history.ts';
import type { PlanLives } from './plan-lives.ts';

/**
 * Count the plans in force before a month by the month in which their next review is due: twelve months after the last review
 * meeting, or after the plan was made. What is overdue is due at once.
 * @param start  first month of the forecast.
 */
export function reviewsDue({ taker, spells }: PlanLives, start: MonthNumber): HistoryReviews {
  const { context } = taker;
  const { reviewMeetingOn } = context.extract.activePlans;
  const last = lastDayOfMonth(start - 1);
  const byMonth = new Int32Array(REVIEW_MONTHS);
  let [overdue, untold] = [0, 0];
  for (const spell of inForceOn(spells, last, context.coverage.asAt, new Int32Array(spells.children))) {
    const plan = spells.activePlan[spell] ?? NO_PARENT;
    const met = plan === NO_PARENT ? NO_DAY : (reviewMeetingOn[plan] ?? NO_DAY);
    const from = met !== NO_DAY && met <= last ? met : (spells.from[spell] ?? NO_DAY);
    if (from === NO_DAY || from > last) {
      untold++;
      continue;
    }
    const ahead = monthOfDay(from) + REVIEW_MONTHS - start;
    if (ahead < 0) overdue++;
    const month = Math.max(0, Math.min(REVIEW_MONTHS - 1, ahead));
    byMonth[month] = (byMonth[month] ?? 0) + 1;
  }
  return { byMonth, overdue, untold };
}
