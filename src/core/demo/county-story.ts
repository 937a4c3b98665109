/** The county's story month by month, from April 2022 to March 2025: plans, new plans, ceases, requests and placements. */
import { addMonths, type Month } from '../base/time.ts';
import { type Scale, scaleCount, scaleFlow } from './scale.ts';
import { type StoryBefore, tellBefore } from './story-before.ts';

/** First month of the story. */
export const STORY_START: Month = '2022-04';
/** Last month known to the newest return. */
export const CUT_OFF: Month = '2024-10';
/** First month that the agreement forecasts. */
export const AGREED_START: Month = '2024-04';

// One line a financial year, April to March. What happened from April 2024 is the reference case's, month by month;
// the rest is made up so that it leads there.
const NEW_PLANS = [
  [62, 66, 70, 84, 52, 60, 74, 80, 64, 82, 86, 94],
  [66, 72, 76, 88, 54, 66, 80, 86, 68, 84, 88, 96],
  [96, 107, 74, 86, 111, 149, 130, 79, 69, 79, 75, 71],
].flat();
/** Children who moved in with a plan of another authority, by month: all before the months that the agreement forecasts. */
const MOVED_IN = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 22, 20, 21],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
].flat();
const CEASES = [
  [22, 22, 24, 98, 64, 58, 30, 20, 16, 18, 17, 18],
  [20, 21, 24, 96, 58, 52, 28, 20, 16, 20, 18, 20],
  [18, 20, 22, 92, 40, 30, 20, 18, 17, 20, 19, 20],
].flat();
// Sums over the twelve months to April … October 2024 are 1174, 1164, 1181, 1187, 1195, 1194, 1183.
const REQUESTS = [
  [80, 98, 96, 92, 44, 70, 104, 110, 72, 98, 94, 116],
  [84, 108, 104, 98, 52, 76, 112, 118, 78, 104, 102, 122],
  [100, 98, 121, 104, 60, 75, 101, 120, 80, 106, 100, 118],
].flat();
const INMSS = [
  [247, 249, 250, 253, 251, 256, 258, 259, 260, 262, 264, 267],
  [270, 273, 277, 284, 286, 297, 302, 304, 305, 309, 315, 322],
  [329, 335, 341, 347, 342, 344, 346, 348, 350, 352, 355, 358],
].flat();
/** What the agreement forecasts, April 2024 to March 2025: a five-year average carried forward. */
const AGREED_PLANS = [5562, 5586, 5609, 5632, 5645, 5649, 5669, 5690, 5708, 5728, 5747, 5766];
const AGREED_INMSS = [362, 369, 376, 383, 384, 386, 388, 390, 391, 393, 395, 398];
const AGREED_CEASES = [30, 32, 36, 118, 66, 60, 38, 28, 26, 30, 29, 31];

/** The story at one size. Every list has one entry a month of `months`. */
export type CountyStory = {
  readonly months: readonly Month[];
  /** Plans open before the first month [plans]. */
  readonly opening: number;
  /** What led there. */
  readonly before: StoryBefore;
  /** Plans open at each month's end: opening + new + moved in - ceased, always [plans]. */
  readonly plans: readonly number[];
  readonly newPlans: readonly number[];
  readonly ceases: readonly number[];
  /** Plans that came with a child from another authority: no new plans, and here from the month of the move. */
  readonly movedIn: readonly number[];
  /** Requests for an assessment received in the month. */
  readonly requests: readonly number[];
  /** Plans placed in independent and non-maintained special schools at each month's end. */
  readonly inmss: readonly number[];
  /** What the agreement forecasts, by month from `AGREED_START`. */
  readonly agreed: {
    readonly plans: readonly number[];
    readonly inmss: readonly number[];
    readonly ceases: readonly number[];
  };
};

/**
 * Tell the story for a county with `scale.plans` plans at the end of October 2024, exactly.
 * Flows are scaled by their running sums, and stocks follow from flows, so no month loses or invents a plan.
 */
export function tellStory(scale: Scale): CountyStory {
  const months = NEW_PLANS.map((_, place) => addMonths(STORY_START, place));
  const newPlans = scaleFlow(scale, NEW_PLANS);
  const ceases = scaleFlow(scale, CEASES);
  const movedIn = scaleFlow(scale, MOVED_IN);
  const joined = newPlans.map((count, place) => count + (movedIn[place] ?? 0));
  const atCutOff = months.indexOf(CUT_OFF);
  const opening = scale.plans - netUpTo(joined, ceases, atCutOff);
  const inmss = INMSS.map((count) => scaleCount(scale, count));
  return {
    months,
    opening,
    before: tellBefore(scale, opening),
    plans: months.map((_, place) => opening + netUpTo(joined, ceases, place)),
    newPlans,
    ceases,
    movedIn,
    requests: scaleFlow(scale, REQUESTS),
    inmss,
    agreed: {
      plans: AGREED_PLANS.map((count) => scaleCount(scale, count)),
      inmss: AGREED_INMSS.map((count) => scaleCount(scale, count)),
      ceases: scaleFlow(scale, AGREED_CEASES),
    },
  };
}

function netUpTo(joined: readonly number[], left: readonly number[], last: number): number {
  let net = 0;
  for (let place = 0; place <= last; place++) net += (joined[place] ?? 0) - (left[place] ?? 0);
  return net;
}

/** Give one month's entry of a list of the story. @throws RangeError outside the story: the caller's fault. */
export function inMonth(story: CountyStory, values: readonly number[], month: Month): number {
  const value = values[story.months.indexOf(month)];
  if (value === undefined) throw new RangeError(`The story has no month ${month}`);
  return value;
}
