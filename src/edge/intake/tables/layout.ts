/** The layout of a table that can be read: which columns tell it apart, which may come with them, and what reads its rows. */
import type { FileKind } from '../../../core/domain/intake.ts';
import type { ReaderInput, RowReader } from './reading.ts';

export type Layout = {
  readonly kind: FileKind;
  /** Unique among layouts; for a SEN2 table its own name. */
  readonly name: string;
  /** Columns that must be there, each as one name or as names of which one must be; in `columnKey` form. */
  readonly required: readonly (string | readonly string[])[];
  /** Columns that are read or known where present. */
  readonly optional: readonly string[];
  /** Columns that rule the layout out. */
  readonly without?: readonly string[];
  /** True where every other column is a figure of its own and none is unknown. */
  readonly takesAnyColumn?: boolean;
  /** Make the reader of its rows. */
  readonly reader: (input: ReaderInput) => RowReader;
};

/** Make header texts comparable: case, spaces, underscores, marks and signs do not count. */
export function columnKey(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '');
}
