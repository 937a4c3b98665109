/** What the parts of reading one file share. */
import type { FileKind } from '../../../core/domain/intake.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import type { Sen2Links } from '../sen2/sen2-links.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Limits, ReadOptions, Sink } from './reading.ts';
import type { RowCount } from './row-count.ts';

/** One file on its way in. */
export type FileReading = {
  readonly file: FileBytes;
  readonly name: string;
  readonly log: ProblemLog;
  readonly count: RowCount;
  readonly limits: Limits;
  readonly options: ReadOptions;
  readonly links: Sen2Links;
  readonly pseudonym: (table: string, id: string) => string;
  readonly sink: Sink;
};

/** What was recognised. */
export type KindFound = { readonly kind: FileKind; readonly confidence: number };
