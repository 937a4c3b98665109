/** A rating by score or amount: "15 or more is Red, 8 to 14 is Amber", and a row whose figure lies in another colour's band. */
import type { DocumentBlock } from '../../document.ts';
import { type Found, type Spot, stretchOf } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { oncePer } from '../../understand/once.ts';
import { ratingIn } from '../../understand/ratings.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

type Unit = 'count' | 'money' | 'percent';
/** Values that one colour stands for: from `low` to `high`, each end with it or not. */
type Range = {
  /** A colour, or a level in words. */
  readonly word: string;
  readonly unit: Unit;
  readonly low: number;
  readonly high: number;
  readonly hasLow: boolean;
  readonly hasHigh: boolean;
};
type Key = { readonly ranges: readonly Range[]; readonly spot: Spot };

const COLOUR = String.raw`\b(blue|green|amber|red|yellow|orange|very high|high|medium|moderate|low|very low|critical|severe|minor|significant)\b`;
const AMOUNT = String.raw`(£)?(\d+(?:\.\d+)?)\s?(k\b|m\b|million|%|per cent)?`;
const BETWEEN = new RegExp(String.raw`(?:between |from )?${AMOUNT}\s?(?:to|and|–|-)\s?${AMOUNT}`);
const BOTH = new RegExp(
  String.raw`\b(over|above|more than) ${AMOUNT},? (?:and|but|to) (?:up to |not more than |no more than |at most |less than |under )?${AMOUNT}`,
);
const OR_MORE = new RegExp(
  String.raw`${AMOUNT} (?:or|and) (?:more|above|over|higher|greater)|\b(?:at least) ${AMOUNT}|${AMOUNT}\+`,
);
const MORE = new RegExp(String.raw`\b(?:more than|over|above|greater than|exceeding|exceeds) ${AMOUNT}`);
const OR_LESS = new RegExp(
  String.raw`${AMOUNT} (?:or|and) (?:less|fewer|under|below|lower)|\b(?:up to|no more than|not more than|at most|within) ${AMOUNT}`,
);
const LESS = new RegExp(String.raw`\b(?:less than|fewer than|under|below) ${AMOUNT}`);
/** Beyond so many characters a text is no key. */
const LONGEST = 600;

type Value = { readonly value: number; readonly unit: Unit };

/** The amount whose parts stand at a place of a match. */
function valueAt(match: RegExpMatchArray, at: number): Value | null {
  const digits = match[at + 1];
  if (digits === undefined) return null;
  const scale = match[at + 2] ?? '';
  const unit: Unit = match[at] === '£' ? 'money' : /%|per cent/.test(scale) ? 'percent' : 'count';
  const by = /^m/.test(scale) ? 1e6 : scale === 'k' ? 1e3 : 1;
  return { value: Number(digits) * by, unit };
}

/** The first of the amounts of a pattern that is there. */
function anyValue(match: RegExpMatchArray, places: readonly number[]): Value | null {
  for (const place of places) {
    const value = valueAt(match, place);
    if (value !== null) return value;
  }
  return null;
}

function between(a: Value | null, b: Value | null, word: string, hasLow: boolean): Range | null {
  if (a === null || b === null || b.value <= a.value) return null;
  const unit = b.unit === 'count' ? a.unit : b.unit;
  const low = unit === 'money' && a.unit === 'count' && b.value >= 1e6 ? a.value * 1e6 : a.value;
  return { word, unit, low, high: b.value, hasLow, hasHigh: true };
}

/** From a value up, with it or not. */
function upFrom(word: string, { unit, value }: Value, hasLow: boolean): Range {
  return { word, unit, low: value, high: Number.POSITIVE_INFINITY, hasLow, hasHigh: true };
}

/** Up to a value, with it or not. */
function downFrom(word: string, { unit, value }: Value, hasHigh: boolean): Range {
  return { word, unit, low: Number.NEGATIVE_INFINITY, high: value, hasLow: true, hasHigh };
}

/** The first amount that a pattern reads in a text; null where it reads none. */
function read(text: string, pattern: RegExp, places: readonly number[]): Value | null {
  const match = pattern.exec(text);
  return match === null ? null : anyValue(match, places);
}

