/** A programme folder that is sent from a page: its records, file by file. */
import { z } from 'zod';

/** The longest that the files may be together, as JSON [bytes]. */
export const LONGEST_FOLDER = 16_000_000;

export const BeginProgrammeBody = z.strictObject({
  files: z
    .array(z.strictObject({ file: z.string().min(1).max(4000), text: z.string() }))
    .min(1)
    .max(2000),
});
export type BeginProgrammeBody = z.infer<typeof BeginProgrammeBody>;

export const BeginProgrammeReply = z.strictObject({
  authorityCode: z.string(),
  programmeId: z.string(),
});
export type BeginProgrammeReply = z.infer<typeof BeginProgrammeReply>;
