/** Which column of a layout each header of a file is: by its name, by a text that means the same, or one letter off. */
import { columnKey } from './column-key.ts';
import type { Layout } from './layout.ts';

/** What the headers of a file are in a layout. */
export type MatchedColumns = {
  /** For each header the name its reader is to know it by: the layout's column where another text stood for it, else the header itself. */
  readonly columns: readonly string[];
  /** Keys of the layout's columns that are there. */
  readonly present: ReadonlySet<string>;
  /** Headers that were taken for a column although one letter is off. */
  readonly slips: readonly { readonly place: number; readonly column: string }[];
  /** Places of headers that mean a column which another header already is. */
  readonly repeated: readonly number[];
  /** Places of headers that the layout does not know. */
  readonly unknown: readonly number[];
};

/** A name shorter than this is never taken for another: too many short ones are a letter apart [letters]. */
const SHORTEST_SLIP = 6;
/** Slips are looked for only where no more than this many required columns are still to be found. */
const MOST_MISSING = 2;
/** So many names that a column can have are shown where it is missing. */
const MOST_NAMES = 8;

/** Give the names of a column that is required: one name, or names of which one must be there. */
export function namesOf(column: string | readonly string[]): readonly string[] {
  return typeof column === 'string' ? [column] : column;
}

/** Give the required columns that are absent, each by the name it should have. */
export function missingColumns(layout: Layout, keys: ReadonlySet<string>): string[] {
  return layout.required
    .filter((column) => !namesOf(column).some((name) => keys.has(name)))
    .map((column) => shownNames(namesOf(column)));
}

function shownNames(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ' or another like it' : '';
  return `${names.slice(0, MOST_NAMES).join(' or ')}${more}`;
}

type Index = {
  readonly columns: ReadonlySet<string>;
  /** Column by the key of a text that means it; null where it may mean two. */
  readonly meaning: ReadonlyMap<string, string | null>;
};

const INDEXES = new WeakMap<Layout, Index>();

function indexOf(layout: Layout): Index {
  const known = INDEXES.get(layout);
  if (known !== undefined) return known;
  const columns = new Set([...layout.required.flatMap(namesOf), ...layout.optional]);
  const meaning = new Map<string, string | null>();
  for (const [column, texts] of Object.entries(layout.synonyms ?? {}))
    for (const key of texts.map(columnKey)) {
      const other = meaning.get(key);
      meaning.set(key, other === undefined || other === column ? column : null);
    }
  const index = { columns, meaning };
  INDEXES.set(layout, index);
  return index;
}

/** Drop what stands in brackets: "Date of birth (ccyy-mm-dd)" means the date of birth. */
function bareKey(header: string): string {
  return columnKey(header.replace(/\([^()]*\)/g, ' '));
}

/** The work of matching one row of headers. */
class Matching {
  readonly layout: Layout;
  readonly index: Index;
  readonly keys: readonly string[];
  readonly found: (string | null)[];
  readonly taken = new Set<string>();
  readonly repeated: number[] = [];

  constructor(layout: Layout, headers: readonly string[], given: ReadonlyMap<number, string>) {
    this.layout = layout;
    this.index = indexOf(layout);
    this.keys = headers.map(columnKey);
    this.found = headers.map((_, place) => given.get(place) ?? null);
    for (const column of given.values()) this.taken.add(column);
  }

  /** Give a header its column, unless another header has it. */
  take(place: number, column: string | null | undefined): void {
    if (column === null || column === undefined || this.found[place] !== null) return;
    if (this.repeated.includes(place)) return;
    if (this.taken.has(column)) {
      this.repeated.push(place);
      return;
    }
    this.found[place] = column;
    this.taken.add(column);
  }

  byName(): void {
    for (const [place, key] of this.keys.entries()) if (this.index.columns.has(key)) this.take(place, key);
  }

  byMeaning(headers: readonly string[]): void {
    for (const [place, key] of this.keys.entries()) this.take(place, this.index.meaning.get(key));
    for (const [place, header] of headers.entries()) {
      if (!header.includes('(')) continue;
      const key = bareKey(header);
      this.take(place, this.index.columns.has(key) ? key : this.index.meaning.get(key));
    }
  }

  /** Take headers one letter off, where one header can mean one column only. */
  bySlip(): { readonly place: number; readonly column: string }[] {
    const claims = new Map<string, number[]>();
    for (const [place, key] of this.keys.entries()) {
      if (this.found[place] !== null || this.repeated.includes(place) || key.length < SHORTEST_SLIP) continue;
      const columns = this.#columnsNear(key);
      const [only] = columns;
      if (columns.size === 1 && only !== undefined) claims.set(only, [...(claims.get(only) ?? []), place]);
    }
    const slips: { place: number; column: string }[] = [];
    for (const [column, [place, second]] of claims) {
      if (place === undefined || second !== undefined || this.taken.has(column)) continue;
      this.take(place, column);
      slips.push({ place, column });
    }
    return slips;
  }

  #columnsNear(key: string): Set<string> {
    const near = new Set<string>();
    for (const column of this.index.columns) if (isOneOff(key, column)) near.add(column);
    for (const [text, column] of this.index.meaning)
      if (column !== null && isOneOff(key, text)) near.add(column);
    return near;
  }
}

/** Say whether one text becomes the other by one letter more, less or other, or by two neighbours changing places. */
export function isOneOff(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SHORTEST_SLIP || Math.abs(one.length - other.length) > 1)
    return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  let back = 0;
  while (
    back < Math.min(one.length, other.length) - from &&
    one[one.length - 1 - back] === other[other.length - 1 - back]
  )
    back++;
  const [left, right] = [one.slice(from, one.length - back), other.slice(from, other.length - back)];
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/**
 * Match a file's headers with a layout's columns. No column is given to two headers.
 * @param given  columns that a mapping gives, by place.
 */
export function matchColumns(
  layout: Layout,
  headers: readonly string[],
  given: ReadonlyMap<number, string> = new Map(),
): MatchedColumns {
  const matching = new Matching(layout, headers, given);
  matching.byName();
  let slips: MatchedColumns['slips'] = [];
  if (layout.synonyms !== undefined) {
    matching.byMeaning(headers);
    const missing = missingColumns(layout, matching.taken).length;
    if (missing <= MOST_MISSING && missing < layout.required.length) slips = matching.bySlip();
  }
  const { found, taken, keys } = matching;
  // A header whose text is the name of a column that another header was taken for must not be read as that column.
  const hidden = layout.synonyms === undefined ? new Set(given.values()) : taken;
  return {
    columns: headers.map((header, place) => {
      const [key, column] = [keys[place] ?? '', found[place] ?? null];
      if (column !== null) return key === column ? header : column;
      return hidden.has(key) ? '' : header;
    }),
    present: taken,
    slips,
    repeated: layout.synonyms === undefined ? [] : matching.repeated,
    unknown: layout.takesAnyColumn === true ? [] : unknownPlaces(matching),
  };
}

function unknownPlaces({ keys, found, repeated }: Matching): number[] {
  return keys.flatMap((key, place) =>
    key === '' || found[place] !== null || repeated.includes(place) ? [] : [place],
  );
}
