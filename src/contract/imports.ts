/** What was read in for a programme: whether it is in, fresh and clean, each import, and the problems of one. */
import { z } from 'zod';
import { FILE_KINDS } from '../core/domain/intake.ts';
import { ProgrammeParams } from './programme-params.ts';

export const ImportParams = ProgrammeParams.extend({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'Letters, digits and dashes only'),
});
export type ImportParams = z.infer<typeof ImportParams>;

const Count = z.number().int().nonnegative();

/** A problem of a file as the intake tells it; the same words that the command line and the issue sheet show. */
export const ShownProblem = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  count: Count,
  message: z.string(),
  advice: z.string(),
  sheet: z.string().optional(),
  member: z.string().optional(),
  isKept: z.literal(true).optional(),
});
export type ShownProblem = z.infer<typeof ShownProblem>;

/** What became of every row of a file: `rowsRead` = accepted + with errors + passed over, always. */
export const RowCounts = z.strictObject({
  rowsRead: Count,
  recordsAccepted: Count,
  rowsWithErrors: Count,
  rowsSkipped: Count,
});
export type RowCounts = z.infer<typeof RowCounts>;

/** A kind of file in plain words. */
export const KindWords = z.strictObject({
  kind: z.enum([...FILE_KINDS, 'unknown']),
  name: z.string(),
  /** What it is for, one sentence; empty for a file that was not recognised. */
  purpose: z.string(),
});
export type KindWords = z.infer<typeof KindWords>;

/** One import of one file. */
export const ImportLine = z.strictObject({
  importId: z.string(),
  file: z.string(),
  kind: KindWords,
  sha256: z.string(),
  rows: RowCounts,
  /** How many problems of each severity it has, each counted as often as it arises. */
  errors: Count,
  /** How many of the errors are of the return itself, on rows that were let in. */
  keptErrors: Count,
  warnings: Count,
  notes: Count,
  /** The day that its rows are of, "31 October 2024"; null where the file does not tell. */
  asAt: z.string().nullable(),
  /** In UTC, "11 December 2024, 09:15". */
  importedAt: z.string(),
  importedBy: z.string(),
  isInForce: z.boolean(),
  /** Which newer file took its place and what follows, in words; null where none did. */
  replaced: z.string().nullable(),
  undoneAt: z.string().nullable(),
  /** What happens to the programme's figures when it is undone, in words; empty once it is. */
  undoing: z.string(),
});
export type ImportLine = z.infer<typeof ImportLine>;

/** A short label with its value: "Files in force", "9". */
export const Fact = z.strictObject({ label: z.string(), value: z.string() });

export const ImportsReply = z.strictObject({
  /** The answer to "is our data in, fresh and clean?" in a word or two, then in a sentence. */
  answer: z.strictObject({ word: z.string(), sentence: z.string(), isClean: z.boolean() }),
  facts: z.array(Fact),
  /** Newest first. */
  imports: z.array(ImportLine),
  /** Every kind of file that can be read. */
  kinds: z.array(KindWords),
  mayAdd: z.boolean(),
  mayUndo: z.boolean(),
  /** What one upload may hold together [bytes]. */
  largestUpload: Count,
});
export type ImportsReply = z.infer<typeof ImportsReply>;

export const ImportReply = z.strictObject({
  import: ImportLine,
  problems: z.array(ShownProblem),
  mayAdd: z.boolean(),
  mayUndo: z.boolean(),
  largestUpload: Count,
});
export type ImportReply = z.infer<typeof ImportReply>;

export const UndoReply = z.strictObject({ import: ImportLine });
export type UndoReply = z.infer<typeof UndoReply>;