/** What a piece of a key says of its colour. */
function rangeIn(text: string, word: string): Range | null {
  const both = BOTH.exec(text);
  if (both !== null) return between(valueAt(both, 2), valueAt(both, 5), word, false);
  const from = read(text, OR_MORE, [1, 4, 7]);
  if (from !== null) return upFrom(word, from, true);
  const to = read(text, OR_LESS, [1, 4]);
  if (to !== null && !MORE.test(text.replace(/\b(?:no|not) more than/, ''))) return downFrom(word, to, true);
  const above = read(text, MORE, [1]);
  if (above !== null) return upFrom(word, above, false);
  const below = read(text, LESS, [1]);
  if (below !== null) return downFrom(word, below, false);
  const pair = BETWEEN.exec(text);
  return pair === null ? null : between(valueAt(pair, 1), valueAt(pair, 4), word, true);
}

/** The pieces of a line that bear one colour each. */
function rangesOf(text: string): Range[] {
  const low = text.toLowerCase().replaceAll(/[*_]/g, '');
  if (low.length > LONGEST) return [];
  return low
    .split(/[;|•]|[.,:](?!\d)\s?|\band (?=\d|under |over |less |more |below |above |blue|green|amber|red)/)
    .flatMap((piece, at, all) => {
      const colours = [...piece.matchAll(new RegExp(COLOUR, 'g'))];
      const [colour] = colours;
      if (colour === undefined || colours.length !== 1) return [];
      const word = colour[1] ?? '';
      // "Green: 2% or less": the colour ends its piece, and what it stands for is the next.
      const next = all[at + 1] ?? '';
      const isAlone = piece.trim() === colour[1] && !new RegExp(COLOUR).test(next);
      const range = rangeIn(isAlone ? next : piece, word);
      return range === null ? [] : [range];
    });
}

function linesOf(block: DocumentBlock): { readonly text: string; readonly paragraph: number }[] {
  if (block.kind !== 'table') return [{ text: block.text, paragraph: block.paragraph }];
  return block.rows.slice(0, 8).map((row) => ({ text: row.cells.join(' '), paragraph: row.paragraph }));
}

/** The keys of a document: lines, or neighbouring ones, that give at least two colours their bands in one unit. */
const keysOf: (document: Understanding) => readonly Key[] = oncePer(({ document }) => {
  const keys: Key[] = [];
  let held: { readonly range: Range; readonly spot: Spot }[] = [];
  const close = () => {
    const [first] = held;
    const words = new Set(held.map(({ range }) => range.word));
    const units = new Set(held.map(({ range }) => range.unit));
    if (first !== undefined && words.size >= 2 && words.size === held.length && units.size === 1)
      keys.push({ ranges: held.map(({ range }) => range), spot: first.spot });
    held = [];
  };
  for (const block of document.blocks) {
    const { page, section } = block;
    const own = linesOf(block).flatMap(({ text, paragraph }) =>
      rangesOf(text).map((range) => ({
        range,
        spot: stretchOf({ paragraph, page, section }, text, 0, text.length),
      })),
    );
    if (own.length === 0 || block.kind !== 'item') close();
    held.push(...own);
    if (block.kind !== 'item') close();
  }
  close();
  return keys;
});

const OF_UNIT: Readonly<Record<Unit, RegExp>> = {
  count: /^(?:risk )?(?:score|total|rating score|residual(?: score)?|current(?: score)?|l ?[x×] ?i)\b/,
  money: /\bvariance\b|\bover ?spend\b|\bdifference\b|\badverse\b/,
  percent: /\bvariance\b|\bdifference\b|\bshort(?:fall)?\b|\bgap\b|% ?(?:off|from|var)/,
};

function isIn({ low, high, hasLow, hasHigh }: Range, value: number, hair: number): boolean {
  return (
    (hasLow ? value >= low - hair : value > low + hair) &&
    (hasHigh ? value <= high + hair : value < high - hair)
  );
}

/** The figure of a row that a key speaks of, with the place of its column; null where none or several fit. */
function figureOf(
  grid: Grid,
  row: GridRow,
  unit: Unit,
): { readonly value: number; readonly step: number } | null {
  const places = grid.columns.flatMap(({ low }, at) => (at > 0 && OF_UNIT[unit].test(low) ? [at] : []));
  const cells = places.flatMap((at) => {
    const cell = row.cells[at];
    return cell == null || cell.unit !== unit || cell.isUnsure ? [] : [cell];
  });
  // A target or earlier score stands behind the one that is rated.
  return cells[0] ?? null;
}

