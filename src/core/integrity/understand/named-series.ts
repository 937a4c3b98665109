/** Figures told one by one of things or times that bear names: a column of a table, a list, or a sentence that goes through them. */
import type { Spot } from '../finding.ts';
import { timeIn } from '../lex/only-time.ts';
import type { Unit } from '../lex/quantities.ts';
import { placeOf } from './block-places.ts';
import { cellSpots, type Grid } from './grid.ts';
import { oncePer } from './once.ts';
import { readSentences, type Sentence, sentenceSpot } from './sentence.ts';
import { thingWords } from './thing-words.ts';
import { TIME_NOUN } from './together.ts';
import type { Understanding } from './understanding.ts';

/** One figure and the name it goes with. */
export type NamedFigure = {
  /** In lower case: "harbour", "q3", "june". */
  readonly name: string;
  readonly value: number;
  readonly step: number;
  readonly spots: readonly Spot[];
};

export type NamedSeries = {
  readonly items: readonly NamedFigure[];
  readonly unit: Unit;
  /** Words of what the figures are of: column and caption, or the sentence's. */
  readonly words: ReadonlySet<string>;
  /** Place of its first block. */
  readonly blockAt: number;
  readonly section: string | null;
  /** Whether the names are times, in their order. */
  readonly isOverTime: boolean;
};

/** Fewer figures make no series. */
const LEAST = 3;
const TOTAL =
  /\*\*|\bto (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:total|all|overall|expenditure|sum|average|mean|england|national|whole|together|subtotal|median)\b/;
/** A row of several months, as a quarter is named where all rows are. */
const SPAN = /^(?:[a-z]{3,9}) (?:to|–|-) (?:[a-z]{3,9})\b(?: \d{4})?$/;
const TIME_NAME =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|^q[1-4]\b|^(?:early |late |the )?(?:spring|summer|autumn|winter)\b|^(?:19|20)\d\d|^(?:first|second|third|fourth|last|previous)\b.*\b(?:half|quarter|term|year|month)|^(?:at )?31 march|^(?:half|term|week|year) \w+$/;

/** Give the series of a document, tables first. */
export const namedSeries: (document: Understanding) => readonly NamedSeries[] = oncePer((document) => [
  ...document.grids.flatMap((grid) => seriesOfGrid(document, grid)),
  ...seriesOfLists(document),
  ...document.sentences.flatMap(seriesOfSentence),
]);

function finished(
  items: readonly NamedFigure[],
  rest: Omit<NamedSeries, 'items' | 'isOverTime'>,
): NamedSeries[] {
  const names = new Set(items.map(({ name }) => name));
  // "5 to 15": what stands between two figures is no name.
  if (items.some(({ name }) => NO_NAME.test(name))) return [];
  if (items.length < LEAST || names.size !== items.length) return [];
  return [{ ...rest, items: ordered(items), isOverTime: items.every(({ name }) => isTimeName(name)) }];
}

const NO_NAME =
  /^(?:the|a|an|to|and|of|or|from|by|at|in|on|with|than|less|plus|minus|against|for)(?: (?:the|a|only|about))?$/;

function isTimeName(name: string): boolean {
  return TIME_NAME.test(name) || timeIn(name) !== null;
}

/** Times with their day run from the first to the last; others stay as they are told. */
function ordered(items: readonly NamedFigure[]): readonly NamedFigure[] {
  const dated = items.map((item) => ({ item, from: timeIn(item.name)?.from ?? null }));
  if (dated.some(({ from }) => from === null)) return items;
  return dated.sort((a, b) => (a.from ?? 0) - (b.from ?? 0)).map(({ item }) => item);
}

