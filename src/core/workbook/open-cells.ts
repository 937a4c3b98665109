/** The cells of a workbook that may be changed: what each is called in the plan, and what stood in it when it was written. */
import { type BookCell, type BookLook, pounds, type SheetDraft } from './book.ts';

/**
 * Money in pounds on the sheet, whole plans, one half of a fraction, a number with a point, or one half of a month: its
 * year and its place in it.
 */
export type AssumptionKind = 'pounds' | 'plans' | 'numerator' | 'denominator' | 'decimal' | 'year' | 'month';
/** A number with a point is held in so many parts, nine digits after the point. */
export const DECIMAL_PARTS = 1_000_000_000;

/** One open cell. */
export type Assumption = {
  /** Name of its row and heading of its column: how it is found again wherever it stands. */
  readonly key: string;
  /** In words: "Growth of the High Needs Block", "Payment of the programme, 2025/26". */
  readonly label: string;
  /** The cell of the plan: "finance.hnbGrowth", "finance.transferRate.2026/27". Both halves of a fraction have the same. */
  readonly cell: string;
  readonly kind: AssumptionKind;
  /** Whole pence, plans, numerator, denominator, billionths, year or month. */
  readonly value: bigint;
  /** Its address, for formulas of other sheets. */
  readonly address: string;
};

/** Name a cell by its row and column. */
export function assumptionKey(row: string, heading: string): string {
  return `${row}, ${heading}`;
}

/** Hold a number with a point as a cell of that kind does. */
export function inParts(value: number): bigint {
  return BigInt(Math.round(value * DECIMAL_PARTS));
}

/** How a cell of that kind looks. */
export function lookOf(kind: AssumptionKind): BookLook {
  if (kind === 'pounds') return 'pounds';
  if (kind === 'decimal') return 'decimal';
  return kind === 'year' || kind === 'month' ? 'text' : 'count';
}

/** What a cell of that kind shows. */
export function shownValue(kind: AssumptionKind, value: bigint): number {
  if (kind === 'decimal') return Number(value) / DECIMAL_PARTS;
  return kind === 'pounds' ? pounds(value) : Number(value);
}

/** Gathers the open cells while the sheets are made. */
export class OpenCells {
  readonly #found: Assumption[] = [];

  /** Make an open cell and remember it. */
  cell(
    draft: SheetDraft,
    column: number,
    {
      row,
      heading,
      note,
      ...rest
    }: Omit<Assumption, 'key' | 'address'> & {
      readonly row: string;
      readonly heading: string;
      readonly note?: string | undefined;
    },
  ): BookCell {
    const address = `'${draft.name}'!${draft.addressOfNext(column)}`;
    this.#found.push({ ...rest, key: assumptionKey(row, heading), address });
    return {
      is: 'number',
      value: shownValue(rest.kind, rest.value),
      look: lookOf(rest.kind),
      isOpen: true,
      ...(note === undefined ? {} : { note }),
    };
  }

  /** All of them, in the order of the sheets. */
  all(): readonly Assumption[] {
    return [...this.#found];
  }
}
