/** Tell what kind of table a file is by its header, which may stand below title rows. */
import type { FileKind } from '../../core/domain/intake.ts';
import { LAYOUTS } from './layouts.ts';
import { columnKey, type Layout } from './tables/layout.ts';

/** Where the header stands, which layout it is of, and how sure that is. */
export type Recognised = {
  readonly layout: Layout;
  /** Place of the header among the rows looked at, from 0. */
  readonly headerAt: number;
  readonly headers: readonly string[];
  /** [0..1]: 1 where every column is known. */
  readonly confidence: number;
};

/** Rows in which a header is looked for. */
export const HEADER_WITHIN = 40;
/** Confidence where the required columns are there and none else is known. */
const BASE_CONFIDENCE = 0.6;

function nameOf(column: string | readonly string[]): readonly string[] {
  return typeof column === 'string' ? [column] : column;
}

/** Give the required columns that are absent, each by the name it should have. */
export function missingColumns(layout: Layout, keys: ReadonlySet<string>): string[] {
  return layout.required
    .filter((column) => !nameOf(column).some((name) => keys.has(name)))
    .map((column) => nameOf(column).join(' or '));
}

/** Say which of a file's columns a layout does not know, by place. */
export function unknownColumns(layout: Layout, headers: readonly string[]): number[] {
  if (layout.takesAnyColumn === true) return [];
  const known = new Set([...layout.required.flatMap(nameOf), ...layout.optional]);
  return headers.flatMap((header, at) => {
    const key = columnKey(header);
    return key === '' || known.has(key) ? [] : [at];
  });
}

function confidenceOf(layout: Layout, headers: readonly string[]): number {
  const unknown = unknownColumns(layout, headers).length;
  const share = 1 - unknown / Math.max(1, headers.length);
  return Math.round((BASE_CONFIDENCE + (1 - BASE_CONFIDENCE) * share) * 100) / 100;
}

function matches(layout: Layout, keys: ReadonlySet<string>): boolean {
  if (layout.without?.some((name) => keys.has(name)) === true) return false;
  return missingColumns(layout, keys).length === 0;
}

/** Keep the better of two: surer first, and of two as sure the one that asks for more columns. */
function better(one: Recognised | null, other: Recognised): Recognised {
  if (one === null || other.confidence > one.confidence) return other;
  const asksMore = other.layout.required.length > one.layout.required.length;
  return other.confidence === one.confidence && asksMore ? other : one;
}

/**
 * Find the header among the first rows. The first row that is a header of any layout is taken.
 * @param kind  look only among layouts of this kind.
 */
export function recogniseHeader(
  rows: readonly (readonly string[])[],
  kind: FileKind | undefined,
): Recognised | null {
  for (const [headerAt, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    if (row.length < 2) continue;
    const headers = trimHeaders(row);
    const keys = new Set(headers.map(columnKey));
    let best: Recognised | null = null;
    for (const layout of LAYOUTS)
      if ((kind === undefined || layout.kind === kind) && matches(layout, keys))
        best = better(best, { layout, headerAt, headers, confidence: confidenceOf(layout, headers) });
    if (best !== null) return best;
  }
  return null;
}

function trimHeaders(row: readonly string[]): string[] {
  const headers = row.map((header) => header.replace(/^\ufeff/, '').trim());
  while (headers.length > 0 && headers.at(-1) === '') headers.pop();
  return headers;
}

/** For a kind that was asked for, name the columns that the nearest layout lacks in the nearest row; empty where no kind was. */
export function columnsLacking(rows: readonly (readonly string[])[], kind: FileKind): readonly string[] {
  let fewest: readonly string[] | null = null;
  let most = -1;
  for (const row of rows.slice(0, HEADER_WITHIN)) {
    const keys = new Set(row.map(columnKey));
    for (const layout of LAYOUTS.filter((one) => one.kind === kind)) {
      const missing = missingColumns(layout, keys);
      const found = layout.required.length - missing.length;
      if (found > most) [most, fewest] = [found, missing];
    }
  }
  return fewest ?? [];
}
