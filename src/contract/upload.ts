/** How files are sent to be read in, and what the server tells while it reads them. */
import { z } from 'zod';
import { FILE_KINDS } from '../core/domain/intake.ts';
import { ColumnMap, ColumnMatch } from './column-match.ts';
import { KindWords, RowCounts, ShownProblem } from './imports.ts';
import { ProblemReply } from './problem-reply.ts';
import { ProgrammeParams } from './programme-params.ts';

/** A body of this type is one line of JSON (`UploadManifest`), then the bytes of each file in turn, nothing between. */
export const UPLOAD_MEDIA_TYPE = 'application/vnd.evenkeel.upload';
/** Each line of the answer is one `UploadEvent`. */
export const EVENTS_MEDIA_TYPE = 'application/x-ndjson';
/** How long the first line may be [bytes]. */
export const LONGEST_MANIFEST = 1024 * 1024;
/** What one upload may hold together [bytes]. */
export const LARGEST_UPLOAD = 4 * 1024 * 1024 * 1024;

/** `kind` takes every file to be of that kind; `trial` reads and reports and keeps nothing. */
export const UploadParams = ProgrammeParams.extend({
  kind: z.enum(FILE_KINDS).optional(),
  trial: z.literal('yes').optional(),
});
export type UploadParams = z.infer<typeof UploadParams>;

/** The files of one upload: read together, so that the tables of one return can be held against each other. */
export const UploadManifest = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(4000), size: z.number().int().nonnegative() }))
    .min(1)
    .max(5000),
  /** Which columns of the files are which; kept with the programme and used for later files too. */
  columnMap: ColumnMap.optional(),
});
export type UploadManifest = z.infer<typeof UploadManifest>;

/** What became of one file; several for an archive. */
export const FileResult = z.strictObject({
  /** The name as the person chose it, with its folder; behind an archive's name that of the file within. */
  file: z.string(),
  kind: KindWords,
  sha256: z.string(),
  rows: RowCounts,
  problems: z.array(ShownProblem),
  /** The import that holds it; null where nothing of it was kept. */
  importId: z.string().nullable(),
  /** Where not every column is known: what they seem to be, to be corrected; else null. */
  columnMatch: ColumnMatch.nullable(),
  outcome: z.enum(['kept', 'in-force-already', 'not-kept', 'trial']),
});
export type FileResult = z.infer<typeof FileResult>;

export const UploadEvent = z.discriminatedUnion('event', [
  /** All bytes have come. */
  z.strictObject({ event: z.literal('received'), files: z.number().int() }),
  /** Rows of one file read so far. */
  z.strictObject({ event: z.literal('rows'), file: z.string(), rows: z.number().int() }),
  /** All is read; the last line. */
  z.strictObject({ event: z.literal('done'), files: z.array(FileResult) }),
  /** It went wrong while reading; the last line. */
  z.strictObject({ event: z.literal('refused'), problem: ProblemReply }),
]);
export type UploadEvent = z.infer<typeof UploadEvent>;
