/** The measures of a programme with their figures: what each is now, how it went, how far it can be trusted, or what it lacks. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';

/** One figure, everything about it in words. */
export const MeasureFigure = z.strictObject({
  /** "October 2024", "12 months to October 2024". */
  period: z.string(),
  /** "51.2%"; "Not available" where there is no figure, never nought for it. */
  value: z.string(),
  /** What was counted above and below the line; null where there is nothing to count. */
  count: z.string().nullable(),
  outOf: z.string().nullable(),
  /** Who is counted below the line; null where nobody is. */
  base: z.string().nullable(),
  flag: z.enum(['good', 'flagged', 'no-rating', 'not-available']),
  /** What to know of it, a sentence each; empty where it stands without reserve. */
  notes: z.array(z.string()),
});
export type MeasureFigure = z.infer<typeof MeasureFigure>;

/** Figures of one measure that can be set beside each other: of the whole, from one basis, over one kind of time. */
export const MeasureSeries = z.strictObject({
  /** "SEN2 extract, by month". */
  label: z.string(),
  latest: MeasureFigure,
  /** Null where there is one figure only. */
  trend: ChartWithTable.nullable(),
});
export type MeasureSeries = z.infer<typeof MeasureSeries>;

export const MeasureWithFigures = z.strictObject({
  id: z.string(),
  /** The name in the dictionary, and in the page's address. */
  name: z.string(),
  title: z.string(),
  series: z.array(MeasureSeries),
  /** The newest figures of its parts: by need, by age. */
  parts: z.array(PageTable),
  /** What it lacks, and what would bring it; empty where it has a figure. */
  missing: z.array(z.strictObject({ what: z.string(), bring: z.string() })),
});
export type MeasureWithFigures = z.infer<typeof MeasureWithFigures>;

export const MeasuresReply = z.strictObject({
  /** "67 of 92 measures can be told from what is imported; 25 lack something." */
  answer: z.string(),
  /** What to know of the whole, a sentence each. */
  notes: z.array(z.string()),
  groups: z.array(
    z.strictObject({ id: z.string(), title: z.string(), measures: z.array(MeasureWithFigures).min(1) }),
  ),
  /** The files and records that the figures come from. */
  sources: z.array(z.string()),
});
export type MeasuresReply = z.infer<typeof MeasuresReply>;
