/** What is kept beside the words of a section: its comments, and what its figures showed when it was saved. */
import { z } from 'zod';

/** Comments on one section, in the order in which they were written. */
export const CommentsShape = z.object({
  comments: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      at: z.string(),
      text: z.string(),
      /** Null while it is open. */
      resolved: z.object({ by: z.string(), at: z.string() }).nullable(),
    }),
  ),
});

/** Shown text by figure id. */
export const SeenFiguresShape = z.object({ seen: z.record(z.string(), z.string()) });

/** Who writes a section, and whether they said that it is ready. */
export const SectionWorkShape = z.object({
  /** Empty for whoever owns it by the records. */
  owner: z.string(),
  /** Null where nobody said so; `words` is a hash of the parts that were ready: others are not. */
  ready: z.object({ by: z.string(), at: z.string(), words: z.string() }).nullable(),
});

/** What was said to findings of the check of a return, the newest answer to each last. */
export const FindingAnswersShape = z.object({
  answers: z.array(
    z.object({
      key: z.string(),
      rule: z.string(),
      quote: z.string(),
      answer: z.enum(['explained', 'accepted', 'taken-back']),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
    }),
  ),
});
