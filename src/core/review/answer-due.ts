/** By when a named person must have looked at an answer, told so coarsely that it does not tell when it was written. */
import type { ReviewSource } from './review-words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Give the full hour by which to look: a flagged answer within the source's hours, any other by the end of its last day.
 * @param now  a moment in UTC, "2024-12-11T09:15:00.000Z".
 */
export function answerDue(
  now: string,
  isFlagged: boolean,
  { flaggedHours, otherDays }: Pick<ReviewSource, 'flaggedHours' | 'otherDays'>,
): string {
  const at = Date.parse(now);
  const due = isFlagged
    ? Math.ceil((at + flaggedHours * HOUR) / HOUR) * HOUR
    : (Math.floor(at / DAY) + 1 + otherDays) * DAY;
  return new Date(due).toISOString();
}
