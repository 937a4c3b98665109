/** What the parts of reading share: batches of records, readers of rows, and what a reader is given. */
import type { Problem } from '../../../core/base/problem.ts';
import { ProblemError } from '../../../core/base/problem.ts';
import type { IsoDate } from '../../../core/base/time.ts';
import type { FileKind } from '../../../core/domain/intake.ts';
import type { RowBatch } from '../../../core/domain/records.ts';
import type { Fixing } from '../fixes/fixing.ts';
import { problemText, type ReadingProblemCode } from '../problem-texts.ts';
import type { Sen2Links } from '../sen2/sen2-links.ts';
import type { Mapping } from './mapping.ts';
import type { ProblemLog } from './problem-log.ts';

/** Takes batches while a file is read; the reading waits for it. */
export type Sink = (batch: RowBatch) => Promise<void>;

/** What became of one row. */
export type RowOutcome = 'accepted' | 'error' | 'skipped';

/** Reads the rows of one table below its header. */
export type RowReader = {
  /** Read one row whose cells are as many as the header's; tells its problems to the log. */
  readRow(cells: readonly string[], row: number): RowOutcome;
  /** How many records wait to be taken. */
  waiting(): number;
  /** Take the records read so far, a batch for each table. */
  take(): readonly RowBatch[];
  /** Called once after the last row, where the reader has something to tell of the table as a whole. */
  finish?(): void;
};

/** What a reader of rows is made from. */
export type ReaderInput = {
  /** The headers: the file's own, trimmed, or the name of the column that another text stands for. */
  readonly headers: readonly string[];
  readonly log: ProblemLog;
  /** Name of the file or sheet, for what only a name tells. */
  readonly name: string;
  readonly sheet: string | undefined;
  /** The same for the same file, and for no other. */
  readonly fileKey: string;
  /** Make a pseudonym of an identifier of a table. */
  readonly pseudonym: (table: string, id: string) => string;
  /** Seal the authority's own reference of a case; null where references are not kept. */
  readonly sealCase: ((reference: string) => string) | null;
  readonly links: Sen2Links;
  /** True where the two dates of reviews are known to stand the wrong way round, which was told once for all rows. */
  readonly areReviewsSwapped?: boolean;
  /** The reference date of the extract where known. */
  readonly referenceDate: IsoDate | null;
};

/** How much is read at most [bytes]. */
export type Limits = {
  readonly textBytes: number;
  readonly workbookBytes: number;
  /** What the parts of a workbook may unpack to, together. */
  readonly unpackedBytes: number;
  /** The longest single row of text [characters]. */
  readonly rowLength: number;
};

const MEBIBYTE = 1024 * 1024;
export const LIMITS: Limits = {
  textBytes: 8192 * MEBIBYTE,
  workbookBytes: 64 * MEBIBYTE,
  unpackedBytes: 512 * MEBIBYTE,
  rowLength: 4 * MEBIBYTE,
};

export type ReadOptions = {
  /** Take the file to be of this kind; recognised by its header otherwise. */
  readonly kind?: FileKind;
  /** The store's secret for pseudonyms, 32 bytes as hex. */
  readonly pseudonymKey: string;
  /** Seals the authority's own reference of a case; references are not kept without it. */
  readonly sealCase?: (reference: string) => string;
  /** Shared between the tables of one return, so that rows without a parent are found. */
  readonly links?: Sen2Links;
  /** The day after which no date of a return can lie, where it is known before the header table is read. */
  readonly referenceDate?: IsoDate;
  /** Saved column maps; one that fits a table is used before its own header is. */
  readonly mappings?: readonly Mapping[];
  /** Corrections of officers to apply, and who takes the lines of the issue sheet. */
  readonly fixing?: Fixing;
  readonly limits?: Partial<Limits>;
  /** Told the count of rows read so far, now and then, and the bytes where they are known. */
  readonly onProgress?: (rows: number, bytes?: number) => void;
};

/** The whole file cannot be read; caught once per file and reported. */
export function refuseFile(
  code: ReadingProblemCode,
  more: { readonly message?: string; readonly row?: number } = {},
): never {
  const text = problemText(code);
  const problem: Problem = {
    code,
    message: more.message ?? text.message,
    advice: text.advice,
    ...(more.row === undefined ? {} : { place: `line ${more.row}` }),
  };
  throw new FileRefusal(problem, code, more.row ?? null);
}

/** A refusal of a whole file, with its code and the line where one is to blame. */
export class FileRefusal extends ProblemError {
  readonly code: ReadingProblemCode;
  readonly row: number | null;

  constructor(problem: Problem, code: ReadingProblemCode, row: number | null) {
    super(problem);
    this.name = 'FileRefusal';
    this.code = code;
    this.row = row;
  }
}
