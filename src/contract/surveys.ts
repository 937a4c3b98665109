/** The surveys of a programme as their page shows them: who is missing by group, and what a closed wave says. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';

/** One question of a closed wave. */
export const ShownQuestion = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** How many answered, and what is kept back. */
  told: z.string(),
  table: PageTable.nullable(),
});

/** One wave. */
export const ShownWave = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** "Open until 31 December 2024". */
  state: z.string(),
  monitor: PageTable,
  /** Null while answers are taken. */
  questions: z.array(ShownQuestion).nullable(),
});
export type ShownWave = z.infer<typeof ShownWave>;

/** One survey over its closed waves: what moved, for whom, and weights beside counts. */
export const WatchedSurveyShape = z.strictObject({
  id: z.string(),
  title: z.string(),
  lead: z.string(),
  /** What moved, each with both counts and its range. */
  sentences: z.array(z.string()),
  /** Null before the second wave. */
  chart: ChartWithTable.nullable(),
  changes: PageTable,
  /** How false alarms are held down. */
  method: z.array(z.string()),
  weighting: z.strictObject({ sentences: z.array(z.string()), tables: z.array(PageTable) }),
});
export type WatchedSurveyShape = z.infer<typeof WatchedSurveyShape>;

export const SurveysReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  watched: z.array(WatchedSurveyShape),
  waves: z.array(ShownWave),
});
export type SurveysReply = z.infer<typeof SurveysReply>;
