/** What checks may ask of a return as a whole, once the figures of its parts were added up. */
import type { DayNumber } from '../base/day-number.ts';
import type { PartTable } from '../extract/parted-return.ts';
import type { CheckContext } from './check-context.ts';
import type { ExtractSummary } from './extract-summary.ts';

/** The header, the number of rows, the summary, and what is known from outside. */
export type WholeReturn = Pick<CheckContext, 'previous' | 'published' | 'establishments'> & {
  /** `NO_DAY` where no file tells it. */
  readonly asAt: DayNumber;
  readonly year: number | null;
  /** The day the stock is of; later than any other where no file tells it. */
  readonly day: DayNumber;
  /** Rows of each table. */
  readonly rows: Readonly<Record<PartTable, number>>;
  readonly summary: ExtractSummary;
};
