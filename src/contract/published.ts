/** Any authority from published files alone, for the page: the list to choose from, and one authority with figures and forecast. */
import { z } from 'zod';
import { FILE_KINDS } from '../core/domain/intake.ts';
import { ChartWithTable, PageTable } from './chart-with-table.ts';

export const PublishedListReply = z.strictObject({
  authorities: z.array(z.strictObject({ code: z.string(), name: z.string(), region: z.string().nullable() })),
  /** What published file is not stored yet, and what it would bring. */
  missing: z.array(z.string()),
  mayAdd: z.boolean(),
  /** What one upload may hold together [bytes]. */
  largestUpload: z.number().int().positive(),
});
export type PublishedListReply = z.infer<typeof PublishedListReply>;

export const PublishedParams = z.object({ code: z.string().min(1).max(100) });

export const PublishedAuthorityReply = z.strictObject({
  code: z.string(),
  name: z.string(),
  region: z.string().nullable(),
  /** The answer: how many plans now, how many to come and how sure. */
  lead: z.string(),
  chart: ChartWithTable.nullable(),
  /** Why there is no forecast; null where there is one. */
  noForecast: z.string().nullable(),
  standing: PageTable.nullable(),
  lookBacks: z.array(PageTable),
  lookBackInWords: z.string(),
  /** What the forecast rests on, and the files behind every figure. */
  sources: z.array(z.string()),
  missing: z.array(z.string()),
});
export type PublishedAuthorityReply = z.infer<typeof PublishedAuthorityReply>;

/** What an upload to the shelf may say. */
export const ShelfUploadParams = z.object({
  kind: z.enum(FILE_KINDS).optional(),
  trial: z.literal('yes').optional(),
});
