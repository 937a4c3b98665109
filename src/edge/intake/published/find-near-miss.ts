/** A published table that lacks a column or two of what it should have: refused with the columns named, so that a changed name is found. */
import type { FileKind } from '../../../core/domain/intake.ts';
import type { Sheet } from '../files/workbook.ts';
import { TRANSITION_LAYOUT } from '../flows/read-transitions.ts';
import { columnKey } from '../tables/column-key.ts';
import type { Layout } from '../tables/layout.ts';
import { refuseFile } from '../tables/reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { PUBLISHED_LAYOUTS } from './published-layouts.ts';

/** Rows in which the columns are looked for. */
const WITHIN = 40;
/** A table is near where it has so many of the columns that must be there, and lacks so few. */
const FEWEST_FOUND = 3;
const MOST_LACKING = 2;
/** Rows below a header that are looked at, and how wide one of them must be [0..1]. */
const LOOKED_BELOW = 5;
const SHARE_OF_WIDTH = 0.6;
/** So many names of one column are given as examples. */
const EXAMPLES = 3;

const LAYOUTS: readonly Layout[] = [
  ...PUBLISHED_LAYOUTS.filter(({ kind }) => kind !== 'unknown'),
  TRANSITION_LAYOUT,
];

type NearMiss = { readonly layout: Layout; readonly row: number; readonly lacking: readonly string[] };

function namesOf(column: string | readonly string[]): readonly string[] {
  return typeof column === 'string' ? [column] : column;
}

function nearMiss(layout: Layout, keys: ReadonlySet<string>, row: number): NearMiss | null {
  if (layout.without?.some((name) => keys.has(name)) === true) return null;
  const lacking = layout.required.map(namesOf).filter((names) => !names.some((name) => keys.has(name)));
  const found = layout.required.length - lacking.length;
  // At least half must be there, so that a table of something else is not called a broken one of this.
  if (found < FEWEST_FOUND || lacking.length > MOST_LACKING || found < layout.required.length / 2)
    return null;
  return { layout, row, lacking: lacking.map((names) => names.slice(0, EXAMPLES).join(' or ')) };
}

/** Say whether rows about as wide stand below a row: a sentence with commas has none. */
function isAboveRows({ rows }: Sheet, at: number): boolean {
  const width = rows[at]?.length ?? 0;
  return rows.slice(at + 1, at + 1 + LOOKED_BELOW).some((row) => row.length >= width * SHARE_OF_WIDTH);
}

function findNearest(sheet: Sheet): NearMiss | null {
  let best: NearMiss | null = null;
  for (const [at, cells] of sheet.rows.slice(0, WITHIN).entries()) {
    if (!isAboveRows(sheet, at)) continue;
    const keys = new Set(cells.map(columnKey));
    for (const layout of LAYOUTS) {
      const near = nearMiss(layout, keys, at + 1);
      if (near !== null && (best === null || near.lacking.length < best.lacking.length)) best = near;
    }
  }
  return best;
}

/** Look for a table that is almost one that can be read; read alone, it is refused with what it lacks. */
export function findNearMiss(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined) return null;
  const near = findNearest(sheet);
  if (near === null) return null;
  const message = `No kind of file has these columns; the nearest is ${near.layout.kind}, which also needs: ${near.lacking.join(', ')}`;
  return {
    kind: 'unknown',
    confidence: 0,
    read: async () => refuseFile('file.columns-missing', { message, row: near.row }),
  };
}
