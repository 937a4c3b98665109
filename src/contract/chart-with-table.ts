/** A chart on its way to a page, always with the table of the same figures beside it. */
import { z } from 'zod';

const Values = z.array(z.number().nullable());
const Role = z.enum([
  'actual',
  'agreed',
  'forecast',
  'mitigated',
  'unmitigated',
  'limit',
  'in-year',
  'cumulative',
  'context',
]);

const Series = z.union([
  z.strictObject({ kind: z.enum(['line', 'bar', 'points']), label: z.string(), role: Role, values: Values }),
  z.strictObject({ kind: z.literal('band'), label: z.string(), role: Role, low: Values, high: Values }),
]);

/** The chart as `core/chart` holds it. */
export const ChartShape = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  summary: z.string().min(1),
  xLabel: z.string(),
  yLabel: z.string(),
  categories: z.array(z.string()),
  /** Where categories lie on an axis of numbers; left out for categories side by side. */
  positions: z.array(z.number()).optional(),
  series: z.array(Series),
  startsAtZero: z.boolean(),
  decimals: z.number().int(),
});

/** A table of texts; the first cell of each row is its header. `number` columns are set to the right. */
export const PageTable = z.strictObject({
  caption: z.string().min(1),
  columns: z.array(z.strictObject({ header: z.string(), number: z.boolean() })),
  rows: z.array(z.strictObject({ cells: z.array(z.string()), emphasis: z.boolean() })),
  /** A sentence under the table; empty where there is nothing to add. */
  note: z.string(),
});
export type PageTable = z.infer<typeof PageTable>;

export const ChartWithTable = z.strictObject({ chart: ChartShape, table: PageTable });
export type ChartWithTable = z.infer<typeof ChartWithTable>;
