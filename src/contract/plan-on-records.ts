/** A plan that states its own plan numbers, held against those that the programme's records foretell. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';

export const PlanOnRecordsReply = z.strictObject({
  /** `same`: the plan's numbers are simulated from the records already; `refused`: `sentences` say why. */
  kind: z.enum(['beside', 'same', 'refused']),
  sentences: z.array(z.string()),
  /** Whether the plan counts on a number outside the range that the records give. */
  isOutside: z.boolean(),
  conditions: PageTable.nullable(),
  charts: z.array(ChartWithTable),
  deficits: PageTable.nullable(),
  note: z.string(),
});
export type PlanOnRecordsReply = z.infer<typeof PlanOnRecordsReply>;
