/** Saved column maps against the tables that can be read: is one of a known table, and which would fit a header. */
import { raise } from '../../core/base/problem.ts';
import type { FileKind } from '../../core/domain/intake.ts';
import { LAYOUTS } from './layouts.ts';
import { columnsOf, HEADER_WITHIN, isLayoutOf } from './recognise.ts';
import { columnKey } from './tables/column-key.ts';
import type { Layout } from './tables/layout.ts';
import type { Mapping } from './tables/mapping.ts';
import { matchColumns, missingColumns } from './tables/match-columns.ts';

/** The best guess at a mapping for a header, for a person to look over, correct and save. */
export type MappingSuggestion = {
  readonly mapping: Mapping;
  /** Columns of theirs that were guessed by the words in them, and need looking at most. */
  readonly guessed: readonly string[];
  /** Columns of ours that the table must have and that nothing seems to be. */
  readonly missing: readonly string[];
  /** Columns of theirs that seem to be nothing of ours. */
  readonly unused: readonly string[];
  /** All columns of the table, each with words for it, to choose from. */
  readonly choices: readonly { readonly column: string; readonly label: string }[];
};

/** Two texts are taken for each other from so large a share of common words on [0..1]. */
const LEAST_LIKENESS = 0.75;
/** Words that say nothing of which column it is. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'of',
  'the',
  'a',
  'an',
  'for',
  'to',
  'is',
  'was',
  'code',
  'number',
  'no',
  'ref',
  'ehc',
  'when',
]);

function wordsOf(text: string): ReadonlySet<string> {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  return new Set(telling.length === 0 ? words : telling);
}

/** Twice the common words over all words [0..1]. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

type ColumnWords = { readonly column: string; readonly words: readonly ReadonlySet<string>[] };

function columnWords(layout: Layout): readonly ColumnWords[] {
  return columnsOf(layout).map((column) => ({
    column,
    words: [column, ...(layout.synonyms?.[column] ?? [])].map(wordsOf),
  }));
}

/** Find the one free column that a header is most like by its words; null where none is near or two are alike. */
function guessColumn(
  columns: readonly ColumnWords[],
  header: string,
  taken: ReadonlySet<string>,
): string | null {
  const own = wordsOf(header);
  let [best, second, found] = [0, 0, ''];
  for (const { column, words } of columns) {
    if (taken.has(column)) continue;
    const score = Math.max(...words.map((some) => likeness(own, some)));
    if (score > best) [second, best, found] = [best, score, column];
    else if (score > second) second = score;
  }
  return best >= LEAST_LIKENESS && best > second ? found : null;
}

function suggestFor(layout: Layout, headers: readonly string[]): MappingSuggestion {
  const matched = matchColumns(layout, headers);
  const known = columnWords(layout);
  const taken = new Set(matched.present);
  const columns: Record<string, string> = {};
  const guessed: string[] = [];
  const unused: string[] = [];
  for (const [place, header] of headers.entries()) {
    if (columnKey(header) === '' || matched.repeated.includes(place)) continue;
    if (!matched.unknown.includes(place)) {
      columns[header] = columnKey(matched.columns[place] ?? header);
      continue;
    }
    const column = guessColumn(known, header, taken);
    if (column === null) unused.push(header);
    else {
      columns[header] = column;
      taken.add(column);
      guessed.push(header);
    }
  }
  const mapping = {
    schema: 'evenkeel/mapping@1' as const,
    kind: kindOf(layout),
    table: layout.name,
    columns,
  };
  return { mapping, guessed, missing: missingColumns(layout, taken), unused, choices: choicesOf(layout) };
}

function choicesOf(layout: Layout): MappingSuggestion['choices'] {
  return columnsOf(layout).map((column) => ({ column, label: layout.synonyms?.[column]?.[0] ?? column }));
}

/** A layout is always of a kind that can be read. */
function kindOf({ kind }: Layout): Mapping['kind'] {
  if (kind === 'unknown') throw new RangeError('A layout must be of a kind that can be read');
  return kind;
}

/** How well a suggestion fits: the share of what must be there, then of what is there. */
function fitOf({ mapping, missing, unused }: MappingSuggestion, layout: Layout): number {
  const known = Object.keys(mapping.columns).length;
  if (known === 0) return 0;
  const required = 1 - missing.length / layout.required.length;
  return required * 2 + known / (known + unused.length);
}

type Fitting = { readonly suggestion: MappingSuggestion; readonly fit: number };

function bestFor(headers: readonly string[], kind: FileKind | undefined): Fitting | null {
  let best: Fitting | null = null;
  for (const layout of LAYOUTS) {
    if (layout.takesAnyColumn === true) continue;
    if (kind !== undefined && layout.kind !== kind && layout.workbookKind !== kind) continue;
    const suggestion = suggestFor(layout, headers);
    const fit = fitOf(suggestion, layout);
    if (fit > (best?.fit ?? 0)) best = { suggestion, fit };
  }
  return best;
}

/**
 * Suggest a mapping for a header that no table has.
 * @param kind  the kind that the file is said to be; among all kinds otherwise.
 * @returns null where nothing of the header seems to be a column of ours.
 */
export function suggestMapping(headers: readonly string[], kind?: FileKind): MappingSuggestion | null {
  return bestFor(headers, kind)?.suggestion ?? null;
}

/** A header has two columns at least, and names most of them in words. */
function isOfWords(row: readonly string[]): boolean {
  const filled = row.filter((text) => text !== '');
  return filled.length >= 2 && filled.filter((text) => /\p{L}{2}/u.test(text)).length * 2 > filled.length;
}

/**
 * Suggest a mapping for the first rows of a table, of which any may be the header.
 * @returns null where no row seems to be a header of ours.
 */
export function suggestForRows(
  rows: readonly (readonly string[])[],
  kind?: FileKind,
): MappingSuggestion | null {
  let best: Fitting | null = null;
  for (const row of rows.slice(0, HEADER_WITHIN)) {
    const headers = row.map((header) => header.replace(/^\ufeff/, '').trim());
    if (!isOfWords(headers)) continue;
    const found = bestFor(headers, kind);
    if (found !== null && found.fit > (best?.fit ?? 0)) best = found;
  }
  return best?.suggestion ?? null;
}

/**
 * See that a mapping is of a table and of columns that there are.
 * @throws ProblemError `file.mapping-of-unknown`, which names what is not known.
 */
export function checkMapping(mapping: Mapping): void {
  const layout = LAYOUTS.find((one) => isLayoutOf(one, mapping)) ?? refuseTable(mapping);
  if (layout.takesAnyColumn === true) return;
  const known = new Set(columnsOf(layout));
  for (const ours of Object.values(mapping.columns))
    if (!known.has(columnKey(ours)))
      raise({
        code: 'file.mapping-of-unknown',
        message: `The table ${mapping.table} has no column ${ours}`,
        advice: `Its columns: ${[...known].join(', ')}.`,
        place: 'columns',
      });
}

function refuseTable({ table, kind }: Mapping): never {
  return raise({
    code: 'file.mapping-of-unknown',
    message: `There is no table ${table} of the kind ${kind}`,
    advice: `Tables of this kind: ${tablesOf(kind)}.`,
    place: 'table',
  });
}

function tablesOf(kind: FileKind): string {
  const names = LAYOUTS.filter((layout) => layout.kind === kind || layout.workbookKind === kind).map(
    ({ name }) => name,
  );
  return names.length === 0 ? 'none' : names.join(', ');
}
