/** Published statistics as they were published: one record a row, numbers and marks apart, a missing value never zero. */
import type { Pence } from '../base/pence.ts';
import type { FinancialYear } from '../base/time.ts';

/** A mark that stands where a number is missing: c suppressed, x not available, z not applicable, `:` or `u` likewise. */
export type Mark = string;

/** One row of a published table by authority, year and breakdown. */
export type PublishedRow = {
  /** "caseload", "requests", "plans-by-authority", "flows-by-authority", … */
  readonly dataset: string;
  /** As published: "202324", "2023". */
  readonly timePeriod: string;
  /** "National", "Regional" or "Local authority", as published. */
  readonly geographicLevel: string;
  /** E-code, or empty for England. */
  readonly areaCode: string;
  readonly areaName: string;
  readonly breakdownTopic: string;
  readonly breakdown: string;
  /** Column name to number; columns without a number stand in `marks`. */
  readonly values: Readonly<Record<string, number>>;
  readonly marks: Readonly<Record<string, Mark>>;
};

/** One figure of a Dedicated Schools Grant allocation table: an authority's amount under one heading. */
export type AllocationLine = {
  readonly year: FinancialYear;
  /** 3-digit authority number, or "ENG" for the England row. */
  readonly authorityNumber: string;
  readonly authorityName: string;
  /** The sheet's subject: "Summary", "High_needs_block", … */
  readonly table: string;
  /** The heading over the column, its rows joined with " – ", as published. */
  readonly heading: string;
  /** Whole pence where the heading is money; null otherwise or where missing. */
  readonly amountPence: Pence | null;
  /** The number as published where it is not money (rates, pupils, places); null otherwise or where missing. */
  readonly quantity: number | null;
  readonly mark: Mark | null;
};
