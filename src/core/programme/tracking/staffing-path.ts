/** People planned, in post and now expected, month by month, from the posts of a programme. */
import { addMonths, type Month } from '../../base/time.ts';
import type { Post } from './trackers.ts';

/** One month [full-time equivalents]; null where a post that counts is not known. */
export type StaffingMonth = {
  readonly month: Month;
  /** Posts that were due by the end of the month. */
  readonly planned: number;
  /** In post at its end; null after the month asked about. */
  readonly inPost: number | null;
  /** Due by now-expected days; null up to the month asked about. */
  readonly expected: number | null;
};

/** Longest path that is drawn [months]: five years. */
const MOST_MONTHS = 60;

/** The posts that can be drawn: those with a number and a day. The others are told of beside the chart. */
export function plannedPosts(posts: readonly Post[]): readonly (Post & PlannedPost)[] {
  return posts.filter((post): post is Post & PlannedPost => post.fullTime !== null && post.due !== null);
}
type PlannedPost = { readonly fullTime: number; readonly due: string };

/**
 * Follow the posts from the April before the first month that is known of to the last.
 * @param to  the last month that people in post are known for: the cut-off of the data.
 * @returns nothing where no post has both a number and a day.
 */
export function staffingPath(posts: readonly Post[], to: Month): readonly StaffingMonth[] {
  const planned = plannedPosts(posts);
  const known = planned.flatMap(({ due, forecast, counts, started }) => [
    due.slice(0, 7),
    ...(forecast === null ? [] : [forecast.slice(0, 7)]),
    ...(started === null ? [] : [started.slice(0, 7)]),
    ...counts.map(({ month }) => month),
  ]);
  if (known.length === 0) return [];
  const all = [...known, to].sort();
  const last = all.at(-1) ?? to;
  const path: StaffingMonth[] = [];
  let month = aprilBefore(all[0] ?? to);
  while (month <= last && path.length < MOST_MONTHS) {
    path.push(monthOf(planned, month, to));
    month = addMonths(month, 1);
  }
  return path;
}

function monthOf(posts: readonly (Post & PlannedPost)[], month: Month, to: Month): StaffingMonth {
  const dueBy = (day: (post: Post & PlannedPost) => string) =>
    sum(posts.map((post) => (day(post).slice(0, 7) <= month ? post.fullTime : 0)));
  return {
    month,
    planned: dueBy(({ due }) => due) ?? 0,
    inPost: month > to ? null : sum(posts.map((post) => inPostAt(post, month))),
    expected: month < to ? null : expectedAt(posts, month, to),
  };
}

/** Those in post at the cut-off stay; of the rest, each post is full from the day now expected. */
function expectedAt(posts: readonly (Post & PlannedPost)[], month: Month, to: Month): number | null {
  return sum(
    posts.map((post) => {
      const now = inPostAt(post, to);
      if (now === null || month === to) return now;
      const day = post.forecast ?? post.due;
      return day.slice(0, 7) <= month && day.slice(0, 7) > to ? Math.max(now, post.fullTime) : now;
    }),
  );
}

/**
 * Say how many are in a post at the end of a month: the newest count up to then; before anybody started, nought.
 * @returns null where nothing says it.
 */
export function inPostAt({ counts, started, filled }: Post, month: Month): number | null {
  const count = counts.findLast((one) => one.month <= month);
  if (count !== undefined) return count.filled;
  if (started === null) return null;
  if (started.slice(0, 7) > month) return 0;
  return counts.length === 0 ? filled : null;
}

/** A sum of which every part is known, to a hundredth; null otherwise. */
function sum(parts: readonly (number | null)[]): number | null {
  let total = 0;
  for (const part of parts) {
    if (part === null) return null;
    total += Math.round(part * 100);
  }
  return total / 100;
}

function aprilBefore(month: Month): Month {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return `${of < 4 ? year - 1 : year}-04`;
}
