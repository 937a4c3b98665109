/** What a reply says of itself where it was made beforehand, and what is answered while the first of its kind is being made. */
import { z } from 'zod';

/** How far the making has come. */
export const MakingProgress = z.strictObject({
  /** "Reading the records: 1,200,000 rows so far". */
  words: z.string(),
  /** Since it began [seconds]. */
  seconds: z.int(),
  /** How long the last one took [seconds]; null where none was made before. */
  lastTookSeconds: z.int().nullable(),
});
export type MakingProgress = z.infer<typeof MakingProgress>;

/** When a reply was made, and whether a newer one is on its way because something changed since. */
export const PreparedNote = z.strictObject({
  madeAt: z.string(),
  /** Null where the reply stands on everything that is stored now. */
  renewal: MakingProgress.nullable(),
});
export type PreparedNote = z.infer<typeof PreparedNote>;

/** Of when a part of a reply is that takes long to make, and how far a newer one has come. */
export const MakingNote = z.strictObject({
  /** Null where it stands on all that is stored now, or is not there yet. */
  madeAt: z.string().nullable(),
  /** Null where nothing is on its way: what is shown stands on all that is stored now. */
  making: MakingProgress.nullable(),
});
export type MakingNote = z.infer<typeof MakingNote>;

/** Answered with status 202 where no reply has been made yet: ask again in a second or two. */
export const PreparingReply = z.strictObject({ preparing: MakingProgress });
export type PreparingReply = z.infer<typeof PreparingReply>;
