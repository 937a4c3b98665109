/** Matching the columns of a file with those that are read: what was found, what may be chosen, and what a person decided. */
import { z } from 'zod';
import { FILE_KINDS } from '../core/domain/intake.ts';

/** A saved column map as the page sends it; the same document that the command line reads from a file. */
export const ColumnMap = z.strictObject({
  schema: z.literal('evenkeel/mapping@1'),
  kind: z.enum(FILE_KINDS),
  table: z.string().min(1).max(60),
  /** By the file's own header the column that it is. */
  columns: z.record(z.string().min(1).max(500), z.string().min(1).max(60)),
});
export type ColumnMap = z.infer<typeof ColumnMap>;

/** What the headers of a file seem to be, for a person to look over and correct. */
export const ColumnMatch = z.strictObject({
  kind: z.enum(FILE_KINDS),
  table: z.string(),
  columns: z.array(
    z.strictObject({
      theirs: z.string(),
      /** Null where it seems to be nothing that is read. */
      ours: z.string().nullable(),
      /** True where it was guessed by the words of the header. */
      isGuess: z.boolean(),
    }),
  ),
  /** The columns that can be read, each with words for it. */
  choices: z.array(z.strictObject({ column: z.string(), label: z.string() })),
  /** Columns that the table must have and that nothing seems to be. */
  missing: z.array(z.string()),
});
export type ColumnMatch = z.infer<typeof ColumnMatch>;
