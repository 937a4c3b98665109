/** What the parts of reading share: batches of records, readers of rows, and what a reader is given. */
import type { Problem } from '../../core/base/problem.ts';
import { ProblemError } from '../../core/base/problem.ts';
import type { IsoDate } from '../../core/base/time.ts';
import type { FileKind, Placed } from '../../core/domain/intake.ts';
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import type { PlacementCost } from '../../core/domain/placement-cost.ts';
import type { AllocationLine, PublishedRow } from '../../core/domain/published.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2NamedPlan,
  Sen2Need,
  Sen2Person,
  Sen2Placement,
  Sen2PlanDetail,
  Sen2Request,
} from '../../core/domain/sen2.ts';
import type { ProblemLog } from './problem-log.ts';
import { problemText, type ReadingProblemCode } from './problem-texts.ts';
import type { Sen2Links } from './sen2-links.ts';

/** The record of each table that a file can fill. */
export type RecordOf = {
  readonly published: PublishedRow;
  readonly allocations: AllocationLine;
  readonly monthly: MonthlyFigure;
  readonly costs: PlacementCost;
  readonly persons: Sen2Person;
  readonly requests: Sen2Request;
  readonly assessments: Sen2Assessment;
  readonly namedPlans: Sen2NamedPlan;
  readonly planDetails: Sen2PlanDetail;
  readonly activePlans: Sen2ActivePlan;
  readonly placements: Sen2Placement;
  readonly needs: Sen2Need;
};
export type TableName = keyof RecordOf;

/** Records of one table with the rows they came from, in the file's order. */
export type RowBatch = {
  [Name in TableName]: { readonly table: Name; readonly rows: readonly Placed<RecordOf[Name]>[] };
}[TableName];

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
  /** Take the records read so far. */
  take(): RowBatch;
};

/** What a reader of rows is made from. */
export type ReaderInput = {
  /** The file's own headers, trimmed. */
  readonly headers: readonly string[];
  readonly log: ProblemLog;
  /** Name of the file or sheet, for what only a name tells. */
  readonly name: string;
  readonly sheet: string | undefined;
  /** Make a pseudonym of an identifier of a table. */
  readonly pseudonym: (table: string, id: string) => string;
  readonly links: Sen2Links;
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
  textBytes: 512 * MEBIBYTE,
  workbookBytes: 64 * MEBIBYTE,
  unpackedBytes: 512 * MEBIBYTE,
  rowLength: 4 * MEBIBYTE,
};

export type ReadOptions = {
  /** Take the file to be of this kind; recognised by its header otherwise. */
  readonly kind?: FileKind;
  /** The store's secret for pseudonyms, 32 bytes as hex. */
  readonly pseudonymKey: string;
  /** Shared between the tables of one return, so that rows without a parent are found. */
  readonly links?: Sen2Links;
  /** The day after which no date of a return can lie, where it is known before the header table is read. */
  readonly referenceDate?: IsoDate;
  readonly limits?: Partial<Limits>;
  /** Told the count of rows read so far, now and then. */
  readonly onProgress?: (rows: number) => void;
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
