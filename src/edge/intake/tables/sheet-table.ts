/** A table that is told by its structure and not by one row of headers: found in a sheet, then read whole. */
import type { FileKind } from '../../../core/domain/intake.ts';
import type { Sheet } from '../files/workbook.ts';
import type { FileReading } from './file-reading.ts';

export type SheetTable = {
  readonly kind: FileKind;
  /** [0..1] */
  readonly confidence: number;
  /** Read every row of the sheet and count each once. */
  readonly read: (reading: FileReading) => Promise<void>;
};

/**
 * Look for a table in a sheet; null where it holds none of this sort.
 * @param kind  the kind that was asked for, or undefined.
 */
export type SheetFinder = (sheet: Sheet, kind: FileKind | undefined) => SheetTable | null;
