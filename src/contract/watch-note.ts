/** One thing that is watched, as a page shows it: a sentence that stands by itself, what follows from it, and the figures behind. */
import { z } from 'zod';
import { PageTable } from './chart-with-table.ts';

export const WatchNote = z.strictObject({
  id: z.string().min(1),
  heading: z.string(),
  /** `unknown` where too little is stored to tell. */
  standing: z.enum(['warning', 'calm', 'unknown']),
  standingInWords: z.string().min(1),
  sentence: z.string().min(1),
  follows: z.array(z.string()),
  tables: z.array(PageTable),
});
export type WatchNote = z.infer<typeof WatchNote>;
