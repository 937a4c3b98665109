/** Tell what kind of table a file is by its header, which may stand below title rows. */
import type { FileKind } from '../../core/domain/intake.ts';
import { LAYOUTS } from './layouts.ts';
import { blockTitled, FEWEST_BLOCKS } from './sen2/template-layouts.ts';
import { columnKey } from './tables/column-key.ts';
import type { Layout } from './tables/layout.ts';
import { type Mapping, mappedPlaces } from './tables/mapping.ts';
import { type MatchedColumns, matchColumns, missingColumns, namesOf } from './tables/match-columns.ts';

/** Where the header stands, which layout it is of, and how sure that is. */
export type Recognised = {
  readonly layout: Layout;
  /** Place of the header among the rows looked at, from 0. */
  readonly headerAt: number;
  readonly headers: readonly string[];
  readonly matched: MatchedColumns;
  /** The mapping that was used, or null. */
  readonly mapping: Mapping | null;
  /** [0..1]: 1 where every column is known. */
  readonly confidence: number;
};

/** What a table is looked for in, and what the person said about it. */
export type RecogniseOptions = {
  /** Look only among layouts of this kind. */
  readonly kind?: FileKind | undefined;
  readonly mappings?: readonly Mapping[] | undefined;
  /** A table of a workbook may be of another kind than the same table as text. */
  readonly form: 'text' | 'workbook';
};

/** Rows in which a header is looked for. */
export const HEADER_WITHIN = 40;
/** Confidence where the required columns are there and none else is known. */
const BASE_CONFIDENCE = 0.6;
/** A column taken for another although a letter is off counts as half known. */
const SLIP_WEIGHT = 0.5;

function confidenceOf(matched: MatchedColumns): number {
  const doubtful = matched.unknown.length + matched.repeated.length + matched.slips.length * SLIP_WEIGHT;
  const share = 1 - doubtful / Math.max(1, matched.columns.length);
  return Math.round((BASE_CONFIDENCE + (1 - BASE_CONFIDENCE) * share) * 100) / 100;
}

/** Keep the better of two: surer first, and of two as sure the one that asks for more columns. */
function better(one: Recognised | null, other: Recognised): Recognised {
  if (one === null || other.confidence > one.confidence) return other;
  const asksMore = other.layout.required.length > one.layout.required.length;
  return other.confidence === one.confidence && asksMore ? other : one;
}

/** Give the layout as it is in this form of file. */
function inForm(layout: Layout, form: RecogniseOptions['form']): Layout {
  const { workbookKind } = layout;
  return form === 'text' || workbookKind === undefined ? layout : { ...layout, kind: workbookKind };
}

function isOfKind(layout: Layout, kind: FileKind | undefined): boolean {
  return kind === undefined || layout.kind === kind || layout.workbookKind === kind;
}

/** Say whether a layout is that of the table that a mapping is for; the table for everything goes by its short name too. */
export function isLayoutOf(layout: Layout, { table, kind }: Mapping): boolean {
  return (layout.name === table || layout.name === `sen2-${table}`) && isOfKind(layout, kind);
}

function layoutOf(mapping: Mapping): Layout | undefined {
  return LAYOUTS.find((layout) => isLayoutOf(layout, mapping));
}

type Row = { readonly headerAt: number; readonly headers: readonly string[] };

function byMapping(row: Row, options: RecogniseOptions): Recognised | null {
  for (const mapping of options.mappings ?? []) {
    const layout = layoutOf(mapping);
    const given = layout === undefined ? null : mappedPlaces(mapping, row.headers);
    if (layout === undefined || given === null || !isOfKind(layout, options.kind)) continue;
    const matched = matchColumns(layout, row.headers, given);
    if (missingColumns(layout, matched.present).length > 0) continue;
    return {
      ...row,
      layout: inForm(layout, options.form),
      matched,
      mapping,
      confidence: confidenceOf(matched),
    };
  }
  return null;
}

function isKnownEnough({ leastKnown }: Layout, { columns, unknown }: MatchedColumns): boolean {
  return leastKnown === undefined || unknown.length <= columns.length * (1 - leastKnown);
}

function byLayouts(row: Row, { kind, form }: RecogniseOptions): Recognised | null {
  const keys = new Set(row.headers.map(columnKey));
  let best: Recognised | null = null;
  for (const layout of LAYOUTS) {
    if (!isOfKind(layout, kind) || layout.without?.some((name) => keys.has(name)) === true) continue;
    if (layout.synonyms === undefined && missingColumns(layout, keys).length > 0) continue;
    const matched = matchColumns(layout, row.headers);
    if (missingColumns(layout, matched.present).length > 0 || !isKnownEnough(layout, matched)) continue;
    const confidence = confidenceOf(matched);
    best = better(best, { ...row, layout: inForm(layout, form), matched, mapping: null, confidence });
  }
  return best;
}

/** Find the header among the first rows. The first row that is a header of any layout, or that a mapping fits, is taken. */
export function recogniseTable(
  rows: readonly (readonly string[])[],
  options: RecogniseOptions,
): Recognised | null {
  // The blocks of a sheet that holds several tables are found by their titles, not by the first of their headers.
  const head = rows.slice(0, HEADER_WITHIN);
  if (head.filter((row) => blockTitled(row) !== null).length >= FEWEST_BLOCKS) return null;
  for (const [headerAt, cells] of head.entries()) {
    if (cells.length < 2) continue;
    const row = { headerAt, headers: trimHeaders(cells) };
    const found = byMapping(row, options) ?? byLayouts(row, options);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Find the header among the first rows of a sheet of a workbook, without mappings.
 * @param kind  look only among layouts of this kind.
 */
export function recogniseHeader(
  rows: readonly (readonly string[])[],
  kind: FileKind | undefined,
): Recognised | null {
  return recogniseTable(rows, { kind, form: 'workbook' });
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
    for (const layout of LAYOUTS.filter((one) => isOfKind(one, kind))) {
      const missing = missingColumns(layout, matchColumns(layout, row).present);
      const found = layout.required.length - missing.length;
      if (found > most) [most, fewest] = [found, missing];
    }
  }
  return fewest ?? [];
}

/** Where a mapping fits a header but its table needs more, name what is lacking; empty where none fits. */
export function mappingLacks(
  rows: readonly (readonly string[])[],
  mappings: readonly Mapping[],
): readonly string[] {
  for (const row of rows.slice(0, HEADER_WITHIN))
    for (const mapping of mappings) {
      const [layout, headers] = [layoutOf(mapping), trimHeaders(row)];
      const given = layout === undefined ? null : mappedPlaces(mapping, headers);
      if (layout === undefined || given === null) continue;
      return missingColumns(layout, matchColumns(layout, headers, given).present);
    }
  return [];
}

/** Name every column of a layout, those that must be there first. */
export function columnsOf(layout: Layout): readonly string[] {
  return [...layout.required.flatMap(namesOf), ...layout.optional];
}
