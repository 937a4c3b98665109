/** The county's months before its story, from January 2018 to March 2022: new plans and ceases that lead to the story's first month. */
import { addMonths, type Month } from '../base/time.ts';
import { type Scale, scaleCount, scaleFlow } from './scale.ts';

/** First month that earlier returns tell of. */
const FIRST: Month = '2018-01';

// One line a calendar year. Each year has the course of the story's own first twelve months; from March 2020 to February 2021, the
// first year of the pandemic, three in five of the ceases that it would have had. Made up, so that growth speeds up to the story's.
const NEW_PLANS = [
  [53, 55, 61, 40, 43, 45, 54, 34, 39, 48, 52, 41],
  [56, 59, 64, 43, 45, 48, 58, 36, 41, 51, 55, 44],
  [55, 58, 63, 41, 44, 47, 56, 35, 40, 49, 54, 43],
  [67, 70, 77, 51, 54, 57, 68, 42, 49, 60, 65, 52],
  [79, 84, 90],
].flat();
const CEASES = [
  [13, 12, 13, 16, 16, 17, 71, 46, 42, 22, 15, 12],
  [14, 13, 14, 17, 17, 19, 76, 50, 45, 23, 15, 12],
  [17, 16, 10, 12, 12, 13, 55, 36, 32, 17, 11, 9],
  [10, 10, 17, 21, 21, 22, 92, 60, 55, 28, 19, 15],
  [18, 17, 18],
].flat();

/**
 * Requests that were owed a plan at the story's first day: those of the last 17 weeks of whom half will be served as soon as they are
 * ready, and those that wait in turn, who had come in evenly since a month.
 */
const OWED = { fresh: 120, waiting: 730 };
const WAITING_SINCE: Month = '2020-06';

/** The months before, at one size. Every list has one entry a month of `months`. */
export type StoryBefore = {
  readonly months: readonly Month[];
  /** Plans open before the first month [plans]. */
  readonly opening: number;
  /** Plans open at each month's end; the last is what the story opens with [plans]. */
  readonly plans: readonly number[];
  readonly newPlans: readonly number[];
  readonly ceases: readonly number[];
  /** Requests that are owed a plan when the months end, those just come in beside those that came in evenly since a month [requests]. */
  readonly owed: { readonly fresh: number; readonly waiting: number };
  readonly waitingSince: Month;
};

/** Tell the months before a story that opens with so many plans; flows are scaled by their running sums, and stocks follow. */
export function tellBefore(scale: Scale, storyOpening: number): StoryBefore {
  const newPlans = scaleFlow(scale, NEW_PLANS);
  const ceases = scaleFlow(scale, CEASES);
  const net = newPlans.map((count, place) => count - (ceases[place] ?? 0));
  const opening = Math.max(0, storyOpening - net.reduce((sum, count) => sum + count, 0));
  let plans = opening;
  return {
    months: NEW_PLANS.map((_, place) => addMonths(FIRST, place)),
    opening,
    plans: net.map((count) => {
      plans += count;
      return plans;
    }),
    newPlans,
    ceases,
    owed: { fresh: scaleCount(scale, OWED.fresh), waiting: scaleCount(scale, OWED.waiting) },
    waitingSince: WAITING_SINCE,
  };
}