/** Down each column by the names of the rows; along each row where the columns are times. */
function seriesOfGrid({ document }: Understanding, grid: Grid): NamedSeries[] {
  const { block, columns, rows } = grid;
  const blockAt = placeOf(document, block);
  const rest = { blockAt: blockAt < 0 ? 0 : blockAt, section: block.section };
  const isSpans = rows.filter(({ low }) => SPAN.test(low)).length > rows.length / 2;
  const own = rows.filter(({ low }) => low !== '' && (isSpans ? SPAN.test(low) : !TOTAL.test(low)));
  const down = columns.flatMap((column, at) => {
    const items = own.flatMap((row): NamedFigure[] => {
      const cell = row.cells[at];
      if (cell === null || cell === undefined) return [];
      return [
        { name: nameOfRow(row.low), value: cell.value, step: cell.step, spots: cellSpots(grid, row, at) },
      ];
    });
    const unit = own.find(({ cells }) => cells[at] != null)?.cells[at]?.unit ?? 'count';
    return finished(items, { ...rest, unit, words: thingWords(`${column.header} ${block.caption}`) });
  });
  const along = own.flatMap((row) => {
    const items = columns.flatMap((column, at): NamedFigure[] => {
      const cell = row.cells[at];
      if (cell == null || !isTimeName(column.low)) return [];
      return [{ name: column.low, value: cell.value, step: cell.step, spots: cellSpots(grid, row, at) }];
    });
    const unit = row.cells.find((cell) => cell !== null)?.unit ?? 'count';
    return finished(items, { ...rest, unit, words: thingWords(`${row.label} ${block.caption}`) });
  });
  return [...down, ...along];
}

/** "R2 | fees" and "year 7 (first placements)": the name alone. */
function nameOfRow(low: string): string {
  return low.replace(/\s*\([^)]*\)\s*$/, '').trim();
}

