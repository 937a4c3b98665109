/** Commentary with its figures filled in: runs of text, each figure marked so that a page can show where it is from. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';

/** A run of text; `figure` is the id of the stored figure it shows, `missing` marks one that could not be found. */
export const CommentaryRun = z.strictObject({
  text: z.string(),
  figure: z.string().optional(),
  missing: z.boolean().optional(),
});
export type CommentaryRun = z.infer<typeof CommentaryRun>;

export const CommentaryBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), runs: z.array(CommentaryRun) }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.array(CommentaryRun)) }),
  z.strictObject({ kind: z.literal('table'), table: PageTable }),
  z.strictObject({ kind: z.literal('chart'), chart: ChartWithTable }),
]);
export type CommentaryBlock = z.infer<typeof CommentaryBlock>;
