/** All tables that can be read: by their columns, or, in a sheet, by their structure. */
import { FINANCE_LAYOUTS } from './finance/finance-layouts.ts';
import { findAllocationSheet } from './published/allocation-sheet.ts';
import { PUBLISHED_LAYOUTS } from './published/published-layouts.ts';
import { SEN2_LAYOUTS } from './sen2/sen2-layouts.ts';
import type { Layout } from './tables/layout.ts';
import type { SheetFinder } from './tables/sheet-table.ts';

/** Tables whose header is one row of names. */
export const LAYOUTS: readonly Layout[] = [...PUBLISHED_LAYOUTS, ...FINANCE_LAYOUTS, ...SEN2_LAYOUTS];

/** Tables that are told by their structure: several header rows, merged cells, stacked blocks. The first that fits reads the sheet. */
export const SHEET_FINDERS: readonly SheetFinder[] = [findAllocationSheet];
