/** The layout of a table that can be read: which columns tell it apart, which may come with them, and what reads its rows. */
import type { FileKind } from '../../../core/domain/intake.ts';
import type { ReaderInput, RowReader } from './reading.ts';

export type Layout = {
  readonly kind: FileKind;
  /** The kind it is where it comes in a workbook, if another. */
  readonly workbookKind?: FileKind;
  /** Unique among layouts; for a SEN2 table its own name. */
  readonly name: string;
  /** Columns that must be there, each as one name or as names of which one must be; in `columnKey` form. */
  readonly required: readonly (string | readonly string[])[];
  /** Columns that are read or known where present. */
  readonly optional: readonly string[];
  /** Columns that rule the layout out. */
  readonly without?: readonly string[];
  /**
   * Texts that stand for a column in some files, by the column's key. Where they are given, a header that is one letter
   * off is taken for its column too, as long as it can mean no other.
   */
  readonly synonyms?: Readonly<Record<string, readonly string[]>>;
  /** The share of a header's columns that must be known for it to be this one [0..1]; none where it asks for enough by itself. */
  readonly leastKnown?: number;
  /** True where every other column is a figure of its own and none is unknown. */
  readonly takesAnyColumn?: boolean;
  /** Make the reader of its rows. */
  readonly reader: (input: ReaderInput) => RowReader;
};
