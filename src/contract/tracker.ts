/** The monthly tracker: per measure its standing, the early-warning clock in words, charts and the months as a table. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';

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
});
export type TrackedMeasure = z.infer<typeof TrackedMeasure>;

export const TrackerReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  tolerance: z.string(),
  measures: z.array(TrackedMeasure),
});
export type TrackerReply = z.infer<typeof TrackerReply>;
