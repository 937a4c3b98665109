/** The story of the fictional county month by month: plans, requests, new plans, ceases, independent placements, backlog. */
import { addMonths, type Month } from '../../base/time.ts';

/** Months of the story, from the first to the last with actual figures. */
export type MonthlyStory = {
  readonly months: readonly Month[];
  /** Plans open at the end of the month before the first. */
  readonly opening: number;
  readonly plans: readonly number[];
  readonly requests: readonly number[];
  readonly newPlans: readonly number[];
  readonly ceases: readonly number[];
  readonly inmss: readonly number[];
  readonly backlog: readonly number[];
  /** Plans by the agreement's forecast, by month; null before it begins. */
  readonly agreedPlans: readonly (number | null)[];
  readonly agreedInmss: readonly (number | null)[];
};

const FIRST: Month = '2022-04';
/** The number of plans that the story is written for; other sizes are scaled to it. */
export const STORY_PLANS = 6161;
const OPENING = 4570;

/** Net growth of plans from April 2022 to March 2024: from 4,570 to 5,650. */
const GROWTH = [
  38, 52, 47, 12, 21, 44, 58, 61, 39, 55, 57, 56, 49, 63, 52, 8, 18, 47, 66, 70, 41, 60, 46, 20,
] as const;
/** Plans at month end from April 2024 on: seven as reported, the rest as the story goes on to March 2025. */
const PLANS_FROM_APRIL_2024 = [
  5728, 5815, 5867, 5861, 5932, 6051, 6161, 6220, 6262, 6325, 6383, 6440,
] as const;
const AGREED_FROM_APRIL_2024 = [
  5562, 5586, 5609, 5632, 5645, 5649, 5669, 5687, 5705, 5722, 5740, 5758,
] as const;
/** Requests in the thirteen months to April 2023, then to April 2024; what follows keeps the rolling totals reported. */
const REQUESTS_TO_APRIL_2023 = [82, 88, 91, 84, 61, 86, 95, 98, 79, 92, 97, 104, 90] as const;
const REQUESTS_TO_APRIL_2024 = [101, 108, 96, 64, 93, 112, 109, 84, 98, 105, 112, 92] as const;
/** Rolling twelve-month totals of requests from April to October 2024. */
const REQUEST_TOTALS = [1174, 1164, 1181, 1187, 1195, 1194, 1183] as const;
const REQUESTS_FROM_NOVEMBER_2024 = [110, 83, 97, 104, 111] as const;
/** Plans ceased: 384 in the twelve months to July 2024, 336 in those to October 2024. */
const CEASES = [
  22, 20, 24, 61, 44, 25, 20, 19, 17, 21, 20, 23, 22, 21, 25, 64, 58, 41, 33, 22, 19, 24, 23, 25, 26, 24, 27,
  62, 36, 27, 21, 23, 20, 25, 24, 26,
] as const;
const INMSS = [
  232, 234, 236, 236, 237, 243, 246, 248, 250, 252, 255, 258, 262, 266, 270, 274, 276, 294, 302, 306, 309,
  313, 317, 322, 327, 333, 341, 347, 345, 344, 346, 348, 350, 352, 355, 358,
] as const;
const BACKLOG = [
  312, 318, 325, 331, 344, 352, 349, 355, 362, 358, 351, 347, 340, 338, 331, 336, 342, 329, 318, 301, 287,
  269, 254, 238, 221, 203, 188, 181, 172, 149, 121, 104, 92, 78, 61, 42,
] as const;
/** Agreed share of plans in independent and non-maintained special schools. */
const AGREED_SHARE = 0.068;

/** Months in the story up to and including the cut-off of the newest update. */
export const ACTUAL_UNTIL: Month = '2024-10';

/**
 * Tell the story for a county of about `plans` plans in October 2024. In every month opening + new − ceased = closing.
 * @param plans  6,161 gives the story as written; other sizes scale it.
 */
export function tellMonthlyStory(plans: number): MonthlyStory {
  const size = plans / STORY_PLANS;
  const scale = (count: number) => Math.round(count * size);
  const stock = scaledStock(size);
  const months = stock.map((_, k) => addMonths(FIRST, k));
  const ceases = CEASES.map(scale);
  const newPlans = stock.map((closing, k) => closing - (stock[k - 1] ?? scale(OPENING)) + (ceases[k] ?? 0));
  const agreedAt = (k: number) => AGREED_FROM_APRIL_2024[k - GROWTH.length];
  return {
    months,
    opening: scale(OPENING),
    plans: stock,
    requests: requestsByMonth().map(scale),
    newPlans,
    ceases,
    inmss: INMSS.map(scale),
    backlog: BACKLOG.map(scale),
    agreedPlans: months.map((_, k) => scaleOrNull(agreedAt(k), size)),
    agreedInmss: months.map((_, k) => scaleOrNull(agreedAt(k), size * AGREED_SHARE)),
  };
}

function scaledStock(size: number): number[] {
  const stock: number[] = [];
  let plans = OPENING;
  for (const growth of GROWTH) {
    plans += growth;
    stock.push(plans);
  }
  return [...stock, ...PLANS_FROM_APRIL_2024].map((count) => Math.round(count * size));
}

function requestsByMonth(): number[] {
  const requests: number[] = [...REQUESTS_TO_APRIL_2023, ...REQUESTS_TO_APRIL_2024];
  for (let k = 1; k < REQUEST_TOTALS.length; k++) {
    const change = (REQUEST_TOTALS[k] ?? 0) - (REQUEST_TOTALS[k - 1] ?? 0);
    requests.push((requests[requests.length - 12] ?? 0) + change);
  }
  return [...requests, ...REQUESTS_FROM_NOVEMBER_2024];
}

function scaleOrNull(count: number | undefined, size: number): number | null {
  return count === undefined ? null : Math.round(count * size);
}