/** Items of one list that each hold a name and one figure: "Northgate 64". */
function seriesOfLists({ listings, document }: Understanding): NamedSeries[] {
  return listings.flatMap(({ intro, items }) => {
    const [first] = items;
    if (first === undefined || items.length < LEAST) return [];
    const blockAt = placeOf(document, first);
    const read = items.map((block) => {
      const sentences = readSentences(block, blockAt);
      const [sentence, more] = sentences;
      const [quantity, other] = sentence?.quantities ?? [];
      if (sentence === undefined || more !== undefined || quantity === undefined || other !== undefined)
        return null;
      const name = `${sentence.low.slice(0, quantity.start)} ${sentence.low.slice(quantity.end)}`
        .replace(/[^\p{L}\p{N}' &-]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      const words = name.split(' ').length;
      return name === '' || words > 5 || TOTAL.test(name)
        ? null
        : {
            unit: quantity.unit,
            item: { name, value: quantity.value, step: quantity.step, spots: [sentenceSpot(sentence)] },
          };
    });
    const whole = read.filter((one) => one !== null);
    const [head] = whole;
    if (head === undefined || whole.some(({ unit }) => unit !== head.unit)) return [];
    return finished(
      whole.map(({ item }) => item),
      { unit: head.unit, words: thingWords(intro?.text ?? ''), blockAt, section: first.section },
    );
  });
}

/** Figures of a sentence that are moves, and no levels. */
const MOVES = /\b(?:rise|fall|grow|increase|reduce|drop|cut|up|down|growth of|rises|falls) by\b/;

const LEADS =
  /^ ?(?:%|pupils|children|plans|students|placements|cases)? ?(?:in|at|for|from|with|by|during|of) (?:the )?/;

/** "9 in Year 5, 12 in Year 6 and 31 in Year 7", "Q1 38 per cent, Q2 44 per cent". */
function seriesOfSentence(sentence: Sentence): NamedSeries[] {
  const units = ['percent', 'money', 'count'] as const;
  return units.flatMap((unit) => {
    const told = sentence.quantities.filter((one) => one.unit === unit && one.per === null);
    if (told.length < LEAST || sentence.isChart || MOVES.test(sentence.low)) return [];
    const pieces = told.map((quantity, at) => {
      const ahead = sentence.low.slice(told[at - 1]?.end ?? 0, quantity.start);
      const behind = sentence.low.slice(quantity.end, told[at + 1]?.start ?? sentence.low.length);
      return { quantity, before: lastPart(ahead), after: firstPart(behind), isLed: LEADS.test(behind) };
    });
    const isAfter = pieces.filter(({ isLed }) => isLed).length >= told.length - 1;
    const items = pieces.flatMap(({ quantity, before, after }): NamedFigure[] => {
      const name = isAfter ? after : before;
      const words = name === '' ? 0 : name.split(' ').length;
      if (words === 0 || words > 5) return [];
      return [{ name, value: quantity.value, step: quantity.step, spots: [sentenceSpot(sentence)] }];
    });
    if (items.length < LEAST || items.length < told.length - 1) return [];
    return finished(items, {
      unit,
      words: thingWords(sentence.text),
      blockAt: sentence.blockAt,
      section: sentence.block.section,
    });
  });
}

/** The name right before a figure: what stands behind the last comma or "and". */
function lastPart(text: string): string {
  const part = text.split(/[,;:(]| and | then | with /).at(-1) ?? '';
  return part
    .replace(/^ ?(?:in|at|for|by) (?:the )?/, '')
    .replace(/\b(?:was|were|is|it|had|has)\b/g, '')
    .replace(/[^\p{L}\p{N}' /-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The name right behind a figure: what stands before the next comma or "and". */
function firstPart(text: string): string {
  const part = text.replace(LEADS, '').split(/[,;:.()]| and | but /)[0] ?? '';
  return part
    .replace(/[^\p{L}\p{N}' /-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where a name stands in a text as whole words; -1 where it does not. */
export function placeOfName(low: string, name: string): number {
  const place = low.indexOf(name);
  if (place < 0) return -1;
  const ends = `${low[place - 1] ?? ' '}${low[place + name.length] ?? ' '}`;
  return /[\p{L}\p{N}]/u.test(ends) ? -1 : place;
}

/** Lines that are no one of several alike: what all of them come to, or are paid from. */
const AGGREGATE =
  /\*\*|^\W*(?:gross|net)\W*$|\b(?:spend(?:ing)? (?:before|after|without|with|in)|(?:total|net|gross|all) \w+|expenditure|income|grant|block|dsg|deficit|overspend|overspent|surplus|balance|gap|ceiling|cap|result|payments?)\b/;

/** Whether a line can be ranked among those of a thing: both single ones, or both sums. */
export function areOfOneSort(name: string, other: string): boolean {
  return AGGREGATE.test(name) || !AGGREGATE.test(other);
}

/**
 * Whether a figure told with a claim is the one that a row or series has for its subject: no claim that brings its own figure is of
 * others. True where the claim brings none.
 */
export function isOwnFigure(
  { quantities, low }: Sentence,
  own: { readonly value: number; readonly step: number },
): boolean {
  const told = quantities.filter(
    ({ noun, start, unit }) =>
      unit !== 'points' &&
      !TIME_NOUN.test(noun) &&
      !/\b(?:of|than|among|for|in) (?:the |all |our |these )?(?:only )?$/.test(low.slice(0, start)),
  );
  if (told.length === 0) return true;
  return told.some(({ value, step }) => {
    const shown = Math.abs(own.value);
    // "1,046" in the text of a table of thousands.
    return [1, 1e3, 1e6].some((by) => Math.abs(value * by - shown) <= (step * by + own.step) / 2 + 1e-9);
  });
}

/** How far a claim may stand from the series it is of [blocks]. */
const NEAR = 6;

/** The series near a sentence: those with most words in common, all near ones where none has any; and every near one. */
export function seriesBy(
  document: Understanding,
  sentence: Sentence,
  isOf: (series: NamedSeries) => boolean,
): { readonly own: readonly NamedSeries[]; readonly near: readonly NamedSeries[] } {
  const near = namedSeries(document).filter(
    (series) =>
      series.section === sentence.block.section &&
      Math.abs(series.blockAt - sentence.blockAt) <= NEAR &&
      isOf(series),
  );
  const words = thingWords(sentence.text);
  const shared = near.map((series) => [...series.words].filter((word) => words.has(word)).length);
  const most = Math.max(0, ...shared);
  return { own: near.filter((_, at) => shared[at] === most), near };
}
