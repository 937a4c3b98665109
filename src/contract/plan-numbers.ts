/** Plan numbers: actual against agreed by month, the flows behind them, independent placements, the published forecast. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { KeyFigure } from './key-figure.ts';
import { ProgrammeHeader } from './programme-header.ts';

/** One subject of the page: its key figures, its charts with tables, and any table of its own. */
export const PageSection = z.strictObject({
  id: z.string(),
  title: z.string(),
  introduction: z.string(),
  /** What follows from the introduction, one sentence each. */
  points: z.array(z.string()),
  keyFigures: z.array(KeyFigure),
  charts: z.array(ChartWithTable),
  /** Small pictures of alike parts side by side, all with the same kinds of series, under one key. */
  pictures: z.array(ChartWithTable).optional(),
  tables: z.array(PageTable),
  /** Why there is nothing to show, and what to import; null where there is something. */
  missing: z.string().nullable(),
  /** Where the section's figures come from, one sentence each: file and rows, or calculation. */
  sources: z.array(z.string()),
});
export type PageSection = z.infer<typeof PageSection>;

export const PlanNumbersReply = z.strictObject({
  header: ProgrammeHeader,
  /** How far plans stand from the agreed forecast, in a sentence. */
  answer: z.string(),
  sections: z.array(PageSection),
});
export type PlanNumbersReply = z.infer<typeof PlanNumbersReply>;
