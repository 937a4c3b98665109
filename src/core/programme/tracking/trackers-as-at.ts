/** The trackers as they were known at a day: what happened after it has not happened yet. */
import type { IsoDate } from '../../base/time.ts';
import {
  DONE_STAGE,
  type Post,
  STAGES,
  type TrackedItem,
  type TrackedPromise,
  type Trackers,
} from './trackers.ts';

/**
 * Cut the trackers to a day. Days of starting and of being done that lie after it go, and counts of later months.
 * A stage that was reached with a day after it is not told: the one before it is not known to have stood then.
 * A promise made in another update than those named is left out, and one that is not due yet is open.
 * Plans, decisions and expected days are as they stand, for they hold no date of knowledge.
 */
export function trackersAsAt(
  { posts, items, promises, decisions }: Trackers,
  day: IsoDate,
  updates: ReadonlySet<string>,
): Trackers {
  return {
    promises: promises.filter(({ madeIn }) => updates.has(madeIn)).map((one) => promiseAsAt(one, day)),
    decisions,
    posts: posts.map((post) => postAsAt(post, day)),
    items: items.map((item) => itemAsAt(item, day)),
  };
}

function promiseAsAt(promise: TrackedPromise, day: IsoDate): TrackedPromise {
  return promise.due <= day ? promise : { ...promise, outcome: 'open', told: null };
}

function postAsAt(post: Post, day: IsoDate): Post {
  const counts = post.counts.filter(({ month }) => month <= day.slice(0, 7));
  const cut = { ...post, counts };
  if (post.started !== null && post.started > day) return { ...cut, started: null, filled: null };
  return counts.length === post.counts.length ? cut : { ...cut, filled: null };
}

function itemAsAt(item: TrackedItem, day: IsoDate): TrackedItem {
  if (item.done === null || item.done <= day) return item;
  const stages = STAGES[item.kind];
  const isBeyond = item.stage !== null && stages.indexOf(item.stage) >= stages.indexOf(DONE_STAGE[item.kind]);
  return { ...item, done: null, stage: isBeyond ? null : item.stage };
}
