/** Ratings on their way to a page: the word, shape and meaning of a level travel with it, never a bare letter. */
import { z } from 'zod';

export const RatingLevelShape = z.strictObject({
  id: z.string(),
  meaning: z.enum(['complete', 'on-target', 'off-target-with-plan', 'off-target']),
  word: z.string().min(1),
  letter: z.string().nullable(),
  definition: z.string(),
  colour: z.enum(['blue', 'green', 'amber', 'red']),
  shape: z.enum(['tick', 'circle', 'triangle', 'cross']),
});
export type RatingLevelShape = z.infer<typeof RatingLevelShape>;

/** The three ratings of one subject in one update; null where none was recorded, which is never taken as good. */
export const RatingRound = z.strictObject({
  updateId: z.string(),
  update: z.string(),
  overall: RatingLevelShape.nullable(),
  activity: RatingLevelShape.nullable(),
  effect: RatingLevelShape.nullable(),
  reason: z.string(),
});
export type RatingRound = z.infer<typeof RatingRound>;
