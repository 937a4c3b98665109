/** What every section of the page of places is made of: cells, rows, and a section with its parts. */
import { pence } from '../../core/base/pence.ts';
import { showPence } from '../../core/base/show.ts';
import type { PageChart, PageTable } from './page-values.ts';

/** A column of words. */
export const textColumn = (header: string) => ({ header, number: false });
/** A column of numbers. */
export const numberColumn = (header: string) => ({ header, number: true });
/** A row of a table. */
export const pageRow = (cells: string[], emphasis = false) => ({ cells, emphasis });

/** Write money to the penny; what is not known is said, never shown as nought. */
export function moneyOrUnknown(amount: bigint | null): string {
  return amount === null ? 'not known' : showPence(pence(amount));
}

/** A section of the page. */
export type PlacesSection = ReturnType<typeof placesSection>;

/** Make a section; what is left out is empty. */
export function placesSection(parts: {
  id: string;
  title: string;
  introduction: string;
  points?: string[];
  charts?: PageChart[];
  tables?: PageTable[];
  missing?: string | null;
  sources: string[];
}) {
  return { points: [], charts: [], tables: [], missing: null, keyFigures: [], ...parts };
}
