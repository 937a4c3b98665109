/** The monthly tracker: per measure its standing, the early-warning clock in words, charts and the months as a table. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';

/** What is said and done of a month beyond tolerance. */
export const TrackedNote = z.strictObject({
  id: z.string().min(1),
  monthInWords: z.string(),
  comment: z.string(),
  action: z.string(),
  owner: z.string(),
  due: z.string(),
  /** Who wrote this version, and when, in words. */
  written: z.string(),
});

export const TrackedMeasure = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  /** Of the newest month. */
  state: z.enum(['within', 'beyond', 'late', 'missing', 'no-agreed']),
  stateInWords: z.string().min(1),
  sentence: z.string().min(1),
  /** Year end, limit, last useful starts, ranges: only what there is to say. */
  clock: z.array(z.string()),
  charts: z.array(ChartWithTable),
  table: PageTable,
  /** The newest month beyond tolerance; `id` is that of its note, null where no month is beyond. */
  asked: z.strictObject({ month: z.string(), monthInWords: z.string(), noteId: z.string() }).nullable(),
  /** Notes of this measure, newest month first. */
  notes: z.array(TrackedNote),
});
export type TrackedMeasure = z.infer<typeof TrackedMeasure>;

/** The month end: a check list, and what was done to the month, newest first. */
export const MonthEndPart = z.strictObject({
  month: z.string(),
  monthInWords: z.string(),
  lead: z.string(),
  isClosed: z.boolean(),
  canClose: z.boolean(),
  /** True where figures are late, so that closing takes a word why. */
  needsReason: z.boolean(),
  mayClose: z.boolean(),
  tasks: z.array(
    z.strictObject({
      title: z.string(),
      hint: z.string(),
      state: z.enum(['done', 'to-do', 'cannot-start']),
      stateInWords: z.string(),
      /** The measure that it is about; null where it is about the month. */
      measure: z.string().nullable(),
    }),
  ),
  acts: z.array(z.string()),
});
export type MonthEndPart = z.infer<typeof MonthEndPart>;

/** Closing or reopening a month. */
export const MonthBody = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/, 'A month, such as 2024-10'),
  reason: z.string().max(2000),
});

export const TrackerReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  tolerance: z.string(),
  monthEnd: MonthEndPart.nullable(),
  mayWrite: z.boolean(),
  measures: z.array(TrackedMeasure),
});
export type TrackerReply = z.infer<typeof TrackerReply>;
