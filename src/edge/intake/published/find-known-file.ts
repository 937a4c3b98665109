/** Known files that hold nothing to import, refused in words that say what they are and what to do. */
import type { FileKind } from '../../../core/domain/intake.ts';
import type { Sheet } from '../files/workbook.ts';
import { columnKey } from '../tables/column-key.ts';
import type { Layout } from '../tables/layout.ts';
import { refuseFile } from '../tables/reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { CHILDREN_LISTS, KNOWN_FILES } from './known-files.ts';

/** Rows in which the columns are looked for. */
const WITHIN = 10;

/**
 * Look for a known file that is not for import. It is the least sure of all tables, so that in a workbook a sheet
 * that can be read goes before it; read alone, it refuses the file.
 */
export function findKnownFile(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined) return null;
  for (const row of sheet.rows.slice(0, WITHIN)) {
    const keys = new Set(row.map(columnKey));
    const known = KNOWN_FILES.find(({ columns }) => columns.every((column) => keys.has(column)));
    if (known === undefined) continue;
    return { kind: 'unknown', confidence: 0, read: async () => refuseFile(known.code) };
  }
  return null;
}

/**
 * Lists of children for inspectors, as layouts: sure enough to go before any list of plans, and refused.
 * @source Ofsted, Annex A child-level lists for inspections of SEND.
 */
export const CHILDREN_LIST_LAYOUTS: readonly Layout[] = CHILDREN_LISTS.map((required, at) => ({
  kind: 'unknown',
  name: `children-list-${at + 1}`,
  required,
  optional: [],
  takesAnyColumn: true,
  reader: () => refuseFile('file.list-of-children'),
}));
