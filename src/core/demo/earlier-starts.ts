/** When plans of years before the story began that are still told of: month by month no more than began, so that earlier returns grow as they should. */
import { type DayNumber, dayNumberOf, lastDayOfMonth, toMonthNumber } from '../base/day-number.ts';
import { type Stream, uniformInt } from '../num/random.ts';
import type { StoryBefore } from './story-before.ts';

/** The first plans follow the first requests, of September 2014. @source Children and Families Act 2014, Part 3. */
export const FIRST_PLANS: DayNumber = dayNumberOf(2015, 5, 1);
/** Nobody has a plan before the age of so many days. */
const YOUNGEST = 1096;
/** Share of the plans begun in 2018, 2019 and so on that the newest return still tells of [0..1]. */
const STILL_TOLD = [0.8, 0.84, 0.88, 0.92, 0.94];
/** Parts that a span of days is cut into: one number of chance then gives month and day. */
const PARTS = 1024;

/** A span in which plans begin, and how many are still to be placed in it [plans]. */
type Span = { readonly first: DayNumber; readonly last: DayNumber; left: number };

/** Places for the starts of plans, taken one by one. */
export type EarlierStarts = readonly Span[];

/** Make places for so many starts up to the end of the months before the story; those that no month has room for began before them. */
export function makeStarts({ months, newPlans }: StoryBefore, count: number): EarlierStarts {
  const firstYear = Number(months[0]?.slice(0, 4));
  const spans = months.map((month, place): Span => {
    const number = toMonthNumber(month);
    const share = STILL_TOLD[Number(month.slice(0, 4)) - firstYear] ?? 1;
    return {
      first: dayNumberOf(Math.floor(number / 12), (number % 12) + 1, 1),
      last: lastDayOfMonth(number),
      left: Math.floor((newPlans[place] ?? 0) * share),
    };
  });
  const within = spans.reduce((sum, { left }) => sum + left, 0);
  const before = {
    first: FIRST_PLANS,
    last: dayNumberOf(firstYear, 1, 1) - 1,
    left: Math.max(0, count - within),
  };
  return [before, ...spans];
}

/**
 * Take the first day of a plan of someone born on a day, in proportion to the places left that they were old enough for. Where
 * none is left, any day up to the last that they were old enough for.
 */
export function takeStart(stream: Stream, starts: EarlierStarts, born: DayNumber): DayNumber {
  const from = Math.max(FIRST_PLANS, born + YOUNGEST);
  const fit = starts.filter(({ last, left }) => left > 0 && last >= from);
  const left = fit.reduce((sum, span) => sum + span.left, 0);
  const last = starts.at(-1)?.last ?? from;
  if (left === 0) return from + uniformInt(stream, Math.max(1, last - from + 1));
  let share = uniformInt(stream, left * PARTS);
  for (const span of fit) {
    const room = span.left * PARTS;
    if (share < room) {
      span.left -= 1;
      const first = Math.max(from, span.first);
      return first + Math.floor(((share % PARTS) * (span.last - first + 1)) / PARTS);
    }
    share -= room;
  }
  return last;
}