/** The colour or level that a cell holds. */
function levelIn(text: string): string | null {
  const level =
    /^\W{0,3}(very high|high|medium|moderate|low|very low|critical|severe|minor|significant)\W{0,3}$/i.exec(
      text,
    )?.[1];
  return level?.toLowerCase() ?? ratingIn(text);
}

function rowsAgainst(grid: Grid, { ranges, spot }: Key): Found[] {
  const rated = grid.columns.flatMap((_, at) =>
    at > 0 && grid.rows.some(({ row }) => levelIn(row.cells[at] ?? '') !== null) ? [at] : [],
  );
  const [column, more] = rated;
  if (column === undefined || more !== undefined) return [];
  const [unit] = ranges.map((range) => range.unit);
  if (unit === undefined) return [];
  return grid.rows.flatMap((row): Found[] => {
    const word = levelIn(row.row.cells[column] ?? '');
    const figure = figureOf(grid, row, unit);
    const own = ranges.find((range) => range.word === word);
    if (own === undefined || figure === null) return [];
    const hair = unit === 'count' ? 0 : figure.step / 2;
    const others = ranges.filter((range) => range !== own && isIn(range, figure.value, -hair));
    const [other] = others;
    if (other === undefined || others.length !== 1 || isIn(own, figure.value, hair)) return [];
    return [
      {
        spots: [rowSpot(grid, row), spot],
        arithmetic: `${showValue(figure.value, unit)} is ${other.word} by the key, not ${own.word}`,
      },
    ];
  });
}

/** "Condition 1 is rated Amber. There are 3,412 plans against a trajectory of 3,210": its distance lies in another band. */
function textAgainst({ againsts, ratings }: Understanding, { ranges, spot }: Key): Found[] {
  if (ranges[0]?.unit !== 'percent') return [];
  return ratings.flatMap((rating): Found[] => {
    const own = ranges.find(({ word }) => word === rating.word);
    const held = againsts.filter(({ sentence }) => sentence.block.paragraph === rating.spot.paragraph);
    const [against] = held;
    if (rating.from !== 'text' || own === undefined || against === undefined || held.length !== 1) return [];
    const { actual, reference } = against;
    if (reference.value <= 0 || actual.unit === 'percent') return [];
    const off = (Math.abs(actual.value - reference.value) / reference.value) * 100;
    const other = ranges.find((range) => range !== own && isIn(range, off, -OFF_HAIR));
    if (other === undefined || isIn(own, off, OFF_HAIR)) return [];
    return [
      {
        spots: [rating.spot, spot],
        arithmetic: `${showValue(actual.value, actual.unit)} is ${off.toFixed(1)}% from ${showValue(reference.value, reference.unit)}: ${other.word} by the key, not ${own.word}`,
      },
    ];
  });
}

/** Distances are told to a tenth [per cent]. */
const OFF_HAIR = 0.05;

/** Bands of ratings. */
export const BAND_RULES: readonly Rule[] = [
  {
    code: 'claim.band',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'A row is rated otherwise than the key says for its score or amount',
    meaning:
      'A key that gives colours by scores, amounts or percentages, and a row with such a figure in a column of its own and one rating.',
    advice: 'Rate by the key, or write down why not.',
    fires:
      'A score of 15 or more is Red, 8 to 14 is Amber, and 7 or less is Green.\n\n| Risk | Likelihood | Impact | Score | Rating |\n| --- | --- | --- | --- | --- |\n| Demand | 4 | 4 | 16 | Amber |',
    silent:
      'A score of 15 or more is Red, 8 to 14 is Amber, and 7 or less is Green.\n\n| Risk | Likelihood | Impact | Score | Rating |\n| --- | --- | --- | --- | --- |\n| Demand | 4 | 3 | 12 | Amber |',
    find: (document) => {
      const keys = keysOf(document);
      return keys.flatMap((key) => [
        ...document.grids.flatMap((grid) => rowsAgainst(grid, key)),
        ...textAgainst(document, key),
      ]);
    },
  },
];
