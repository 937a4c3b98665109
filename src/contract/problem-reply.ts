/** What every refused request answers: a code, a sentence, what to do, and a reference where it was our fault. */
import { z } from 'zod';

export const ProblemReply = z.strictObject({
  code: z.string(),
  message: z.string(),
  advice: z.string().optional(),
  place: z.string().optional(),
  reference: z.string().optional(),
});
export type ProblemReply = z.infer<typeof ProblemReply>;
