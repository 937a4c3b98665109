/** Placement costs held against the placements of the newest return: matched, left over on both sides, and totals that reconcile. */
import { z } from 'zod';
import { PageTable } from './chart-with-table.ts';

export const CostsReply = z.strictObject({
  /** What matched and what did not, in a sentence. */
  answer: z.string(),
  /** On which day placements had to be open; a sentence. */
  day: z.string(),
  /** By placement type, with a last row for all: matched + left over = all, to the penny. */
  totals: PageTable,
  /** What does not agree between costs and the placements that they were matched to, counted. */
  findings: PageTable,
  /** Costs without a placement, by reason, each with file and row. */
  unmatched: PageTable,
  /** Open placements without a cost, each with file and row. */
  withoutCost: PageTable,
  /** How many rows the tables above leave out; 0 where they are whole. */
  unmatchedNotShown: z.number().int().nonnegative(),
  withoutCostNotShown: z.number().int().nonnegative(),
});
export type CostsReply = z.infer<typeof CostsReply>;
