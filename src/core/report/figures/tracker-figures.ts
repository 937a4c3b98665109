/** Figures of staffing by month, of the days of procurements and registrations, and of decisions about money. */
import { showCount, showDecimal, showMillions } from '../../base/show.ts';
import { lastDayOf, type Month, monthInWords } from '../../base/time.ts';
import { latenessOf } from '../../programme/tracking/lateness.ts';
import {
  inPostAt,
  plannedPosts,
  type StaffingMonth,
  staffingPath,
} from '../../programme/tracking/staffing-path.ts';
import type { Post, TrackedItem } from '../../programme/tracking/trackers.ts';
import type { FigureBookWriter } from '../figure-book.ts';
import type { ProgrammeFacts } from '../programme-facts.ts';

const FULL_TIME = 'full-time equivalents';

/** Add them, as at the cut-off of the newest update that the facts hold; nothing where there is none. */
export function addTrackerFigures(book: FigureBookWriter, { programme }: ProgrammeFacts): void {
  const { trackers, updates } = programme;
  const cutOff = updates.at(-1)?.dataCutOff;
  if (trackers === undefined || cutOff === undefined) return;
  for (const month of staffingPath(trackers.posts, cutOff)) addMonth(book, month);
  for (const post of plannedPosts(trackers.posts)) addPost(book, post, cutOff);
  for (const item of trackers.items) addItem(book, item, cutOff);
  for (const { id, title, amountPence } of trackers.decisions)
    if (amountPence !== null)
      book.add({
        id: `financial-decision.${id}.amount`,
        label: `amount to be decided, ${title}`,
        value: amountPence,
        unit: 'pence',
        shown: showMillions(amountPence, 2),
        source: { kind: 'stored', record: `record financial-decision/${id}` },
      });
}

function addMonth(book: FigureBookWriter, { month, planned, inPost, expected }: StaffingMonth): void {
  const source = { kind: 'stored', record: 'records of posts and of people in post' } as const;
  const add = (key: string, words: string, value: number | null) => {
    if (value === null) return;
    const id = `staffing.${key}.${month}`;
    const label = `${words}, end of ${monthInWords(month)}`;
    book.add({ id, label, value, unit: FULL_TIME, shown: showDecimal(value, 1), source });
  };
  add('planned', 'full-time equivalents planned', planned);
  add('in-post', 'full-time equivalents in post', inPost);
  add('expected', 'full-time equivalents now expected', expected);
  if (inPost === null) return;
  const value = Math.round((planned - inPost) * 100) / 100;
  book.add({
    id: `staffing.gap.${month}`,
    label: `full-time equivalents planned less those in post, end of ${monthInWords(month)}`,
    value,
    unit: FULL_TIME,
    shown: showDecimal(value, 1),
    source: {
      kind: 'computed',
      method: 'planned less in post',
      inputs: [`staffing.planned.${month}`, `staffing.in-post.${month}`],
    },
  });
}

function addPost(book: FigureBookWriter, post: Post, cutOff: Month): void {
  const source = { kind: 'stored', record: `record post/${post.id}` } as const;
  const add = (key: string, words: string, value: number | null) => {
    if (value === null) return;
    const label = `${words}, ${post.title}`;
    const shown = showDecimal(value, 1);
    book.add({ id: `post.${post.id}.${key}`, label, value, unit: FULL_TIME, shown, source });
  };
  add('planned', 'full-time equivalents planned', post.fullTime);
  add('in-post', `full-time equivalents in post, end of ${monthInWords(cutOff)}`, inPostAt(post, cutOff));
}

function addItem(book: FigureBookWriter, item: TrackedItem, cutOff: Month): void {
  const { days } = latenessOf(item, lastDayOf(cutOff));
  if (days === null) return;
  book.add({
    id: `${item.kind}.${item.id}.days-after-due`,
    label: `days after it was due, ${item.title}, as at the end of ${monthInWords(cutOff)}`,
    value: days,
    unit: 'days',
    shown: showCount(days),
    source: { kind: 'stored', record: `record ${item.kind}/${item.id}` },
  });
}
