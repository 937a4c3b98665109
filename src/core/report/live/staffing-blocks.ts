/** Live chart and tables of staffing: people planned, in post and now expected, month by month and post by post. */
import { lastDayOf, monthInWords, monthShort } from '../../base/time.ts';
import { dayOr, latenessInWords, latenessOf } from '../../programme/tracking/lateness.ts';
import { inPostAt, plannedPosts, staffingPath } from '../../programme/tracking/staffing-path.ts';
import type { Post } from '../../programme/tracking/trackers.ts';
import type { ChartBlock, TableBlock } from '../blocks.ts';
import { figureCell, textCell } from '../cells.ts';
import type { LiveSource } from './live-source.ts';

const CAPTION = 'Staff planned, in post and now expected, by month';
const LABELS = { planned: 'Planned', inPost: 'In post', expected: 'Now expected' } as const;

/** People planned against those in post, month by month; null where no post has a number and a day. */
export function staffingChart(source: LiveSource): ChartBlock | null {
  const { book, update } = source;
  const path = staffingPath(source.facts.programme.trackers?.posts ?? [], update.dataCutOff);
  if (path.length === 0) return null;
  const shown = (key: string) => book.get(`staffing.${key}.${update.dataCutOff}`)?.shown ?? 'not known';
  return {
    kind: 'chart',
    chart: {
      id: 'staffing',
      title: CAPTION,
      summary: `At the end of ${monthInWords(update.dataCutOff)}, ${shown('in-post')} full-time equivalents were in post, of ${shown('planned')} planned by then.`,
      xLabel: 'End of month',
      yLabel: 'Full-time equivalents',
      categories: path.map(({ month }) => monthShort(month)),
      series: [
        {
          kind: 'line',
          label: LABELS.planned,
          role: 'agreed',
          values: path.map(({ planned }) => planned),
        },
        { kind: 'line', label: LABELS.inPost, role: 'actual', values: path.map(({ inPost }) => inPost) },
        {
          kind: 'line',
          label: LABELS.expected,
          role: 'forecast',
          values: path.map(({ expected }) => expected),
        },
      ],
      startsAtZero: true,
      decimals: 1,
    },
    table: monthsTable(
      source,
      path.map(({ month }) => month),
    ),
  };
}

function monthsTable({ book }: LiveSource, months: readonly string[]): TableBlock {
  const cell = (key: string, month: string) =>
    book.has(`staffing.${key}.${month}`) ? figureCell(book, `staffing.${key}.${month}`) : textCell('–');
  return {
    kind: 'table',
    id: 'staffing-data',
    caption: CAPTION,
    columns: [
      { header: 'End of month', align: 'start' },
      { header: LABELS.planned, align: 'end' },
      { header: LABELS.inPost, align: 'end' },
      { header: LABELS.expected, align: 'end' },
      { header: 'Planned less in post', align: 'end' },
    ],
    rows: months.map((month) => [
      textCell(monthInWords(month)),
      cell('planned', month),
      cell('in-post', month),
      cell('expected', month),
      cell('gap', month),
    ]),
    note: 'Full-time equivalents. A dash: not yet, or not recorded for every post.',
  };
}

/** Every post with its numbers, its days and how late it is, in words. */
export function staffingTable({ facts, book, update }: LiveSource): TableBlock | null {
  const posts = facts.programme.trackers?.posts ?? [];
  if (posts.length === 0) return null;
  const left = posts.length - plannedPosts(posts).length;
  return {
    kind: 'table',
    id: 'staffing',
    caption: 'Staffing and recruitment, post by post',
    columns: [
      { header: 'Post', align: 'start', width: 0.25 },
      { header: 'Planned', align: 'end', width: 0.1 },
      { header: 'In post', align: 'end', width: 0.09 },
      { header: 'Due in post', align: 'start', width: 0.19 },
      { header: 'Now expected', align: 'start', width: 0.17 },
      { header: 'How it stands', align: 'start', width: 0.2 },
    ],
    rows: posts.map((post) => [
      textCell(post.title),
      figureCell(book, `post.${post.id}.planned`),
      figureCell(book, `post.${post.id}.in-post`),
      textCell(dayOr(post.due, 'no day was set')),
      textCell(dayOr(post.forecast, 'as due')),
      textCell(standingOf(post, update.dataCutOff)),
    ]),
    note: `Full-time equivalents, at the end of ${monthInWords(update.dataCutOff)}.${left === 0 ? '' : ` Without a number or a day, and so not in the chart: ${left}.`}`,
  };
}

/** A post is done once as many are in it as were planned, on the day that it is in post since. */
function standingOf(post: Post, cutOff: string): string {
  const inPost = inPostAt(post, cutOff);
  const isFull = inPost !== null && post.fullTime !== null && inPost >= post.fullTime;
  if (isFull && post.started === null) return 'filled';
  const lateness = latenessOf({ ...post, done: isFull ? post.started : null }, lastDayOf(cutOff));
  return latenessInWords(lateness).replace(/^done/, 'filled');
}
