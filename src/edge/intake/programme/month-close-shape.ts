/** The form in which the closing or reopening of a month is kept. */
import { z } from 'zod';

/** One act on a month; the figures are the actuals by measure as they were. */
export const MonthCloseBody = z.object({
  isClosed: z.boolean(),
  reason: z.string(),
  figures: z.record(z.string(), z.number().nullable()),
  late: z.array(z.string()),
  beyond: z.array(z.string()),
});
