/** The list of programmes in the store, as the start page and the header need it. */
import { z } from 'zod';

export const ListingReply = z.strictObject({
  programmes: z.array(
    z.strictObject({
      authorityCode: z.string(),
      programmeId: z.string(),
      authorityName: z.string(),
      name: z.string(),
      fictional: z.boolean(),
      newestUpdate: z.string().nullable(),
      /** Whether a file of its own is in force. */
      hasFiles: z.boolean(),
    }),
  ),
});
export type ListingReply = z.infer<typeof ListingReply>;
