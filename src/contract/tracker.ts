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

export const TrackerReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  tolerance: z.string(),
  mayWrite: z.boolean(),
  measures: z.array(TrackedMeasure),
});
export type TrackerReply = z.infer<typeof TrackerReply>;
